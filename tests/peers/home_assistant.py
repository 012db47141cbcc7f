# SPDX-License-Identifier: Apache-2.0
"""Home Assistant discovers a running `pilotlight serve`, shows all its entities, and its commands reach the port.

    pip install homeassistant==2025.3.4 paho-mqtt==2.1.0   (Python 3.13)
    mosquitto -p 1883
    pilotlight serve --set phaseSwitch=yes --mqtt mqtt://127.0.0.1:1883   (type: plug; draw_power_regulated 16,3)
    python home_assistant.py 1883
"""

import json
import os
import subprocess
import sys
import tempfile

#: Without its frontend it says that it would go into recovery, and does not matter here; what MQTT complains of does.
CONFIGURATION = """
peer:
logger:
  default: fatal
  logs:
    homeassistant.components.mqtt: warning
"""

#: Its storage, as its own dialogue would write it.
ENTRIES = {
    "version": 1,
    "minor_version": 5,
    "key": "core.config_entries",
    "data": {
        "entries": [
            {
                "created_at": "2026-01-01T00:00:00+00:00",
                "modified_at": "2026-01-01T00:00:00+00:00",
                "data": {"broker": "127.0.0.1", "port": int(sys.argv[1]), "discovery": True},
                "disabled_by": None,
                "discovery_keys": {},
                "domain": "mqtt",
                "entry_id": "01JPEER000000000000000MQTT",
                "minor_version": 2,
                "options": {},
                "pref_disable_new_entities": False,
                "pref_disable_polling": False,
                "source": "user",
                "subentries": [],
                "title": "broker",
                "unique_id": None,
                "version": 1,
            }
        ]
    },
}

#: What stands within Home Assistant: it shows states and presses what can be pressed.
COMPONENT = '''
import asyncio
import os

from homeassistant.helpers import entity_registry

DOMAIN = "peer"

#: Entity, service, data, and what it then says within ten seconds.
DEEDS = [
    ("number.pilotlight_limit", "number.set_value", {"value": 10.5}, "10.5"),
    ("switch.pilotlight_charging", "switch.turn_off", {}, "off"),
    ("switch.pilotlight_charging", "switch.turn_on", {}, "on"),
    ("select.pilotlight_phases", "select.select_option", {"option": "1"}, "1"),
    ("button.pilotlight_clear", "button.press", {}, None),
    ("button.pilotlight_restart", "button.press", {}, None),
]


async def async_setup(hass, config):
    hass.async_create_background_task(watch(hass), "peer")
    return True


def ours(hass):
    registry = entity_registry.async_get(hass)
    return sorted(entry.entity_id for entry in registry.entities.values() if entry.platform == "mqtt")


def say(line):
    print(line, flush=True)


async def act(hass, entity, service, data, expected):
    domain, name = service.split(".")
    await hass.services.async_call(domain, name, {"entity_id": entity, **data}, blocking=True)
    for _ in range(100):
        await asyncio.sleep(0.1)
        if expected is None or hass.states.get(entity).state == expected:
            break
    say(f"{service} {data or ''} -> {entity} {hass.states.get(entity).state}")


async def watch(hass):
    answers = []
    for _ in range(300):
        await asyncio.sleep(0.1)
        if len(ours(hass)) >= 20:
            break
    from homeassistant.components import mqtt

    await mqtt.async_subscribe(hass, "pilotlight/answer", lambda message: answers.append(message.payload))
    await asyncio.sleep(8)
    for entity in ours(hass):
        state = hass.states.get(entity)
        more = state.attributes
        kind = " ".join(f"{more[key]}" for key in ("device_class", "state_class", "unit_of_measurement") if key in more)
        say(f"{entity:44}{state.state}  {kind}".rstrip())
    for deed in DEEDS:
        await act(hass, *deed)
    await asyncio.sleep(5)
    say(f"event: {hass.states.get('event.pilotlight_event').attributes.get('event_type')}")
    for answer in answers:
        say(f"answer: {answer}")
    os._exit(0)
'''


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        component = os.path.join(folder, "custom_components", "peer")
        os.makedirs(component)
        os.makedirs(os.path.join(folder, ".storage"))
        files = {
            os.path.join(folder, "configuration.yaml"): CONFIGURATION,
            os.path.join(folder, ".storage", "core.config_entries"): json.dumps(ENTRIES),
            os.path.join(component, "__init__.py"): COMPONENT,
            os.path.join(component, "manifest.json"): json.dumps(
                {"domain": "peer", "name": "peer", "version": "1.0.0", "documentation": "", "codeowners": [], "requirements": []}
            ),
        }
        for name, text in files.items():
            with open(name, "w", encoding="utf8") as file:
                file.write(text)
        program = os.path.join(os.path.dirname(sys.executable), "hass")
        # before its logger is set up it speaks of what is not installed
        subprocess.run([program, "--config", folder, "--skip-pip"], check=False, timeout=120, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, "home-assistant.log"), encoding="utf8") as file:
            complaints = [line for line in file if "homeassistant.components.mqtt" in line]
        print(f"{len(complaints)} complaints by its MQTT")
        sys.stdout.writelines(complaints)


main()

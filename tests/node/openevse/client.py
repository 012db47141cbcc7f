# SPDX-License-Identifier: Apache-2.0
"""python-openevse-http, which nobody here wrote, as it is on PyPI, against what answers as OpenEVSE does at HOST:PORT, with USER and PASSWORD where they are given.

What each call gave goes to standard error, one JSON object: the client's own answer, or the name of what it raises and what that says.
"""
import asyncio
import datetime
import json
import logging
import os
import sys

import aiohttp
from openevsehttp import OpenEVSE
from openevsehttp.exceptions import AuthenticationError

logging.disable(logging.CRITICAL)


async def main(host, user=None, password=None):
    async with aiohttp.ClientSession() as session:
        evse = OpenEVSE(host, user=user, pwd=password, session=session)

        async def seen(*names):
            await evse.update(force_status=True)
            return {name: getattr(evse, name) for name in names}

        async def socket():
            await evse.ws_start()
            for _ in range(100):
                if evse.ws_state == "stopped":
                    break
                await asyncio.sleep(0.05)
            state = evse.ws_state
            await evse.ws_disconnect()
            return state

        moment = datetime.datetime(2026, 7, 1, 10, 0, 0, tzinfo=datetime.timezone.utc)
        calls = [
            ("who", evse.test_and_get),
            ("versions", lambda: seen("wifi_firmware", "openevse_firmware", "protocol_version")),
            ("status", lambda: seen("state", "status", "vehicle", "charging_current", "charging_voltage", "current_power", "current_capacity", "max_current", "ambient_temperature", "service_level", "manual_override", "has_limit")),
            ("bounds", lambda: seen("min_amps", "max_amps", "max_current_soft")),
            ("no override", evse.get_override),
            ("override", lambda: evse.set_override(state="active", charge_current=10)),
            ("override then", evse.get_override),
            ("status then", lambda: seen("current_capacity", "max_current", "manual_override", "status")),
            ("current", lambda: evse.set_current(12)),
            ("current then", evse.get_override),
            ("too much", lambda: evse.set_current(33)),
            ("disabled", lambda: evse.set_override(state="disabled")),
            ("disabled then", lambda: seen("status", "state", "current_capacity")),
            ("its state", evse.get_override_state),
            ("cleared", evse.clear_override),
            ("its state then", evse.get_override_state),
            ("toggled", evse.toggle_override),
            ("toggled then", evse.get_override),
            ("toggled again", evse.toggle_override),
            ("on", lambda: evse.set_manual_override(True)),
            ("on then", lambda: seen("manual_override")),
            ("off", lambda: evse.set_manual_override(False)),
            ("off then", lambda: seen("manual_override", "status")),
            ("no state", lambda: evse.set_override(energy_limit=5000)),
            ("no limit", evse.get_limit),
            ("limit", lambda: evse.set_limit("time", 60)),
            ("limit then", evse.get_limit),
            ("limit seen", lambda: seen("has_limit")),
            ("another limit", lambda: evse.set_limit("time", 90, release=True)),
            ("limit of energy", lambda: evse.set_limit("energy", 5000)),
            ("limit cleared", evse.clear_limit),
            ("limit at last", evse.get_limit),
            ("claim", lambda: evse.make_claim(state="active", charge_current=9)),
            ("claims", evse.list_claims),
            ("target", lambda: evse.list_claims(target=True)),
            ("charge current", evse.get_charge_current),
            ("released", evse.release_claim),
            ("claims then", evse.list_claims),
            ("schedule", evse.get_schedule),
            ("set time", lambda: evse.set_time(moment, timezone_str="Europe/Berlin|CET-1CEST,M3.5.0,M10.5.0/3")),
            ("rapi", lambda: evse.send_command("$G0")),
            ("no such command", lambda: evse.send_command("$XX")),
            ("socket", socket),
            ("status without it", lambda: seen("vehicle")),
            ("gateway", evse.restart_wifi),
            ("restart", evse.restart_evse),
            ("battery", lambda: evse.soc(battery_level=50)),
            ("charge mode", lambda: evse.set_charge_mode("eco")),
            ("divert", lambda: evse.set_divert_mode("eco")),
            ("shaper", lambda: evse.set_shaper(True)),
        ]
        results = {}
        for name, call in calls:
            try:
                results[name] = await call()
            except AuthenticationError as error:
                return {name: f"AuthenticationError: {error}"}
            except Exception as error:
                results[name] = f"{type(error).__name__}: {error}"
        return results


sys.stderr.write(json.dumps(asyncio.run(main(*sys.argv[1:]))))
sys.stderr.flush()
os._exit(0)

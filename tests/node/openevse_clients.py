# SPDX-License-Identifier: Apache-2.0
"""Clients of OpenEVSE that nobody here wrote, as they are on PyPI, against what listens at standard input and output or at an address.

serial: python-openevse on a pseudo terminal whose other end is standard input and output.
http HOST:PORT: openevsewifi, through what answers as the gateway does.
gateway HOST:PORT: python-openevse-http, through what answers as a gateway of 3.3.1 does, which has RAPI for all that it does.
What each call gave goes to standard error, one JSON object.
"""
import asyncio
import datetime
import json
import os
import sys
import threading
import tty


def tried(calls):
    """What each call gives, or the name of what it raises."""
    results = {}
    for name, call in calls:
        try:
            results[name] = call()
        except Exception as error:
            results[name] = type(error).__name__
    return results


def copy(source, target):
    while True:
        data = os.read(source, 256)
        if not data:
            return
        os.write(target, data)


def terminal():
    """The name of a pseudo terminal that is joined to standard input and output."""
    ours, theirs = os.openpty()
    tty.setraw(ours)
    tty.setraw(theirs)
    threading.Thread(target=copy, args=(ours, 1), daemon=True).start()
    threading.Thread(target=copy, args=(0, ours), daemon=True).start()
    return os.ttyname(theirs)


def serial():
    import openevse

    evse = openevse.SerialOpenEVSE(terminal())
    moment = datetime.datetime(2026, 11, 28, 12, 30, 5)
    return tried([
        ("version", evse.version),
        ("status", evse.status),
        ("capacity", evse.current_capacity),
        ("range", evse.current_capacity_range),
        ("set capacity", lambda: evse.current_capacity(16)),
        ("too much", lambda: evse.current_capacity(63)),
        ("capacity then", evse.current_capacity),
        ("diode check", evse.diode_check),
        ("diode check off", lambda: evse.diode_check(False)),
        ("diode check on", lambda: evse.diode_check(True)),
        ("self test", evse.gfi_self_test),
        ("ventilation", evse.vent_required),
        ("stuck relay", lambda: evse.stuck_relay_check(None)),
        ("faults", evse.fault_counters),
        ("temperature", evse.temperature),
        ("meter", evse.charging_current_and_voltage),
        ("ammeter", evse.ammeter_settings),
        ("energy", evse.accumulated_wh),
        ("no clock", evse.time),
        ("set clock", lambda: str(evse.time(moment))),
        ("clock", lambda: evse.time().strftime("%Y-%m-%d %H:%M")),
        ("time limit", evse.time_limit),
        ("charge limit", evse.charge_limit),
        ("timer off", evse.timer),
        ("echo off", lambda: evse.echo(False)),
        ("level", lambda: evse.service_level(2)),
        ("display", lambda: evse.display_text(0, 0, "hello")),
        ("sleep", lambda: evse.status("sleep")),
        ("enable", lambda: evse.status("enable")),
        ("news", evse.get_status_change),
        ("reset", evse.reset),
        ("version then", evse.version),
    ])


def http(host):
    import openevsewifi

    evse = openevsewifi.Charger(host, json=True)
    names = [
        "status", "charge_time_elapsed", "time_limit", "ammeter_scale_factor", "ammeter_offset", "min_amps", "max_amps",
        "current_capacity", "service_level", "diode_check_enabled", "vent_required_enabled", "stuck_relay_check_enabled",
        "gfi_self_test_enabled", "gfi_trip_count", "no_gnd_trip_count", "stuck_relay_trip_count", "charging_current",
        "charging_voltage", "charge_limit", "ambient_temperature", "rtc_temperature", "ir_temperature", "usage_session",
        "usage_total", "firmware_version", "protocol_version",
    ]
    return tried([(name, lambda name=name: getattr(evse, name)) for name in names])


async def gateway(host):
    import aiohttp
    from openevsehttp import OpenEVSE

    async with aiohttp.ClientSession() as session:
        evse = OpenEVSE(host, session=session)

        async def seen(*names):
            await evse.update(force_status=True)
            return {name: getattr(evse, name) for name in names}

        async def capacity(amps):
            await evse.set_current(amps)
            return (await evse.send_command("$GE"))[1].split()[1]

        async def holding(enable):
            await evse.set_manual_override(enable)
            return (await seen("state"))["state"]

        moment = datetime.datetime(2026, 11, 28, 12, 30, 5, tzinfo=datetime.timezone.utc)
        calls = [
            ("who", evse.test_and_get),
            ("firmware", lambda: seen("openevse_firmware", "wifi_firmware")),
            ("status", lambda: seen("state", "charging_current", "charging_voltage", "current_capacity", "ambient_temperature")),
            ("checks", lambda: seen("diode_check_enabled", "vent_required_enabled", "ground_check_enabled", "stuck_relay_check_enabled")),
            ("trips", lambda: seen("gfi_trip_count", "no_gnd_trip_count", "stuck_relay_trip_count")),
            ("set current", lambda: capacity(16)),
            ("status then", lambda: seen("current_capacity")),
            ("less than there is", lambda: capacity(5)),
            ("more than the circuit bears", lambda: capacity(40)),
            ("the same by hand", lambda: evse.send_command("$SC 40 V")),
            ("no such command", lambda: evse.send_command("$XX")),
            ("sleep", lambda: holding(False)),
            ("wake", lambda: holding(True)),
            ("set time", lambda: evse.set_time(moment)),
            ("clock", lambda: evse.send_command("$GT")),
            ("usage", lambda: seen("usage_session", "usage_total", "charge_time_elapsed")),
            ("override", evse.get_override),
            ("restart", evse.restart_evse),
            ("set current again", lambda: capacity(32)),
        ]
        results = {}
        for name, call in calls:
            try:
                results[name] = await call()
            except Exception as error:
                results[name] = type(error).__name__
        return results


if sys.argv[1] == "gateway":
    result = asyncio.run(gateway(sys.argv[2]))
else:
    result = serial() if sys.argv[1] == "serial" else http(sys.argv[2])
sys.stderr.write(json.dumps(result))
sys.stderr.flush()
os._exit(0)

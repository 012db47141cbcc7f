# SPDX-License-Identifier: Apache-2.0
"""Clients of OpenEVSE that nobody here wrote, as they are on PyPI, against what listens at standard input and output or at an address.

serial: python-openevse on a pseudo terminal whose other end is standard input and output.
http HOST:PORT: openevsewifi, through what answers as the gateway does.
What each call gave goes to standard error, one JSON object.
"""
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


result = serial() if sys.argv[1] == "serial" else http(sys.argv[2])
sys.stderr.write(json.dumps(result))
sys.stderr.flush()
os._exit(0)

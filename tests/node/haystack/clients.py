# SPDX-License-Identifier: Apache-2.0
"""Clients of Haystack that nobody here wrote, as they are on PyPI, against a server that wants a login.

phable BASE USER PASSWORD FORMAT: phable, with FORMAT json or zinc.
phable-charge BASE USER PASSWORD FORMAT: phable, while a vehicle charges: limits it and lets it go.
haystack-py BASE USER PASSWORD FORMAT: haystack-py.
What each call gave goes to standard error, one JSON object: a text, or the name of what it has raised.
"""
import asyncio
import json
import os
import sys


def told(error):
    """What was raised, with HTTP's status if it has one."""
    status = getattr(error, "code", None)
    return type(error).__name__ if status is None else f"{type(error).__name__} {status}"


def tried(calls):
    results = {}
    for name, call in calls:
        try:
            results[name] = call()
        except Exception as error:
            results[name] = told(error)
    return results


def phable(base, user, password, form):
    from phable import HaystackClient

    client = HaystackClient.open(base, user, password, content_type=form)
    return tried([
        ("wrong password", lambda: str(HaystackClient.open(base, user, password + "!", content_type=form))),
        ("stranger", lambda: str(HaystackClient.open(base, "nobody", password, content_type=form))),
        ("about", lambda: client.about()["productName"]),
        ("read", lambda: client.read("evse and port")["dis"]),
        ("read all", lambda: len(client.read_all("evse and port").rows)),
        ("close", lambda: len(client.close().rows)),
        ("about then", lambda: client.about()["productName"]),
    ])


def phable_charge(base, user, password, form):
    import time
    from phable import HaystackClient, Number, Ref

    client = HaystackClient.open(base, user, password, content_type=form)
    setpoint = client.read("point and max and current and sp")["id"]

    def shown(value):
        return None if value is None else [value.val, value.unit]

    def max_current(amps):
        """What is shown, once it is so or has not become so for long."""
        for _ in range(50):
            value = shown(client.read_by_id(setpoint)["curVal"])
            if value == [amps, "A"]:
                break
            time.sleep(0.1)
        return value

    def level_8():
        rows = client.point_write_array(setpoint).rows
        level = next(row for row in rows if row["level"].val == 8)
        return [shown(level.get("val")), level.get("who")]

    return tried([
        ("status", lambda: client.read("point and evseStatus")["curVal"]),
        ("max current", lambda: max_current(32)),
        ("write", lambda: len(client.point_write(setpoint, 8, Number(10, "A")).rows)),
        ("level 8", level_8),
        ("max current then", lambda: max_current(10)),
        ("an unknown record", lambda: len(client.read_by_ids([Ref("nobody")]).rows)),
        ("one by one", lambda: str(client.read_by_id(Ref("nobody")))),
        ("another unit", lambda: str(client.point_write(setpoint, 8, Number(10, "kW")))),
        ("release", lambda: len(client.point_write(setpoint, 8).rows)),
        ("level 8 then", level_8),
        ("max current at last", lambda: max_current(32)),
        ("close", lambda: len(client.close().rows)),
    ])


async def haystack_py(base, user, password, form):
    from hs_py.client import Client

    results = {}

    async def attempt(name, call):
        try:
            results[name] = await call()
        except Exception as error:
            results[name] = told(error)

    async with Client(base, user, password, accept_format=form) as client:
        async def about():
            return (await client.about())[0]["productName"]

        async def read():
            return (await client.read("evse and port"))[0]["dis"]

        await attempt("about", about)
        await attempt("read", read)
        # as when the server has forgotten it: the client logs in anew
        client._auth_token = "0" * 32
        client._password = password
        await attempt("about then", about)
        client._auth_token = "0" * 32
        # what it does by itself: it has forgotten the password by then
        await attempt("about at last", about)
    async with Client(base, user, password + "!", accept_format=form) as client:
        await attempt("wrong password", client.about)
    return results


KINDS = {"phable": phable, "phable-charge": phable_charge}
kind, *rest = sys.argv[1:]
result = KINDS[kind](*rest) if kind in KINDS else asyncio.run(haystack_py(*rest))
sys.stderr.write(json.dumps(result))
sys.stderr.flush()
os._exit(0)

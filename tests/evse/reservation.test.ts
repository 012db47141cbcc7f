// SPDX-License-Identifier: Apache-2.0
/** Reservation and availability: who may have the port, and who may have it closed. */
import test from "ava";
import { Bay } from "./port.js";

test("a reservation is used by whoever is authorized, and its number goes with the session", (t) => {
	const bay = new Bay({ authorization: 1 }).away();
	t.is(bay.evse.reserve(7, 600_000), "Accepted");
	bay.away();
	bay.told();
	bay.evse.authorize("A");
	bay.away();
	bay.plug();
	t.deepEqual(bay.told(), ["SessionStarted", "Authorized", "AuthRequired", "TransactionStarted", "PrepareCharging", "ReservationEnd"]);
	t.is(bay.last("SessionStarted")?.reservation, 7);
	t.is(bay.last("TransactionStarted")?.reservation, 7);
	t.deepEqual(bay.last("ReservationEnd"), { reservation: 7, reason: "UsedToStartCharging" });
});

test("only the token that it was made for may use it", (t) => {
	const bay = new Bay().away();
	bay.evse.reserve(7, 600_000, "MINE");
	bay.plug();
	t.is(bay.evse.stage, "waiting", "charging is free, but not here and now");
	t.deepEqual(bay.evse.holds, ["authorization"]);
	t.is(bay.evse.authorize("YOURS"), "the port is reserved for somebody else");
	t.is(bay.evse.authorize("MINE"), "");
	bay.charge();
	t.is(bay.evse.stage, "charging");
});

test("it expires, to the tick", (t) => {
	const bay = new Bay().away();
	bay.evse.reserve(7, 60_000);
	bay.away(59_900);
	t.is(bay.evse.reservation, 7);
	bay.away(100);
	t.is(bay.evse.reservation, undefined);
	t.deepEqual(bay.last("ReservationEnd"), { reservation: 7, reason: "Expired" });
});

test("it is cancelled by request, by a fault, and by disabling the port", (t) => {
	for (const end of [
		(bay: Bay) => void bay.evse.cancelReservation(),
		(bay: Bay) => void (bay.report.faults = 1),
		(bay: Bay) => void bay.evse.setAvailability("CSMS", "Disable", 0),
	]) {
		const bay = new Bay().away();
		bay.evse.reserve(7, 60_000);
		end(bay);
		bay.away(200);
		t.deepEqual(bay.last("ReservationEnd"), { reservation: 7, reason: "Cancelled" });
		t.is(bay.events.filter((name) => name === "ReservationEnd").length, 1);
	}
	t.is(new Bay().away().evse.cancelReservation(), "there is no reservation");
});

test("it is refused where it makes no sense, and renewed by its own number", (t) => {
	const bay = new Bay().away();
	t.is(bay.evse.reserve(7, 0), "Rejected");
	t.is(bay.evse.reserve(-7, 60_000), "Rejected");
	t.is(bay.evse.reserve(7, 60_000), "Accepted");
	t.is(bay.evse.reserve(8, 60_000), "Occupied");
	bay.away(50_000);
	t.is(bay.evse.reserve(7, 60_000), "Accepted");
	bay.away(50_000);
	t.is(bay.evse.reservation, 7);
	t.is(bay.events.filter((name) => name === "ReservationStart").length, 1);
	bay.plug();
	t.is(bay.evse.reserve(9, 60_000), "Occupied");
	const faulted = new Bay();
	faulted.report.faults = 1;
	t.is(faulted.away().evse.reserve(7, 60_000), "Faulted");
	const disabled = new Bay();
	disabled.evse.setAvailability("CSMS", "Disable", 0);
	t.is(disabled.away().evse.reserve(7, 60_000), "Unavailable");
});

test("it stands again after a restart, and ends when it was meant to once the time is known", (t) => {
	const bay = new Bay().away();
	bay.evse.setClock(Date.UTC(2026, 0, 1, 12));
	bay.evse.reserve(7, 600_000, "A");
	bay.restart().away();
	t.is(bay.evse.reservation, 7);
	t.is(bay.evse.authorize("B"), "the port is reserved for somebody else");
	bay.evse.setClock(Date.UTC(2026, 0, 1, 12, 9, 58));
	bay.away();
	t.is(bay.evse.reservation, 7);
	bay.away(1_000);
	t.is(bay.evse.reservation, undefined);
	bay.restart().away();
	t.is(bay.evse.reservation, undefined);
});

for (const [moved, to] of [
	["forward by a year", Date.UTC(2027, 0, 1)],
	["back by a year", Date.UTC(2025, 0, 1)],
] as const)
	test(`a clock that is set ${moved} does not end a reservation of this run, nor make it last longer`, (t) => {
		const bay = new Bay().away();
		bay.stepMs = 1_000;
		bay.evse.setClock(Date.UTC(2026, 0, 1));
		bay.evse.reserve(7, 600_000);
		bay.away(300_000);
		bay.evse.setClock(to);
		bay.away(299_000);
		t.is(bay.evse.reservation, 7);
		bay.away(1_000);
		t.is(bay.evse.reservation, undefined);
	});

test("a reservation from before a restart goes by the clock as it was last, and never lasts longer than was left of it", (t) => {
	const bay = new Bay().away();
	bay.stepMs = 1_000;
	bay.evse.setClock(Date.UTC(2026, 0, 1, 12));
	bay.evse.reserve(7, 600_000);
	bay.away(300_000);
	bay.evse.setClock(Date.UTC(2026, 5, 1, 12));
	bay.restart().away();
	bay.evse.setClock(Date.UTC(2026, 5, 1, 12, 4));
	bay.away(58_000);
	t.is(bay.evse.reservation, 7);
	bay.evse.setClock(Date.UTC(2025, 0, 1));
	bay.away(299_000);
	t.is(bay.evse.reservation, 7, "the clock was moved back: five minutes were left");
	bay.away(1_000);
	t.is(bay.evse.reservation, undefined);
});

test("the highest priority decides whether the port may be used; among equals, whoever disables it", (t) => {
	const bay = new Bay().away();
	const say = (source: string, state: "Enable" | "Disable" | "Unassigned", priority: number) =>
		bay.evse.setAvailability(source as "CSMS", state, priority);
	say("CSMS", "Disable", 5_000);
	t.false(bay.evse.enabled);
	say("LocalAPI", "Enable", 100);
	t.true(bay.evse.enabled);
	say("MobileApp", "Disable", 100);
	t.false(bay.evse.enabled, "a tie");
	say("MobileApp", "Enable", 100);
	t.true(bay.evse.enabled);
	say("ServiceTechnician", "Disable", 0);
	t.false(bay.evse.enabled);
	for (const source of ["ServiceTechnician", "MobileApp", "LocalAPI"]) say(source, "Unassigned", 0);
	t.false(bay.evse.enabled, "CSMS is left");
	say("CSMS", "Unassigned", 0);
	t.true(bay.evse.enabled);
	t.is(
		say("Nobody", "Disable", 0),
		'"Nobody" is not a source; sources are Unspecified, LocalAPI, LocalKeyLock, ServiceTechnician, RemoteKeyLock, MobileApp, FirmwareUpdate, CSMS',
	);
	t.is(say("CSMS", "Disable", 10_001), "priority 10001 is not from 0, the highest, to 10000");
	t.true(bay.evse.enabled);
});

test("disabling ends a session without unplugging, enabling begins a new one, over restarts too", (t) => {
	const bay = new Bay().away().charge();
	bay.told();
	bay.evse.setAvailability("CSMS", "Disable", 10);
	bay.charge();
	t.deepEqual(bay.told(), ["Disabled", "StoppingCharging", "ChargingFinished", "TransactionFinished", "SessionFinished"]);
	t.is(bay.last("TransactionFinished")?.reason, "EVSEDisabled");
	t.deepEqual(bay.last("Disabled"), { source: "CSMS", priority: 10 });
	t.deepEqual(bay.evse.holds, ["unavailable"]);
	bay.restart().charge(5_000);
	t.deepEqual(bay.told(), ["Disabled"]);
	t.is(bay.evse.authorize("A"), "the port is disabled");
	bay.evse.setAvailability("CSMS", "Unassigned", 10);
	bay.charge();
	t.is(bay.evse.stage, "charging");
	t.is(bay.evse.sessions, 2);
});

// SPDX-License-Identifier: Apache-2.0
/** The plan when the clock moves, when the charger restarts, and when the vehicle draws otherwise than reckoned. */
import test, { type ExecutionContext } from "ava";
import type { EvseNumbers } from "../../src/evse/numbers.js";
import { UNSAID } from "../../src/evse/targets.js";
import { Bay } from "./port.js";

const EVERY_DAY = 0x7f;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const iso = (ms: number | undefined) => (ms === undefined ? "none" : new Date(ms).toISOString().slice(0, 16));

/** A port at 11 kW that wants 20 kWh in the vehicle at 7:00, with a report a minute. */
function garage(start: string | undefined, numbers: Partial<EvseNumbers> = {}): Bay {
	const bay = new Bay({ limit: 16_000, ...numbers }).away();
	bay.stepMs = MINUTE;
	tell(bay, start);
	bay.evse.mode = "automatic";
	bay.evse.setTargets(EVERY_DAY, [{ minute: 7 * 60, mwh: 20_000_000, soc: UNSAID }]);
	return bay;
}

function tell(bay: Bay, time: string | undefined): void {
	if (time !== undefined) bay.evse.setClock(Date.parse(time));
}

/** Charges for so many minutes, on so many phases with so much current, whenever the port lets it. */
function draw(bay: Bay, minutes: number, phases: number, ma = 16_000): Bay {
	for (let i = 0; i < minutes; i++) {
		const flows = bay.evse.stage === "charging";
		bay.report.signalledMa = bay.report.offeredMa;
		for (let phase = 0; phase < 3; phase++) bay.sense.mains.milliAmps[phase] = flows && phase < phases ? ma : 0;
		if (flows) bay.meter(Math.floor((ma * 230 * phases) / 60_000) * 1_000);
		bay.charge(MINUTE);
	}
	return bay;
}

const kWh = (bay: Bay) => Math.round(bay.evse.sessionMwh / 1e6);

for (const [name, before, after, starts] of [
	["back by half a year", "2027-01-10T20:00:00Z", "2026-06-01T20:00:00Z", "2026-06-02T01:18"],
	["forward from 1970", "1970-01-01T00:00:10Z", "2026-06-01T20:00:00Z", "2026-06-02T01:18"],
	["forward by an hour", "2026-06-01T19:00:00Z", "2026-06-01T20:00:00Z", "2026-06-02T01:18"],
	["back by a day", "2026-06-02T20:00:00Z", "2026-06-01T20:00:00Z", "2026-06-02T01:18"],
	["back over a target", "2026-06-02T07:30:00Z", "2026-06-02T00:30:00Z", "2026-06-02T01:18"],
] as const)
	test(`a clock that is set ${name} while a plan waits makes the plan anew`, (t) => {
		const bay = draw(garage(before), 10, 3);
		tell(bay, after);
		draw(bay, 1, 3);
		t.deepEqual(bay.evse.holds, ["schedule"]);
		t.is(iso(bay.evse.next.startsAt), starts);
	});

test("a clock set forward over the target charges at once: it is late", (t) => {
	const bay = draw(garage("2026-06-01T20:00:00Z"), 10, 3);
	tell(bay, "2026-06-02T08:00:00Z");
	draw(bay, 2, 3);
	t.is(bay.evse.stage, "charging");
	t.is(bay.last("TargetMissed")?.missingWh, 20_000);
});

test("a clock that is set by seconds again and again changes nothing", (t) => {
	const bay = draw(garage("2026-06-02T01:17:00Z"), 3, 3);
	t.is(bay.evse.stage, "charging");
	draw(bay, 30, 3);
	for (let i = 0; i < 20; i++) {
		tell(bay, new Date((bay.evse.clockMs ?? 0) + (i % 2 === 0 ? -59_000 : 59_000)).toISOString());
		draw(bay, 1, 3);
		t.is(bay.evse.stage, "charging", `${i}`);
	}
	draw(bay, 70, 3);
	t.is(kWh(bay), 20);
	t.is(bay.evse.stage, "paused");
	for (const back of [59_000, -59_000]) {
		tell(bay, new Date((bay.evse.clockMs ?? 0) + back).toISOString());
		draw(bay, 1, 3);
		t.is(bay.evse.stage, "paused", "what was reached is not charged for again");
	}
});

test("a zone that is told after plugging in moves the target", (t) => {
	const bay = draw(garage("2026-06-01T20:00:00Z"), 10, 3);
	t.is(iso(bay.evse.next.aim?.at), "2026-06-02T07:00");
	bay.evse.setZone("CET-1CEST,M3.5.0,M10.5.0/3");
	draw(bay, 1, 3);
	t.is(iso(bay.evse.next.aim?.at), "2026-06-02T05:00");
	t.is(iso(bay.evse.next.startsAt), "2026-06-01T23:18");
});

/** From the evening to the morning after the next; at one moment of it the power goes for a minute. */
function twoNights(restartAfterMin: number, told: boolean): { first: number; second: number } {
	const bay = garage("2026-06-01T20:00:00Z", { preheatMs: 0 });
	let first = 0;
	for (let minute = 0; minute < 36 * 60; minute++) {
		if (minute === restartAfterMin) {
			const now = bay.evse.clockMs ?? 0;
			bay.restart();
			if (told) bay.evse.setClock(now);
		}
		if (minute === restartAfterMin + 1 && !told) tell(bay, new Date(Date.parse("2026-06-01T20:00:00Z") + minute * MINUTE).toISOString());
		draw(bay, 1, 3);
		if (minute === 11 * 60 + 30) first = kWh(bay);
	}
	return { first, second: kWh(bay) };
}

for (const told of [true, false])
	for (const minute of [-1, 60, 330, 400, 425, 430, 600, 680, 1_000, 1_770, 1_800, 2_000])
		test(`20 kWh each night, ${minute < 0 ? "without a restart" : `restarted after ${minute} min`}, the clock ${told ? "known at once" : "told a minute later"}`, (t) => {
			t.deepEqual(twoNights(minute, told), { first: 20, second: 40 });
		});

test("a vehicle on one phase is reckoned with from the beginning, and one that draws little once it has been seen", (t: ExecutionContext) => {
	const single = draw(garage("2026-06-01T20:00:00Z", { preheatMs: 0 }), 11 * 60, 1);
	t.is(kWh(single), 20);
	t.deepEqual([single.last("TargetMissed"), single.last("TargetUnreachable")], [undefined, undefined]);
	const weak = draw(garage("2026-06-01T20:00:00Z"), 6 * 60, 1, 8_000);
	t.is(weak.last("TargetUnreachable")?.at, Date.parse("2026-06-02T07:00:00Z") / 1_000);
	t.is(weak.events.filter((name) => name === "TargetUnreachable").length, 1);
	draw(weak, 6 * 60, 1, 8_000);
	t.is(weak.events.filter((name) => name === "TargetMissed").length, 1);
	t.is(weak.evse.stage, "charging");
});

test("the next target of a vehicle that was seen on three phases waits longer", (t) => {
	const bay = draw(garage("2026-06-01T20:00:00Z"), 12 * 60, 3);
	t.is(iso(bay.evse.next.startsAt), "2026-06-03T04:56");
});

test("a target that cannot be met even at full power says so when the vehicle is plugged in", (t) => {
	const bay = draw(garage("2026-06-02T06:00:00Z"), 1, 3);
	t.is(bay.last("TargetUnreachable")?.missingWh, 20_000);
	const possible = draw(garage("2026-06-02T05:00:00Z"), 1, 3);
	t.is(possible.last("TargetUnreachable"), undefined, "with three phases it can be met");
});

for (const [preheatMs, offered] of [
	[HOUR, 60],
	[0, 0],
	[10 * MINUTE, 10],
] as const)
	test(`a vehicle whose energy is in is offered current in the last ${offered} min before the target`, (t) => {
		const bay = draw(garage("2026-06-01T20:00:00Z", { preheatMs }), 9 * 60, 3);
		t.is(kWh(bay), 20);
		const minutes: number[] = [];
		for (let minute = 5 * 60; minute < 9 * 60; minute++) {
			draw(bay, 1, 3);
			if (bay.evse.wish.mayCharge === 1) minutes.push(minute + 1);
		}
		t.is(minutes.length, offered);
		if (offered > 0) t.deepEqual([minutes[0], minutes[offered - 1]], [7 * 60 - offered, 7 * 60 - 1]);
		draw(bay, 22 * 60, 3);
		const before = kWh(bay);
		t.true(before >= 40, "and what it used to heat itself does not count for the next night");
	});

for (const restartAt of [-1, 645, 655, 661])
	test(`what heats the car counts for no other night, ${restartAt < 0 ? "without a restart" : `restarted after ${restartAt} min`}`, (t) => {
		const bay = garage("2026-06-01T20:00:00Z", { preheatMs: 10 * MINUTE });
		bay.evse.setTargets(EVERY_DAY, [{ minute: 7 * 60, mwh: 5_000_000, soc: UNSAID }]);
		for (let minute = 0; minute < 34 * 60 + 48; minute++) {
			if (minute === restartAt) {
				const now = bay.evse.clockMs ?? 0;
				bay.restart().evse.setClock(now);
			}
			draw(bay, 1, 3);
		}
		// two nights with 5 kWh each, and ten minutes of 11 kW in the first morning
		const { sessionMwh } = bay.evse;
		t.true(sessionMwh > 11_300_000 && sessionMwh < 12_300_000, `${sessionMwh}`);
	});

test("a battery that is told again and again while it charges does not pause what has begun", (t) => {
	const bay = garage("2026-06-01T20:00:00Z");
	bay.evse.setTargets(EVERY_DAY, [{ minute: 7 * 60, mwh: UNSAID, soc: 80 }]);
	bay.evse.tellBattery({ percent: 40, capacityMwh: 50_000_000 });
	draw(bay, 7 * 60, 3);
	t.is(bay.evse.stage, "charging");
	const before = bay.events.filter((name) => name === "ChargingPausedEVSE").length;
	for (let percent = 41; percent < 80; percent++) {
		bay.evse.tellBattery({ percent, capacityMwh: 50_000_000 });
		draw(bay, 1, 3);
		t.is(bay.evse.stage, "charging", `${percent}`);
	}
	t.is(bay.events.filter((name) => name === "ChargingPausedEVSE").length, before);
});

// SPDX-License-Identifier: Apache-2.0
/** Targets, the plan that reaches them, time zones, and the random delay. */
import test from "ava";
import { UNSAID } from "../../src/evse/targets.js";
import { localTime, momentAt, offsetAt, zoneFrom } from "../../src/evse/zone.js";
import { byTime, EVERY_DAY, iso, planned } from "./planned.js";
import { Bay } from "./port.js";

const CET = "CET-1CEST,M3.5.0,M10.5.0/3";
const HOUR = 3_600_000;

test("charging waits until the target can just be reached, with a margin of 15 minutes", (t) => {
	const bay = planned("2026-06-01T20:00:00Z");
	bay.evse.setTargets(EVERY_DAY, [byTime(7 * 60, 22_080_000)]);
	bay.charge(HOUR);
	// a vehicle that was never seen to charge may use one phase: 22.08 kWh at 3.68 kW take 6 h
	t.is(iso(bay.evse.next.aim?.at), "2026-06-02T07:00:00.000Z");
	t.is(iso(bay.evse.next.startsAt), "2026-06-02T00:45:00.000Z");
	t.deepEqual(bay.evse.holds, ["schedule"]);
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["Schedule"]);
	bay.charge(3 * HOUR + 44 * 60_000);
	t.is(bay.evse.stage, "paused");
	bay.charge(3 * 60_000);
	t.is(bay.evse.stage, "charging");
});

test("a lower limit makes it begin earlier", (t) => {
	const bay = planned("2026-06-01T20:00:00Z");
	bay.evse.setTargets(EVERY_DAY, [byTime(7 * 60, 7_360_000)]);
	bay.charge(10 * 60_000);
	t.is(iso(bay.evse.next.startsAt), "2026-06-02T04:45:00.000Z");
	bay.evse.setLimit("house", { ma: 8_000 });
	bay.charge(10 * 60_000);
	t.is(iso(bay.evse.next.startsAt), "2026-06-02T02:45:00.000Z");
});

test("what has been added does not count twice; the next target is worked for afterwards", (t) => {
	const bay = planned("2026-06-01T20:00:00Z");
	bay.evse.setTargets(EVERY_DAY, [byTime(22 * 60, 5_000_000), byTime(7 * 60, 11_040_000)]);
	bay.charge(30 * 60_000);
	t.is(iso(bay.evse.next.aim?.at), "2026-06-01T22:00:00.000Z");
	bay.charge(HOUR);
	t.is(bay.evse.stage, "charging");
	for (let i = 0; i < 50; i++) bay.meter(100_000).charge(60_000);
	bay.charge(60_000);
	t.is(iso(bay.evse.next.aim?.at), "2026-06-02T07:00:00.000Z");
	t.is(iso(bay.evse.next.startsAt), "2026-06-02T03:45:00.000Z");
	t.is(bay.evse.stage, "paused");
});

test("a target that was missed is worked for until it is reached", (t) => {
	const bay = planned("2026-06-01T06:00:00Z");
	bay.evse.setTargets(EVERY_DAY, [byTime(7 * 60, 40_000_000)]);
	bay.charge(3 * HOUR);
	t.is(bay.evse.stage, "charging");
	t.is(iso(bay.evse.next.aim?.at), "2026-06-01T07:00:00.000Z");
});

test("a state of charge is believed once somebody tells the battery; until then charging begins at once", (t) => {
	const bay = planned("2026-06-01T20:00:00Z");
	bay.evse.setTargets(EVERY_DAY, [{ minute: 7 * 60, mwh: UNSAID, soc: 80 }]);
	bay.charge(10 * 60_000);
	t.is(bay.evse.stage, "charging");
	bay.evse.tellBattery({ percent: 40, capacityMwh: 18_400_000 });
	bay.charge(10 * 60_000);
	t.is(iso(bay.evse.next.startsAt), "2026-06-02T04:45:00.000Z");
	bay.evse.tellBattery({ percent: 80, capacityMwh: 18_400_000 });
	bay.charge(9 * HOUR);
	t.is(bay.evse.stage, "paused", "full enough");
	bay.evse.tellBattery({ percent: 60, capacityMwh: 18_400_000 });
	bay.charge(3 * HOUR);
	t.is(iso(bay.evse.next.aim?.at), "2026-06-02T07:00:00.000Z", "late, but not given up");
	t.is(bay.evse.stage, "charging");
});

test("without the time of day it waits for two minutes from power-up, then charges, and says so once", (t) => {
	const bay = new Bay().away();
	bay.evse.mode = "automatic";
	bay.evse.setTargets(EVERY_DAY, [byTime(0, 1_000_000)]);
	bay.charge(118_000);
	t.deepEqual(bay.evse.holds, ["clock"]);
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["Clock"]);
	t.false(bay.events.includes("ClockUnknown"));
	bay.charge(2_000);
	t.is(bay.evse.stage, "charging");
	t.is(bay.events.filter((name) => name === "ClockUnknown").length, 1);
	bay.evse.setClock(Date.UTC(2026, 5, 1, 12));
	bay.charge();
	t.deepEqual(bay.evse.holds, ["schedule"]);
});

test("in manual mode, and without targets, nothing waits", (t) => {
	const bay = planned("2026-06-01T20:00:00Z");
	bay.charge(10 * 60_000);
	t.is(bay.evse.stage, "charging");
	bay.evse.setTargets(EVERY_DAY, [byTime(7 * 60, 1_000_000)]);
	bay.charge(10 * 60_000);
	t.deepEqual(bay.evse.holds, ["schedule"]);
	bay.evse.mode = "manual";
	bay.charge(10 * 60_000);
	t.is(bay.evse.stage, "charging");
	t.is(bay.evse.next.aim, undefined);
	bay.evse.mode = "automatic";
	bay.evse.clearTargets();
	bay.charge(10 * 60_000);
	t.is(bay.evse.stage, "charging");
});

test("targets, mode and zone are kept over a restart", (t) => {
	const bay = planned("2026-06-01T20:00:00Z", CET);
	bay.evse.setTargets(0x02, [byTime(7 * 60, 1_000_000)]);
	bay.restart().away();
	bay.evse.setClock(Date.parse("2026-06-01T20:00:00Z"));
	bay.charge(10 * 60_000);
	t.is(bay.evse.mode, "automatic");
	t.is(iso(bay.evse.next.aim?.at), "2026-06-08T05:00:00.000Z", "7:00 on Monday in a week, in summer");
});

test("targets that make no sense are refused", (t) => {
	const { evse } = new Bay();
	t.is(evse.setTargets(0, [byTime(1, 1)]), "no day of the week");
	t.is(evse.setTargets(1, [byTime(1_440, 1)]), "a time of day is from 0:00 to 23:59");
	t.is(evse.setTargets(1, [byTime(1, -2)]), "a target is an energy, or a state of charge up to 100 %");
	t.is(evse.setTargets(1, [{ minute: 1, mwh: 1, soc: 101 }]), "a target is an energy, or a state of charge up to 100 %");
	t.is(evse.setTargets(1, [byTime(1, UNSAID)]), "a target is an energy, or a state of charge");
	t.is(
		evse.setTargets(
			1,
			Array.from({ length: 11 }, (_, i) => byTime(i, 1)),
		),
		"a day has at most 10 targets, not 11",
	);
	t.true(evse.targets.every((day) => day.length === 0));
	t.regex(evse.setZone("Berlin"), /^"Berlin" is no time zone; write for instance UTC0 or CET-1CEST/);
});

test("a zone knows its summer, north and south", (t) => {
	const berlin = zoneFrom(CET);
	t.is(offsetAt(berlin, Date.parse("2026-03-29T00:59:59Z")), 60);
	t.is(offsetAt(berlin, Date.parse("2026-03-29T01:00:00Z")), 120);
	t.is(offsetAt(berlin, Date.parse("2026-10-25T00:59:59Z")), 120);
	t.is(offsetAt(berlin, Date.parse("2026-10-25T01:00:00Z")), 60);
	const sydney = zoneFrom("AEST-10AEDT,M10.1.0,M4.1.0/3");
	t.is(offsetAt(sydney, Date.parse("2026-01-01T00:00:00Z")), 660);
	t.is(offsetAt(sydney, Date.parse("2026-07-01T00:00:00Z")), 600);
	t.is(offsetAt(sydney, Date.parse("2026-04-04T15:59:59Z")), 660);
	t.is(offsetAt(sydney, Date.parse("2026-04-04T16:00:00Z")), 600);
	t.is(offsetAt(zoneFrom("<+0545>-5:45"), 0), 345);
	t.is(offsetAt(zoneFrom("EST5"), 0), -300);
	for (const text of [
		"",
		"CET",
		"CET-1CEST",
		"CET-1CEST,M3.5.0",
		"CET-25",
		"CET-1CEST,M13.5.0,M10.5.0",
		"CET-1CEST,M3.6.0,M10.5.0",
		"CET-1CEST,M3.5.7,M10.5.0",
	])
		t.throws(() => zoneFrom(text), { message: /^"/ }, text);
});

test("an offset has minutes as a clock has, is that of a place, and summer is near winter", (t) => {
	const rules = ",M3.5.0,M10.5.0";
	for (const [zone, winter, summer] of [
		["IST-5:59", 359, 359],
		["<-12>12", -720, -720],
		["<+14>-14", 840, 840],
		[`<+00>0<+02>-2${rules}`, 0, 120],
		[`IST-1GMT0${rules}`, 60, 0],
		[`<+1030>-10:30<+11>-11${rules}`, 630, 660],
		[`CET-1CEST,M3.5.0/1:59,M10.5.0/3`, 60, 120],
	] as const) {
		t.is(offsetAt(zoneFrom(zone), Date.parse("2026-01-01T12:00:00Z")), winter, zone);
		t.is(offsetAt(zoneFrom(zone), Date.parse("2026-07-01T12:00:00Z")), summer, zone);
	}
	const minutes = (offset: string) => `${offset} has more than 59 minutes; write for instance IST-5:30`;
	const saving = "nowhere is summer time more than 2 h from standard time; without an offset of its own it is one hour ahead";
	for (const [zone, wrong] of [
		["CET-1:99", minutes("-1:99")],
		["IST-5:60", minutes("-5:60")],
		[`CET-1CEST-2:60${rules}`, minutes("-2:60")],
		["CET-1CEST,M3.5.0/2:60,M10.5.0", minutes("2:60")],
		["<+15>-14:01", "no place is -14:01 h from UTC; POSIX counts west of it as positive"],
		["<-13>12:01", "no place is 12:01 h from UTC; POSIX counts west of it as positive"],
		[`CET-1CEST-99${rules}`, "no place is -99 h from UTC; POSIX counts west of it as positive"],
		[`CET-1CEST-3:01${rules}`, saving],
		[`CET-1CEST1:01${rules}`, saving],
	] as const)
		t.throws(() => zoneFrom(zone), { message: `"${zone}": ${wrong}` });
});

test("an hour that the clocks leave out, and one that they show twice", (t) => {
	const berlin = zoneFrom(CET);
	const spring = localTime(berlin, Date.parse("2026-03-29T12:00:00Z"));
	t.deepEqual(spring, { day: 20_541, weekday: 0, minute: 14 * 60 });
	t.is(iso(momentAt(berlin, spring.day, 60)), "2026-03-29T00:00:00.000Z");
	t.is(iso(momentAt(berlin, spring.day, 150)), "2026-03-29T01:30:00.000Z", "2:30 does not exist: 3:30");
	t.is(iso(momentAt(berlin, spring.day, 180)), "2026-03-29T01:00:00.000Z");
	const autumn = localTime(berlin, Date.parse("2026-10-25T12:00:00Z"));
	t.is(iso(momentAt(berlin, autumn.day, 150)), "2026-10-25T00:30:00.000Z", "2:30 comes twice: the first");
	t.is(iso(momentAt(berlin, autumn.day, 180)), "2026-10-25T02:00:00.000Z");
});

test("a target by the clock on the wall stays there when the clocks change", (t) => {
	const bay = planned("2026-03-28T20:00:00Z", CET);
	bay.evse.setTargets(EVERY_DAY, [byTime(7 * 60, 3_680_000)]);
	bay.charge(HOUR);
	t.is(iso(bay.evse.next.aim?.at), "2026-03-29T05:00:00.000Z");
	t.is(iso(bay.evse.next.startsAt), "2026-03-29T03:45:00.000Z");
});

test("the random delay holds a start and a rise back, never a fall, and can be skipped", (t) => {
	const bay = new Bay({ randomDelay: 1, limit: 16_000 }).away();
	bay.stepMs = 1_000;
	bay.charge(60_000);
	t.deepEqual(bay.evse.holds, ["delay"]);
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["Delay"]);
	t.deepEqual({ ...bay.evse.binding }, { ma: 0, by: "delay" });
	bay.charge(238_000);
	t.is(bay.evse.stage, "paused");
	bay.charge(5_000);
	t.is(bay.evse.stage, "charging", "half of 600 s");
	bay.evse.setLimit("grid", { ma: 10_000 });
	bay.charge(1_000);
	t.is(bay.evse.wish.offerMa, 10_000, "less at once");
	bay.evse.clearLimit("grid");
	bay.charge(60_000);
	t.is(bay.evse.wish.offerMa, 10_000);
	t.is(bay.evse.stage, "charging");
	t.is(bay.evse.skipDelay(), "");
	bay.charge(1_000);
	t.is(bay.evse.wish.offerMa, 16_000);
	t.is(bay.evse.skipDelay(), "nothing is delayed");
	bay.numbers.limit = 16_050;
	bay.charge(1_000);
	t.is(bay.evse.wish.offerMa, 16_050, "hardly a change");
	bay.away(2_000).charge(5_000);
	t.deepEqual(bay.evse.holds, ["delay"], "the next vehicle waits again");
});

// SPDX-License-Identifier: Apache-2.0
/** Targets that say energy and state of charge, a start at random, and targets as they were set. */
import test from "ava";
import { byTime, EVERY_DAY, iso, planned } from "./planned.js";
import { Bay } from "./port.js";

test("of a target that says both, energy counts until somebody tells the battery", (t) => {
	const bay = planned("2026-06-01T20:00:00Z");
	bay.evse.setTargets(EVERY_DAY, [{ minute: 7 * 60, mwh: 22_080_000, soc: 80 }]);
	bay.charge(10 * 60_000);
	t.is(iso(bay.evse.next.startsAt), "2026-06-02T00:45:00.000Z", "6 h and a quarter before, on one phase");
	bay.evse.tellBattery({ percent: 80, capacityMwh: 18_400_000 });
	bay.charge(10 * 60_000);
	t.is(bay.evse.next.startsAt, undefined, "full enough");
});

for (const [windowMs, marginMs, luck, begins] of [
	[600_000, 900_000, 1, "2026-06-02T00:54:59.999Z"],
	[600_000, 900_000, 0, "2026-06-02T00:45:00.000Z"],
	[86_400_000, 900_000, 1, "2026-06-02T00:59:59.999Z"],
	[600_000, 0, 1, "2026-06-02T01:00:00.000Z"],
] as const)
	test(`a window of ${windowMs / 1_000} s at random, with a margin of ${marginMs / 1_000} s: drawn once, and never past the target (${luck})`, (t) => {
		const bay = planned("2026-06-01T20:00:00Z");
		bay.luck = luck;
		bay.numbers.planDelayMs = windowMs;
		bay.numbers.targetMarginMs = marginMs;
		bay.evse.setTargets(EVERY_DAY, [byTime(7 * 60, 22_080_000)]);
		bay.charge(10 * 60_000);
		t.is(iso(bay.evse.next.startsAt), begins);
		bay.charge(60 * 60_000);
		t.is(iso(bay.evse.next.startsAt), begins);
	});

test("targets are shown as they were set: what is set later takes its days from others, and stands where one had no more", (t) => {
	const { evse } = new Bay();
	const one = [byTime(1, 1)];
	const two = [byTime(2, 2), byTime(1, 0)];
	for (const [days, targets] of [
		[0x7f, one],
		[0x40, two],
		[0x01, []],
	] as const)
		evse.setTargets(days, targets);
	t.deepEqual(evse.schedule, [
		{ days: 0x3e, targets: one },
		{ days: 0x40, targets: two },
		{ days: 0x01, targets: [] },
	]);
	evse.setTargets(0x41, one);
	t.deepEqual(evse.schedule, [
		{ days: 0x3e, targets: one },
		{ days: 0x41, targets: one },
	]);
	evse.setTargets(0x02, two);
	evse.setTargets(0x01, two);
	evse.setTargets(0x03, one);
	t.is(
		evse.schedule.reduce((days, entry) => days | entry.days, 0),
		0x7f,
		"no day is lost",
	);
	evse.clearTargets();
	t.deepEqual(evse.schedule, []);
});

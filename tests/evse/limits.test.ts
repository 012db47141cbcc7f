// SPDX-License-Identifier: Apache-2.0
/** Limits: the least of all that is active counts, at every moment, and what is not renewed falls back. */
import test from "ava";
import { Bay } from "./port.js";

const offered = (bay: Bay) => [bay.evse.binding.ma, bay.evse.binding.by];

test("the least binds, by name", (t) => {
	const bay = new Bay().away();
	t.deepEqual(offered(bay), [32_000, "circuit"]);
	bay.evse.setLimit("house", { ma: 20_000 });
	bay.evse.setLimit("sun", { ma: 9_000 });
	t.deepEqual(offered(bay.away(100)), [9_000, "sun"]);
	t.is(bay.evse.clearLimit("sun"), "");
	t.deepEqual(offered(bay.away(100)), [20_000, "house"]);
	bay.numbers.userLimit = 11_000;
	t.deepEqual(offered(bay.away(100)), [11_000, "user"]);
	bay.numbers.limit = 10_000;
	t.deepEqual(offered(bay.away(100)), [10_000, "circuit"]);
});

test("two settings that change at once by as much, one up and one down, are both seen", (t) => {
	const bay = new Bay({ limit: 16_000, userLimit: 20_000 }).away();
	bay.numbers.limit = 20_000;
	bay.numbers.userLimit = 16_000;
	t.deepEqual(offered(bay.away(100)), [16_000, "user"]);
	bay.numbers.userLimit = 30_000;
	bay.numbers.limit = 6_000;
	t.deepEqual(offered(bay.away(100)), [6_000, "circuit"]);
});

test("cable and charger bind below the port", (t) => {
	const bay = new Bay({ limit: 63_000 }).away().plug();
	t.deepEqual(offered(bay), [32_000, "cable"]);
	bay.report.offeredMa = 20_000;
	bay.evse.follow(bay.sense, bay.report);
	t.deepEqual(offered(bay), [20_000, "charger"]);
});

test("what is not renewed falls back at its moment, charging pauses, and goes on by itself when energy returns", (t) => {
	const bay = new Bay().away().charge();
	bay.evse.setLimit("ems", { ma: 16_000, forMs: 10_000 });
	bay.charge(9_900);
	t.is(bay.evse.stage, "charging");
	bay.told();
	bay.charge(200);
	t.deepEqual(offered(bay), [0, "ems"]);
	t.deepEqual(bay.told(), ["LimitChanged", "StoppingCharging", "ChargingPausedEVSE"]);
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["NoEnergy"]);
	bay.evse.setLimit("ems", { ma: 16_000, forMs: 100_000 });
	bay.charge(59_500);
	t.is(bay.evse.stage, "paused", "the shortest pause");
	bay.charge(1_000);
	t.is(bay.evse.stage, "charging");
});

test("it may fall back to a safe current instead", (t) => {
	const bay = new Bay().away().charge();
	bay.evse.setLimit("ems", { ma: 16_000, forMs: 10_000, fallbackMa: 6_000 });
	bay.charge(20_000);
	t.deepEqual(offered(bay), [6_000, "ems"]);
	t.is(bay.evse.stage, "charging");
});

test("watts become amperes by the voltage that is measured and the phases that are used", (t) => {
	const bay = new Bay().away();
	bay.evse.setLimit("solar", { mw: 6_900_000 });
	t.deepEqual(offered(bay.away(1_100)), [10_000, "solar"]);
	bay.sense.mains.milliVolts.fill(240_000);
	t.deepEqual(offered(bay.away(1_100)), [9_583, "solar"]);
	bay.sense.mains.milliVolts.fill(0);
	t.deepEqual(offered(bay.away(1_100)), [10_000, "solar"], "a meter without voltages: the nominal one");
	bay.evse.setLimit("solar", { mw: 6_900_000, ma: 8_000 });
	t.deepEqual(offered(bay.away(100)), [8_000, "solar"], "both: the lower");
});

test("a vehicle that draws on one phase may have the power of all on that one", (t) => {
	const bay = new Bay().away();
	bay.evse.setLimit("solar", { mw: 4_600_000 });
	bay.charge();
	t.is(bay.evse.binding.ma, 6_666);
	bay.sense.mains.milliAmps[0] = 6_600;
	bay.charge(29_000);
	t.is(bay.evse.phases.used, 3);
	bay.charge(8_000);
	t.is(bay.evse.phases.used, 1);
	t.is(bay.evse.binding.ma, 20_000);
	bay.sense.mains.milliAmps.fill(0);
	bay.away();
	t.is(bay.evse.phases.used, 3, "the next one may use three");
});

test("a schedule is a step function of time", (t) => {
	const bay = new Bay().away();
	bay.evse.setLimit("plan", {
		steps: [
			{ afterMs: 1_000, ma: 16_000 },
			{ afterMs: 2_000, mw: 4_140_000 },
			{ afterMs: 3_000, ma: 0 },
		],
	});
	const seen = [500, 1_000, 1_000, 1_000].map((ms) => bay.away(ms).evse.binding.ma);
	t.deepEqual(seen, [32_000, 16_000, 6_000, 0]);
});

test("a limit for this vehicle ends with it", (t) => {
	const bay = new Bay().away().plug();
	bay.evse.setLimit("guest", { ma: 8_000, untilUnplugged: true });
	bay.evse.setLimit("house", { ma: 20_000 });
	bay.plug();
	t.is(bay.evse.binding.ma, 8_000);
	bay.away(2_000);
	t.deepEqual(bay.evse.limits, ["house"]);
});

test("a limit that makes no sense is refused with what would be right, and disturbs nothing", (t) => {
	const bay = new Bay().away();
	for (const [name, limit, says] of [
		["1st", { ma: 1 }, /^"1st" is no name for a limit; it begins with a letter/],
		["x".repeat(25), { ma: 1 }, /at most 24 letters/],
		["cable", { ma: 1 }, /^"cable" is what the port itself calls a limit/],
		["a", {}, /^a: a limit says amperes, watts, phases or steps$/],
		["a", { ma: -1 }, /^a: 0 to 80 A; below 6 A there is no charging$/],
		["a", { ma: Number.NaN }, /^a: 0 to 80 A/],
		["a", { ma: 80_001 }, /^a: 0 to 80 A/],
		["a", { mw: 100_000_001 }, /^a: 0 to 100 kW$/],
		["a", { ma: 1, forMs: 0 }, /^a: a limit lasts for more than 0 s/],
		["a", { ma: 1, forMs: 1_000, fallbackMa: -1 }, /^a: it falls back to 0 to 80 A$/],
		["a", { steps: [] }, /^a: a schedule has 1 to 96 steps$/],
		[
			"a",
			{
				steps: [
					{ afterMs: 5, ma: 1 },
					{ afterMs: 5, ma: 2 },
				],
			},
			/^a: the steps of a schedule follow each other in time$/,
		],
		["a", { steps: [{ afterMs: 5, ma: -1 }] }, /^a: 0 to 80 A/],
	] as const)
		t.regex(bay.evse.setLimit(name, limit), says);
	t.deepEqual(bay.evse.limits, []);
	t.is(bay.evse.clearLimit("a"), 'there is no limit "a"; none is set');
	for (let i = 0; i < 32; i++) t.is(bay.evse.setLimit(`s${i}`, { ma: 16_000 }), "");
	t.regex(bay.evse.setLimit("one.more", { ma: 1 }), /^there are 32 limits already; clear one of s0, s1/);
	t.is(bay.evse.setLimit("s31", { ma: 7_000 }), "", "those that are there may change");
	t.regex(bay.evse.clearLimit("a"), /^there is no limit "a"; limits are s0, s1/);
});

test("after a restart a limit stands as it was, and one that has to be renewed at what it falls back to", (t) => {
	const bay = new Bay().away();
	bay.evse.setLimit("house", { ma: 20_000 });
	bay.evse.setLimit("ems", { ma: 16_000, forMs: 10_000, fallbackMa: 7_000 });
	bay.evse.setLimit("plan", {
		steps: [
			{ afterMs: 0, ma: 10_000 },
			{ afterMs: 60_000, ma: 9_000 },
		],
	});
	bay.restart().away();
	t.deepEqual(offered(bay), [7_000, "ems"]);
	bay.evse.clearLimit("ems");
	t.deepEqual(offered(bay.away(100)), [9_000, "plan"], "nobody knows how long the power was gone");
	bay.evse.clearLimit("plan");
	t.deepEqual(offered(bay.away(100)), [20_000, "house"]);
	bay.evse.setLimit("house", { ma: 12_000 });
	bay.away(61_000).restart().away();
	t.deepEqual(offered(bay), [12_000, "house"], "another value is kept within a minute");
});

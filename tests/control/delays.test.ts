// SPDX-License-Identifier: Apache-2.0
/** Every delay ends in the step in which it has passed: one millisecond more, and it ends one step later. */
import test from "ava";
import { Feedback, UNKNOWN } from "../../src/control/board.js";
import { Desk, TICK_MS } from "./desk.js";

/** What moves slowly is looked at in every sixteenth step. */
const SLOW_MS = 16 * TICK_MS;

/** A delay, a length of it that is a whole number of steps, and what takes so long. */
type Row = readonly [group: string, key: string, ms: number, stepMs: number, measure: (desk: Desk) => number];

/** Milliseconds of steps without periods until `done`. */
function silentUntil(desk: Desk, done: () => boolean): number {
	desk.periods(0, 0, 0);
	for (let ms = 0; ms < 1_000; ms += TICK_MS) {
		if (done()) return ms;
		desk.stepAfter();
	}
	throw new Error("not within a second");
}

/** Milliseconds from one self-test of the monitor to the next. */
function betweenTests(desk: Desk): number {
	const begins = () => desk.until(() => desk.drive.residualTest === 1);
	begins();
	desk.until(() => desk.drive.residualTest === 0);
	return begins();
}

/** A monitor that trips in its test and then stays so. */
function testNeverEnds(desk: Desk): number {
	desk.monitorWorks = false;
	desk.until(() => desk.drive.residualTest === 1);
	desk.sense.residual.tripped = 1;
	return desk.until(() => desk.has("residual_monitor"));
}

const letter = (name: string) => (desk: Desk) => desk.until(() => desk.letterName === name);
const opens = (desk: Desk) => desk.until(() => !desk.closed);

const ROWS: readonly Row[] = [
	["pilot", "enterAMs", 30, TICK_MS, (desk) => letter("A")(desk.show("B").run(1_500).show("A"))],
	["pilot", "enterBMs", 250, TICK_MS, (desk) => letter("B")(desk.run(1_500).show("B"))],
	["pilot", "enterCMs", 500, TICK_MS, (desk) => letter("C")(desk.show("B").run(1_500).show("C"))],
	["pilot", "enterEMs", 100, TICK_MS, (desk) => letter("E")(desk.run(1_500).show("E"))],
	[
		"pilot",
		"enterFMs",
		30,
		TICK_MS,
		(desk) => {
			desk.run(1_500).highMv = -5_000;
			return letter("F")(desk);
		},
	],
	["pilot", "silentMs", 60, TICK_MS, (desk) => silentUntil(desk.charge(), () => !desk.closed)],
	[
		"pilot",
		"goneMs",
		500,
		TICK_MS,
		(desk) => {
			desk.charge().sense.stopButton = 1;
			desk.tick().sense.stopButton = 0;
			desk.run(1_000).show("A");
			return desk.until(() => !desk.has("stop_button"));
		},
	],
	[
		"pilot",
		"dutyGlitchMs",
		550,
		TICK_MS,
		(desk) => {
			desk.charge().run(5_000).wish.offerMa = 10_000;
			return opens(desk.tick().show("B"));
		},
	],
	[
		"proximity",
		"settleMs",
		100,
		TICK_MS,
		(desk) => {
			desk.run(1_000).sense.proximityOhms = 680;
			return desk.until(() => desk.report.cableMa === 20_000);
		},
	],
	[
		"sequence",
		"dutyIntervalMs",
		5_000,
		TICK_MS,
		(desk) => {
			desk.charge().run(6_000).wish.offerMa = 10_000;
			desk.tick().wish.offerMa = 12_000;
			return desk.until(() => desk.drive.duty === 2_000);
		},
	],
	["sequence", "wakeAfterMs", 15_000, TICK_MS, (desk) => desk.show("B").until(() => desk.stateName === "F")],
	[
		"residual",
		"dcMs",
		500,
		TICK_MS,
		(desk) => {
			desk.charge().sense.residual.dcMicroAmps = 7_000;
			return opens(desk);
		},
	],
	[
		"residual",
		"acMs",
		150,
		TICK_MS,
		(desk) => {
			desk.charge().sense.residual.acMicroAmps = 31_000;
			return opens(desk);
		},
	],
	[
		"residual",
		"riseMs",
		1_500,
		TICK_MS,
		(desk) => {
			desk.monitorWorks = false;
			return desk.until(() => desk.has("residual_monitor"));
		},
	],
	["residual", "fallMs", 3_000, TICK_MS, testNeverEnds],
	["residual", "againMs", 10_000, TICK_MS, betweenTests],
	[
		"residual",
		"stuckMs",
		1_000,
		TICK_MS,
		(desk) => {
			desk.run(1_000).monitorWorks = false;
			desk.sense.residual.tripped = 1;
			return desk.until(() => desk.has("residual_monitor"));
		},
	],
	[
		"overcurrent",
		"graceMs",
		40 * SLOW_MS,
		SLOW_MS,
		(desk) => {
			desk.wish.offerMa = 32_000;
			desk.charge().run(6_000).sense.mains.milliAmps[0] = 32_000;
			desk.wish.offerMa = 10_000;
			return desk.until(() => desk.has("overcurrent"));
		},
	],
	[
		"temperature",
		"frozenMs",
		10 * SLOW_MS,
		SLOW_MS,
		(desk) => {
			desk.charge().milliCelsius = undefined;
			desk.sense.mains.ageMs = UNKNOWN;
			return desk.until(() => desk.has("temperature_sensor"));
		},
	],
	[
		"meter",
		"frozenMs",
		10 * SLOW_MS,
		SLOW_MS,
		(desk) => {
			desk.charge().registerMoves = false;
			desk.sense.mains.milliWatts = 1_000_000;
			return desk.until(() => desk.has("meter_frozen"));
		},
	],
];

for (const [group, key, ms, stepMs, measure] of ROWS)
	test(`${group}.${key}`, (t) => {
		const [exactly, more] = [ms, ms + 1].map((delay) => {
			const desk = new Desk();
			const numbers = desk.numbers as unknown as Record<string, Record<string, number>>;
			numbers[group][key] = delay;
			return measure(desk);
		});
		t.true(exactly >= ms, `${exactly} ms`);
		t.is(more - exactly, stepMs);
	});

test("a trip as long after closing as the lock-out lasts is tried again, a millisecond earlier it is not", (t) => {
	for (const [lockOutMs, again] of [
		[3_000, true],
		[3_001, false],
	] as const) {
		const desk = new Desk();
		desk.numbers.residual.lockOutMs = lockOutMs;
		desk.numbers.retries.residual_trip = 4;
		desk.numbers.retryAfter.residual_trip = 1_000;
		desk
			.show("B")
			.run(2_000)
			.show("C")
			.until(() => desk.closed);
		desk.run(2_990).sense.residual.dcMicroAmps = 60_000;
		t.false(desk.tick().closed);
		desk.sense.residual.dcMicroAmps = 0;
		desk.run(5_000);
		t.is(desk.has("residual_trip"), !again, `${lockOutMs}`);
	}
});

test("a step exactly at the limit is late, as the guard has opened by then, and one a millisecond earlier is not", (t) => {
	const desk = new Desk().charge();
	t.false(desk.tick(64).has("loop_late"));
	t.true(desk.tick(65).has("loop_late"));
});

test("a C in B is a toggle at both ends of its range, and brief beyond them", (t) => {
	for (const [key, ms, name] of [
		["toggleMinMs", 250, "BcbToggle"],
		["toggleMinMs", 251, "BriefC"],
		["toggleMaxMs", 250, "BcbToggle"],
		["toggleMaxMs", 249, "BriefC"],
	] as const) {
		const desk = new Desk().show("B").run(2_000);
		desk.numbers.pilot[key] = ms;
		desk.happened();
		desk.show("C").run(250).show("B").run(300);
		t.deepEqual(desk.happened(), [name], `${key} ${ms}`);
	}
});

test("feedback that is lost for as long as it may be is a fault in that step", (t) => {
	const desk = new Desk().charge();
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Unknown;
	desk.tick().run(490);
	t.false(desk.has("feedback_lost"));
	t.true(desk.tick().has("feedback_lost"));
});

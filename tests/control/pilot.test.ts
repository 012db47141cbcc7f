// SPDX-License-Identifier: Apache-2.0
/** The pilot: letters from plateaus, fast out of C and D, slow into them, and what real vehicles do beside the standard. */
import test from "ava";
import { PILOT_CAPACITY } from "../../src/control/board.js";
import { FaultBit } from "../../src/control/faults.js";
import { Desk, HIGH, TICK_MS, takes } from "./desk.js";

const LETTERS = ["A", "B", "C", "D", "E"] as const;

/** Widest plateaus of the tables: generator ±5 %, source and vehicle ±3 %, diode 0.55–0.85 V; and the zones where either neighbour is right. */
const RANGES = {
	A: [11_000, 12_600],
	B: [8_000, 10_000],
	C: [5_000, 7_000],
	D: [2_000, 4_000],
	E: [-1_000, 1_000],
} as const;

for (const letter of LETTERS)
	test(`every voltage of the window of ${letter} is read as ${letter}, from any other letter`, (t) => {
		for (const before of LETTERS)
			for (const mv of [RANGES[letter][0], (RANGES[letter][0] + RANGES[letter][1]) / 2, RANGES[letter][1]]) {
				const desk = new Desk();
				desk.wish.ventilation = 1;
				desk.show(before).run(1_500).show(letter);
				desk.highMv = mv;
				desk.run(1_000);
				t.is(desk.letterName, letter, `${mv} mV after ${before}`);
			}
	});

test("a boundary lies 250 mV farther away from the side on which the pilot is", (t) => {
	for (const [upper, lower, boundary] of [
		["A", "B", 10_500],
		["B", "C", 7_500],
		["C", "D", 4_500],
		["D", "E", 1_500],
	] as const) {
		const desk = new Desk();
		desk.wish.mayCharge = 0;
		desk.show(upper).run(1_500);
		desk.highMv = boundary - 249;
		t.is(desk.run(1_000).letterName, upper);
		desk.highMv = boundary - 250;
		t.is(desk.run(1_000).letterName, lower);
		desk.highMv = boundary + 250;
		t.is(desk.run(1_000).letterName, lower);
		desk.highMv = boundary + 251;
		t.is(desk.run(1_000).letterName, upper);
	}
});

for (const [letter, ms] of [
	["A", 25],
	["B", 250],
	["C", 500],
	["D", 500],
	["E", 100],
] as const)
	test(`${letter} is entered after ${ms} ms without interruption, not before`, (t) => {
		for (const before of ["A", "B"] as const) {
			if (before === letter) continue;
			const desk = new Desk();
			desk.show(before).run(1_500).show(letter);
			const took = desk.until(() => desk.letterName === letter);
			t.true(took > ms && took <= ms + 2 * TICK_MS, `${took} ms from ${before}`);
		}
	});

test("entering C starts anew after an interruption", (t) => {
	const desk = new Desk().show("B").run(1_500).show("C").run(490).show("B").run(20).show("C").run(490);
	t.is(desk.letterName, "B");
	t.is(desk.run(50).letterName, "C");
});

for (const letter of ["A", "B", "E"] as const)
	for (const from of ["C", "D"] as const)
		test(`${from} is left for ${letter} in the step that has five of eight periods, not with four`, (t) => {
			const desk = new Desk();
			desk.wish.ventilation = 1;
			desk.show("B").run(1_500).show(from);
			desk.until(() => desk.closed);
			desk.run(1_000);
			desk.periods(4, HIGH[letter], letter === "E" ? 0 : -12_000).stepAfter();
			t.true(desk.closed);
			desk.tick();
			t.true(desk.closed);
			desk.periods(5, HIGH[letter], letter === "E" ? 0 : -12_000).stepAfter();
			t.false(desk.closed);
		});

test("a burst of A within one late step opens, though C is back at its end", (t) => {
	const desk = new Desk().charge();
	desk.periods(32, HIGH.C, -12_000);
	for (let i = 4; i < 9; i++) desk.sense.pilot.high[i] = HIGH.A;
	desk.stepAfter(40);
	t.false(desk.closed);
	t.is(desk.letterName, "A");
});

test("periods that agree on nothing are no C", (t) => {
	const desk = new Desk().charge();
	const mixed = [HIGH.A, HIGH.C, HIGH.B, HIGH.E, HIGH.A, HIGH.B, HIGH.C, HIGH.D, HIGH.A, HIGH.B];
	desk.periods(10, 0, -12_000);
	mixed.forEach((mv, i) => void (desk.sense.pilot.high[i] = mv));
	desk.stepAfter();
	t.is(desk.letterName, "unknown");
	t.false(desk.closed);
	t.is(desk.tick().stateName, "B2");
});

test("C with the support of four of eight periods is still C, with that of three it is not", (t) => {
	for (const [support, closed] of [
		[4, true],
		[3, false],
	] as const) {
		const desk = new Desk().charge();
		desk.periods(8, HIGH.C, -12_000);
		for (let i = 0; i < 8 - support; i++) desk.sense.pilot.high[i] = [HIGH.A, HIGH.B, HIGH.E][i % 3];
		desk.sense.pilot.count = 8 - support;
		desk.stepAfter();
		t.is(desk.closed, closed, `${support}`);
	}
});

test("exactly 13 V and −13 V are no offence, a millivolt more is one", (t) => {
	for (const [high, low, odd] of [
		[13_000, -12_000, false],
		[13_001, -12_000, true],
	] as const) {
		const desk = new Desk().run(1_000);
		desk.highMv = high;
		desk.lowMv = low;
		t.is(desk.run(500).has("pilot_levels"), odd, `${high}`);
	}
	for (const [low, odd] of [
		[-13_000, false],
		[-13_001, true],
		[-10_250, false],
		[-10_249, true],
	] as const) {
		const desk = new Desk().charge();
		desk.lowMv = low;
		t.is(desk.run(500).has("pilot_levels"), odd, `${low}`);
	}
});

test("single bad periods, even every third one, change nothing", (t) => {
	const desk = new Desk().charge();
	for (let step = 0; step < 200; step++) {
		desk.periods(10, HIGH.C, -12_000);
		for (let i = step % 3; i < 10; i += 3) {
			desk.sense.pilot.high[i] = [HIGH.A, HIGH.B, HIGH.E, 14_000][step % 4];
			desk.sense.pilot.low[i] = [-12_000, -6_000, -2_000, -14_000][step % 4];
		}
		desk.stepAfter();
		t.true(desk.closed);
	}
	t.deepEqual(desk.faults, []);
});

test("a pilot that cannot be measured is no C after 40 ms, and C again only after 500 ms", (t) => {
	const desk = new Desk().charge();
	desk.periods(0, 0, 0);
	for (let ms = TICK_MS; ms < 40; ms += TICK_MS) t.true(desk.stepAfter().closed);
	t.false(desk.stepAfter().closed);
	t.is(desk.letterName, "unknown");
	t.true(desk.until(() => desk.closed) > 500);
});

for (const [what, high, low] of [
	["above 13 V", 13_001, -12_000],
	["below −13 V", -13_001, -13_001],
] as const)
	test(`a plateau ${what} is implausible, at once no C, and a fault by name`, (t) => {
		const desk = new Desk().charge();
		desk.highMv = high;
		desk.lowMv = low;
		t.false(desk.tick().closed);
		t.is(desk.letterName, "implausible");
		desk.until(() => desk.has("pilot_levels"), 200);
	});

test("a low plateau below −13 V is a fault by name", (t) => {
	const desk = new Desk().charge();
	desk.lowMv = -13_001;
	const took = desk.until(() => desk.has("pilot_levels"), 200);
	t.true(took >= 80 && took <= 110, `${took}`);
	t.false(desk.closed);
});

test("a full Sense of periods is read to the end", (t) => {
	const desk = new Desk().charge();
	desk.periods(PILOT_CAPACITY, HIGH.C, -12_000);
	for (let i = PILOT_CAPACITY - 5; i < PILOT_CAPACITY; i++) desk.sense.pilot.high[i] = HIGH.A;
	t.false(desk.stepAfter(35).closed);
});

test("a pilot that falls silent in B is unknown at once, and a fault by name if it stays so", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.periods(0, 0, 0);
	for (let ms = 0; ms < 40; ms += TICK_MS) desk.stepAfter();
	t.is(desk.letterName, "unknown");
	t.deepEqual(desk.faults, []);
	for (let ms = 0; ms < 110; ms += TICK_MS) desk.stepAfter();
	t.deepEqual(desk.faults, ["pilot_noise"]);
});

test("a single odd period is forgotten after eight others, however calm they are", (t) => {
	for (const mv of [HIGH.A, HIGH.B, HIGH.E, -5_000]) {
		const desk = new Desk().charge();
		desk.periods(10, HIGH.C, -12_000);
		desk.sense.pilot.high[0] = mv;
		desk.stepAfter().run(500);
		desk.periods(10, HIGH.C, -12_000);
		for (let i = 2; i < 6; i++) desk.sense.pilot.high[i] = mv;
		t.true(desk.stepAfter().closed, `${mv}`);
	}
});

for (const letter of ["A", "B"] as const)
	test(`a plateau above 13 V after ${letter} is a fault after 80 ms, however long an implausible letter takes to be entered`, (t) => {
		const desk = new Desk().show(letter).run(2_000);
		desk.numbers.pilot.enterEMs = 500;
		desk.highMv = 13_001;
		takes(t, desk, 80, () => desk.has("pilot_levels"));
		t.is(desk.letterName, letter);
	});

test("a short lasts until another letter is believed", (t) => {
	const desk = new Desk().show("E").run(1_000);
	desk.numbers.pilot.enterAMs = 500;
	t.is(desk.show("A").run(500).report.retryInMs[FaultBit.pilot_short], 5_000);
	t.true((desk.run(50).report.retryInMs[FaultBit.pilot_short] ?? 0) < 5_000);
});

test("a short is a fault once it has lasted as long as is set: nobody but the guard makes it one sooner", (t) => {
	const desk = new Desk();
	desk.numbers.debounce.pilot_short = 300;
	desk.show("B").run(2_000).show("E");
	desk.until(() => desk.letterName === "E");
	t.false(desk.run(290).has("pilot_short"));
	t.true(desk.run(10).has("pilot_short"));
});

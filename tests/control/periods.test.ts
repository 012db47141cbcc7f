// SPDX-License-Identifier: Apache-2.0
/** Single periods of the pilot: what the last eight of them decide, to the period and to the millivolt. */
import test from "ava";
import { Letter } from "../../src/control/letter.js";
import { Desk, HIGH } from "./desk.js";

const LOW = -12_000;

/** One step with these periods, each a high and a low plateau. */
function step(desk: Desk, periods: readonly (readonly [high: number, low: number])[]): Desk {
	desk.periods(periods.length, 0, 0);
	periods.forEach(([high, low], i) => {
		desk.sense.pilot.high[i] = high;
		desk.sense.pilot.low[i] = low;
	});
	return desk.stepAfter();
}

/** The same period so often. */
function times(count: number, high: number, low = LOW): (readonly [number, number])[] {
	return Array.from({ length: count }, () => [high, low] as const);
}

const GOOD = [HIGH.C, LOW] as const;
const MIRROR = [HIGH.C, -HIGH.C] as const;
const ODD = [HIGH.C, -9_000] as const;

test("twelve mirrored periods are a bad diode, fewer are none, however quiet it was before, and a good one takes half of one back", (t) => {
	const desk = new Desk().charge();
	step(desk, [MIRROR, ...times(9, ...GOOD)]);
	step(desk, [...times(4, ...GOOD), ...times(6, ...MIRROR)]);
	step(desk, [...times(5, ...MIRROR), ...times(5, ...GOOD)]);
	step(desk, [...times(2, ...MIRROR), ...times(8, ...GOOD)]);
	t.deepEqual(desk.tick().faultsSoFar, []);
	step(desk, times(10, ...MIRROR));
	step(desk, times(2, ...MIRROR));
	t.deepEqual(desk.faults, ["diode"]);
});

test("more than a third of low plateaus that are no diode's open at once, whatever the delay, a third does not", (t) => {
	for (const [odd, opens] of [
		[3, false],
		[4, true],
	] as const) {
		const desk = new Desk().charge();
		desk.numbers.debounce.pilot_levels = 90;
		for (let i = 0; i < 40 && desk.closed; i++) step(desk, [...times(odd, ...ODD), ...times(9 - odd, ...GOOD)]);
		t.is(!desk.closed, opens, `${odd}`);
	}
});

test("two kinds of bad low plateaus do not share the votes", (t) => {
	const desk = new Desk().charge();
	step(desk, [MIRROR, ODD, MIRROR, ODD, MIRROR, ODD, MIRROR, ODD, MIRROR, ODD]);
	step(desk, [MIRROR, ODD, MIRROR, ODD, MIRROR, ODD, MIRROR, ODD, MIRROR, ODD]);
	t.false(desk.closed);
	t.deepEqual(desk.faults, ["diode"]);
});

test("a mirrored low plateau is the diode's fault alone", (t) => {
	const desk = new Desk().charge();
	desk.numbers.debounce.pilot_levels = 0;
	step(desk, times(10, ...MIRROR));
	step(desk, times(10, ...MIRROR));
	t.deepEqual(desk.faults, ["diode"]);
});

test("without a vehicle there is no diode to be bad", (t) => {
	const desk = new Desk().charge();
	desk.numbers.debounce.pilot_levels = 0;
	for (let i = 0; i < 5; i++) step(desk, times(10, 11_000, desk.drive.duty === 10_000 ? 11_000 : -10_200));
	t.deepEqual(desk.faultsSoFar, []);
	t.is(desk.letterName, "A");
});

test("without PWM the low plateau says nothing", (t) => {
	const desk = new Desk();
	for (let i = 0; i < 50; i++) step(desk, times(10, HIGH.A, -14_000));
	t.deepEqual(desk.faultsSoFar, []);
});

for (const [upper, lower, boundary] of [
	["A", "B", 10_500],
	["B", "C", 7_500],
	["C", "D", 4_500],
	["D", "E", 1_500],
] as const)
	test(`between ${upper} and ${lower} the boundary stays on its far side though every tenth period is another`, (t) => {
		const desk = new Desk();
		desk.wish.mayCharge = 0;
		desk.show(upper).run(1_500);
		for (let i = 0; i < 100; i++) step(desk, [[-5_000, LOW], ...times(9, boundary - 249)]);
		t.is(desk.letterName, upper);
		desk.show(lower).run(1_500);
		for (let i = 0; i < 100; i++) step(desk, [[-5_000, LOW], ...times(9, boundary + 250)]);
		t.is(desk.letterName, lower);
	});

test("a vehicle that has gone is gone, though the pilot hangs low and every tenth period is another", (t) => {
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.tick().sense.stopButton = 0;
	desk.run(1_000).show("A").run(100);
	for (let i = 0; i < 100; i++) step(desk, [[-5_000, LOW], ...times(9, 10_251)]);
	t.false(desk.has("stop_button"));
});

test("the ends of the window are within it", (t) => {
	for (const [mv, letter] of [
		[13_000, "A"],
		[13_001, "implausible"],
		[-1_499, "E"],
		[-1_500, "F"],
		[-13_000, "F"],
		[-13_001, "implausible"],
	] as const) {
		const desk = new Desk();
		for (let i = 0; i < 100; i++) step(desk, times(10, mv, mv));
		t.is(desk.letterName, letter, `${mv}`);
	}
});

test("the ends of the diode's window are within it, whatever the pilot did just before", (t) => {
	for (const low of [-13_000, -10_250]) {
		const desk = new Desk().show("B").run(2_000);
		desk.numbers.debounce.pilot_levels = 0;
		for (let i = 0; i < 100; i++) step(desk, [[HIGH.A, LOW], ...times(9, HIGH.C, low)]);
		t.true(desk.closed, `${low}`);
		t.deepEqual(desk.faultsSoFar, []);
	}
});

/** A vehicle in B with PWM that has just shown one bad diode. */
function justBad(): Desk {
	const desk = new Desk().show("B");
	desk.until(() => desk.stateName === "B2");
	desk.run(500);
	t0(desk);
	return desk;
}

/** Without its diode: a second of steady +12 V, then PWM, and one bad period. */
function t0(desk: Desk): void {
	desk.wish.mayCharge = 0;
	desk.run(2_000);
	desk.wish.mayCharge = 1;
	desk.until(() => desk.stateName === "B2");
	desk.tick();
	step(desk, [[HIGH.B, -9_000]]);
}

test("a hundred good periods after a bad one show the diode, ninety-nine do not", (t) => {
	const desk = justBad();
	for (const periods of [50, 49]) step(desk, times(periods, HIGH.B));
	t.true(desk.blockers.includes("diode"));
	step(desk, times(1, HIGH.B));
	t.false(desk.blockers.includes("diode"));
});

test("the first step with PWM shows no diode, and each good period of the second one counts", (t) => {
	const desk = new Desk().show("B");
	desk.until(() => desk.stateName === "B2");
	step(desk, [[HIGH.C, LOW], ...times(9, HIGH.B)]);
	for (const periods of [50, 49]) step(desk, times(periods, HIGH.B));
	t.true(desk.blockers.includes("diode"));
	step(desk, times(1, HIGH.B));
	t.false(desk.blockers.includes("diode"));
});

for (const [what, high, low] of [
	["no vehicle", HIGH.A, LOW],
	["a short", HIGH.E, LOW],
] as const)
	test(`periods of ${what} show no diode, nor the first few after them`, (t) => {
		const desk = justBad();
		step(desk, times(96, HIGH.B));
		step(desk, times(10, high, low));
		step(desk, times(10, high, low));
		step(desk, times(4, HIGH.B));
		t.is(desk.letterName, "B");
		t.true(desk.blockers.includes("diode"));
	});

test("a vehicle that wants ventilation from the first moment shows its diode in D", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("D");
	t.true(desk.until(() => desk.closed) < 5_000);
});

test("periods that agree on nothing for as long as E would take are no B any more", (t) => {
	const desk = new Desk().show("B").run(2_000);
	const mixed = [HIGH.A, HIGH.C, HIGH.B, HIGH.E].map((high) => [high, LOW] as const);
	let ms = 0;
	for (; desk.letterName === "B" && ms < 500; ms += 10) step(desk, [...mixed, ...mixed]);
	t.is(desk.letterName, "unknown");
	t.true(ms >= 100 && ms <= 120, `${ms}`);
	t.deepEqual(desk.faults, ["pilot_noise"]);
});

test("what a pilot showed before it fell silent does not count when it is back: it takes five new periods", (t) => {
	for (const [before, letter] of [
		["A", "unknown"],
		["B", "unknown"],
	] as const)
		for (const back of [4, 5]) {
			const desk = new Desk().show(before).run(2_000);
			desk.numbers.pilot.enterAMs = 10;
			desk.numbers.pilot.enterBMs = 10;
			for (let ms = 0; ms < 100; ms += 10) step(desk, []);
			t.is(desk.letterName, letter);
			desk.periods(back, HIGH[before], HIGH[before]).stepAfter(back);
			step(desk, []);
			t.is(desk.letterName, back === 5 ? before : letter, `${back} of ${before}`);
		}
});

test("a new duty may be answered with D as little as with anything but B", (t) => {
	const desk = new Desk().charge().run(5_000);
	desk.wish.offerMa = 10_000;
	desk.tick();
	desk.happened();
	step(desk, times(10, HIGH.A));
	t.false(desk.closed);
	t.deepEqual(desk.happened(), ["Opened"]);
});

/** Two periods in turn, ten in all. */
function inTurn(one: number, other: number): (readonly [number, number])[] {
	return Array.from({ length: 10 }, (_, at) => [at % 2 === 0 ? one : other, LOW] as const);
}

test("a vehicle that was out of sight and is seen again has all its patience: what was outside before does not count", (t) => {
	const desk = new Desk().charge();
	for (let i = 0; i < 3; i++) step(desk, inTurn(HIGH.A, HIGH.E));
	t.not(desk.report.letter, Letter.C);
	for (let i = 0; i < 200 && desk.report.letter !== Letter.C; i++) step(desk, times(10, ...GOOD));
	t.is(desk.report.letter, Letter.C);
	for (let i = 0; i < 4; i++) step(desk, inTurn(HIGH.A, HIGH.C));
	t.is(desk.report.letter, Letter.C, "as many as at the first time");
});

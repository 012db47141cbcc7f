// SPDX-License-Identifier: Apache-2.0
/** Diodes, and what real vehicles do beside the standard. */
import test from "ava";
import { Desk, HIGH, TICK_MS } from "./desk.js";

test("a mirror is one within a volt", (t) => {
	for (const [sum, name] of [
		[1_000, "diode"],
		[-1_000, "diode"],
		[1_001, "pilot_levels"],
		[-1_001, "pilot_levels"],
	] as const) {
		const desk = new Desk().charge();
		desk.lowMv = sum - HIGH.C;
		desk.run(200);
		t.deepEqual(desk.faults, [name], `${sum}`);
	}
});

for (const [name, high, low] of [
	["B, diode shorted", 8_790, -8_790],
	["B, diode shorted, upper tolerances", 9_380, -9_380],
	["C, diode shorted", 5_620, -5_620],
	["D, diode shorted", 2_370, -2_370],
] as const)
	test(`${name}: seen from the low plateau`, (t) => {
		const desk = new Desk();
		desk.wish.ventilation = 1;
		desk.show("B").run(1_200);
		desk.highMv = high;
		desk.lowMv = low;
		desk.until(() => desk.has("diode"), 2_000);
		t.false(desk.closed);
	});

test("CP to PE through a diode is E, whatever the low plateau says", (t) => {
	const desk = new Desk().charge();
	desk.highMv = 700;
	desk.tick();
	t.is(desk.stateName, "E");
	t.false(desk.closed);
});

test("at −12 V a vehicle with a shorted diode is no short", (t) => {
	const desk = new Desk().charge();
	desk.lowMv = -5_620;
	desk.tick();
	t.is(desk.stateName, "F");
	for (let ms = 0; ms < 250; ms += TICK_MS) desk.periods(10, -5_620, -5_620).stepAfter();
	t.is(desk.stateName, "F");
	t.deepEqual(desk.faults, ["diode"]);
});

test("880 Ω for 250 ms does not close, and is named; 100 ms is only a brief C", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.happened();
	for (const [ms, name] of [
		[250, "BcbToggle"],
		[400, "BcbToggle"],
		[100, "BriefC"],
		[480, "BriefC"],
	] as const) {
		desk.show("C").run(ms).show("B").run(300);
		t.deepEqual(desk.happened(), [name]);
		t.false(desk.closed);
	}
	t.is(desk.report.cycles, 0);
});

test("a C in B that ends in A is no toggle", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.happened();
	desk.show("C").run(250).show("A").run(300).show("B").run(500);
	t.deepEqual(desk.happened(), []);
});

test("2700 Ω for 500 ms after a change of duty does not open, and is named", (t) => {
	const desk = new Desk().charge().run(5_000);
	desk.happened();
	desk.wish.offerMa = 10_000;
	desk.tick().show("B").run(500);
	t.true(desk.closed);
	desk.show("C").run(2_000);
	t.true(desk.closed);
	t.deepEqual(desk.happened(), ["DutyGlitch"]);
});

test("2700 Ω that stays after a change of duty opens when its time is over", (t) => {
	const desk = new Desk().charge().run(5_000);
	desk.wish.offerMa = 10_000;
	desk.tick().show("B");
	const took = desk.until(() => !desk.closed);
	t.true(took >= 550 && took <= 580, `${took} ms`);
});

for (const [what, high, low] of [
	["12 V", HIGH.A, -12_000],
	["0 V", 0, 0],
	["a missing diode", 5_620, -5_620],
] as const)
	test(`right after a change of duty, ${what} still opens at once`, (t) => {
		const desk = new Desk().charge().run(5_000);
		desk.wish.offerMa = 10_000;
		desk.tick();
		desk.highMv = high;
		desk.lowMv = low;
		t.false(desk.tick().closed);
	});

test("a diode is not judged without PWM, nor in the first periods of it", (t) => {
	const desk = new Desk();
	desk.wish.mayCharge = 0;
	desk.show("B").run(2_000);
	t.true(desk.blockers.includes("diode"));
	desk.wish.mayCharge = 1;
	desk.tick();
	t.is(desk.stateName, "B2");
	desk.periods(10, HIGH.B, HIGH.B).stepAfter();
	desk.run(1_000);
	t.deepEqual(desk.faults, []);
	t.false(desk.blockers.includes("diode"));
});

test("a diode that was bad in between is counted from the start", (t) => {
	const desk = new Desk().show("B").run(800);
	desk.until(() => desk.stateName === "B2");
	desk.run(60);
	desk.periods(10, HIGH.B, -12_000);
	desk.sense.pilot.low[5] = -9_000;
	desk.stepAfter();
	desk.run(80);
	t.true(desk.blockers.includes("diode"));
	desk.run(40);
	t.false(desk.blockers.includes("diode"));
});

test("a vehicle that was away has to show its diode again", (t) => {
	const desk = new Desk().charge().show("A").run(100);
	t.true(desk.blockers.includes("diode"));
});

test("a B after a new duty is overlooked only while the contactor is closed", (t) => {
	const desk = new Desk();
	desk.wish.mayCharge = 0;
	desk.show("C").run(3_000);
	desk.wish.mayCharge = 1;
	desk.until(() => desk.stateName === "C2");
	desk.show("B").run(30);
	t.is(desk.letterName, "B");
	t.is(desk.report.cycles, 0);
});

test("a diode that fails while there is no PWM is found before anything closes", (t) => {
	const desk = new Desk().charge();
	desk.wish.mayCharge = 0;
	desk.show("B").run(3_000);
	desk.lowMv = -5_620;
	desk.show("C");
	desk.lowMv = -5_620;
	desk.run(1_000);
	const before = desk.report.cycles;
	desk.wish.mayCharge = 1;
	desk.run(1_000);
	t.is(desk.report.cycles, before);
	t.true(desk.has("diode"));
});

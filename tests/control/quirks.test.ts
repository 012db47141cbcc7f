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
	desk.run(20);
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

test("a period with a bad diode takes back two of those that were counted", (t) => {
	const desk = new Desk().show("B").run(800);
	desk.until(() => desk.stateName === "B2");
	desk.run(60);
	desk.periods(10, HIGH.B, -12_000);
	for (let i = 0; i < 5; i++) desk.sense.pilot.low[i] = -9_000;
	desk.stepAfter();
	desk.run(40);
	t.true(desk.blockers.includes("diode"));
	desk.run(20);
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

/** Steps for `ms`; in how many of them a quirk was named. */
function named(desk: Desk, ms: number): number {
	let steps = 0;
	for (let at = 0; at < ms; at += TICK_MS) if (desk.tick().happened().length > 0) steps++;
	return steps;
}

test("each B after a change of duty is named once, in its first step", (t) => {
	const desk = new Desk().charge().run(6_000);
	for (const ma of [10_000, 12_000]) {
		desk.wish.offerMa = ma;
		desk.tick().happened();
		t.is(named(desk.show("B"), 10), 1);
		t.is(named(desk, 300), 0);
		t.is(named(desk.show("C"), 6_000), 0);
	}
	t.is(desk.report.cycles, 1);
});

test("the time for a B after a change of duty ends to the step", (t) => {
	for (const dutyGlitchMs of [100, 550]) {
		const desk = new Desk();
		desk.numbers.pilot.dutyGlitchMs = dutyGlitchMs;
		desk.charge().run(6_000).wish.offerMa = 10_000;
		desk
			.tick()
			.show("B")
			.run(dutyGlitchMs - TICK_MS);
		t.true(desk.closed, `${dutyGlitchMs}`);
		t.false(desk.tick().closed, `${dutyGlitchMs}`);
	}
});

/** A vehicle that charges in D, and a new duty that has just come onto the wire. */
function inDAtANewDuty(): Desk {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk
		.show("B")
		.run(2_000)
		.show("D")
		.until(() => desk.closed);
	desk.run(6_000).wish.offerMa = 10_000;
	return desk.tick();
}

test("D that becomes C, and C that becomes D, are entered like any C, and are no answer to a new duty", (t) => {
	const desk = inDAtANewDuty();
	desk.happened();
	t.is(desk.show("C").run(480).letterName, "D");
	t.is(desk.run(40).letterName, "C");
	t.deepEqual(desk.happened(), []);
	t.true(desk.closed);
});

test("a B after a change of duty is named though the vehicle was about to change from D to C", (t) => {
	const desk = inDAtANewDuty();
	desk.show("C").run(100).happened();
	desk.show("B").run(100);
	t.deepEqual(desk.happened(), ["DutyGlitch"]);
});

test("a C that comes and goes is named once, though the pilot wavers later; one out of A is not named", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.happened();
	desk.show("C").run(250).show("B").run(300);
	t.deepEqual(desk.happened(), ["BcbToggle"]);
	for (let i = 0; i < 3; i++) {
		desk.periods(8, HIGH.B, -12_000);
		[HIGH.A, HIGH.C, HIGH.D, HIGH.E, HIGH.A, HIGH.D].forEach((mv, at) => void (desk.sense.pilot.high[at] = mv));
		desk.stepAfter();
	}
	desk.show("B").run(300);
	t.deepEqual(desk.happened(), []);
	const other = new Desk().run(1_000);
	other.happened();
	other.show("C").run(100).show("B").run(500);
	t.deepEqual(other.happened(), []);
});

test("two of these within one late step are both named", (t) => {
	const desk = new Desk().show("B").run(2_000).show("C").run(240);
	desk.happened();
	desk.periods(24, HIGH.B, -12_000);
	for (let i = 8; i < 16; i++) desk.sense.pilot.high[i] = HIGH.C;
	desk.stepAfter(30);
	t.deepEqual(desk.happened(), ["BcbToggle", "BriefC"]);
});

test("what was seen of a diode holds from C to B and over a new duty, and not over a short or a pause of PWM", (t) => {
	const desk = new Desk().charge().show("B").tick();
	t.false(desk.blockers.includes("diode"));
	desk.run(6_000).wish.offerMa = 10_000;
	desk.tick();
	t.is(desk.drive.duty, 1_666);
	t.false(desk.tick().blockers.includes("diode"));
	desk.wish.mayCharge = 0;
	desk.run(2_000).wish.mayCharge = 1;
	desk.until(() => desk.drive.duty < 10_000);
	t.true(desk.tick().blockers.includes("diode"));
	t.true(new Desk().charge().show("E").tick().blockers.includes("diode"));
});

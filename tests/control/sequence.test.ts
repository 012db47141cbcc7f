// SPDX-License-Identifier: Apache-2.0
/** The sequences of IEC 61851-1 Table A.6: from state to state. */
import test from "ava";
import { GuardCause } from "../../src/control/board.js";
import { STATE_NAMES, TRANSITIONS } from "../../src/control/sequence.js";
import { Desk, TICK_MS, takes } from "./desk.js";

test("every state has rows, and every row leads to another state", (t) => {
	t.deepEqual(Object.keys(TRANSITIONS), [...STATE_NAMES]);
	for (const [from, rows] of Object.entries(TRANSITIONS)) for (const row of rows) t.not(STATE_NAMES[row.to], from);
});

test("a normal charge: plug in, PWM, close within 3 s, unplug", (t) => {
	const desk = new Desk().run(1_500);
	t.deepEqual(desk.show("B").states(1_000), ["A1", "B1", "B2"]);
	t.is(desk.drive.duty, 2_666);
	t.false(desk.closed);
	desk.show("C");
	t.true(desk.until(() => desk.closed) <= 3_000);
	t.is(desk.stateName, "C2");
	t.deepEqual(desk.blockers, []);
	t.deepEqual(desk.show("A").states(1_000), ["C2", "A2", "A1"]);
	t.is(desk.drive.duty, 10_000);
	t.false(desk.closed);
	t.is(desk.report.cycles, 1);
});

for (const [from, letters] of [
	["power-up", []],
	["plug-in", ["A"]],
] as const)
	test(`a vehicle that asks at ${from} is taken through B with PWM`, (t) => {
		const desk = new Desk();
		for (const letter of letters) desk.show(letter).run(1_500);
		const seen = desk.show("C").states(3_000);
		t.deepEqual(seen, ["A1", "B1", "B2", "C2"]);
		t.true(desk.closed);
	});

test("a vehicle that asks while the port may not charge waits in C1, and is served from there", (t) => {
	const desk = new Desk();
	desk.wish.mayCharge = 0;
	t.deepEqual(desk.show("C").states(3_000), ["A1", "B1", "C1"]);
	desk.wish.mayCharge = 1;
	t.deepEqual(desk.states(3_000), ["C1", "C2"]);
	t.true(desk.closed);
});

test("D with ventilation charges, from B and from C, and back to C", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("B").run(2_000);
	t.deepEqual(desk.show("D").states(2_000), ["B2", "D2"]);
	t.true(desk.closed);
	for (let ms = 0; ms < 2_000; ms += TICK_MS) t.true(desk.show("C").tick().closed);
	t.is(desk.stateName, "C2");
	for (let ms = 0; ms < 2_000; ms += TICK_MS) t.true(desk.show("D").tick().closed);
	t.is(desk.stateName, "D2");
	t.deepEqual(desk.show("B").states(1_000), ["D2", "B2"]);
	t.deepEqual(desk.show("D").states(1_000), ["B2", "D2"]);
	desk.wish.mayCharge = 0;
	t.deepEqual(desk.states(100), ["D2", "D1"]);
	t.deepEqual(desk.show("C").states(1_000), ["D1", "C1"]);
	t.deepEqual(desk.show("D").states(1_000), ["C1", "D1"]);
	t.deepEqual(desk.show("B").states(1_000), ["D1", "B1"]);
	t.deepEqual(desk.show("D").states(1_000), ["B1", "D1"]);
	desk.wish.mayCharge = 1;
	t.deepEqual(desk.states(2_000), ["D1", "D2"]);
	t.deepEqual(desk.show("A").states(1_000), ["D2", "A2", "A1"]);
});

test("D without ventilation is a fault, not a charge", (t) => {
	const desk = new Desk().show("B").run(2_000).show("D").run(3_000);
	t.deepEqual(desk.faults, ["ventilation"]);
	t.is(desk.stateName, "D1");
	t.is(desk.report.cycles, 0);
});

test("losing ventilation in D opens at once", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("B").run(2_000).show("D").run(2_000);
	desk.wish.ventilation = 0;
	t.false(desk.tick().closed);
});

test("a short opens at once, and what comes after it starts from the start", (t) => {
	const desk = new Desk().charge();
	t.false(desk.show("E").tick().closed);
	t.is(desk.stateName, "E");
	t.is(desk.drive.duty, 10_000);
	const seen = desk.show("C").run(0).states(10_000);
	t.deepEqual(seen, ["E", "B1", "C1", "C2"]);
	t.true(desk.closed);
	t.true(desk.report.cycles === 2);
});

for (const [letter, next] of [
	["A", "A1"],
	["B", "B1"],
	["D", "B1"],
] as const)
	test(`from E, ${letter} leads to ${next}`, (t) => {
		const desk = new Desk().show("E").run(1_000);
		t.is(desk.stateName, "E");
		t.is(desk.show(letter).states(1_000)[1], next);
	});

test("a short is seen from every state", (t) => {
	for (const reach of [
		(desk: Desk) => desk.run(1_500),
		(desk: Desk) => desk.show("B").run(900),
		(desk: Desk) => desk.show("B").run(2_000),
		(desk: Desk) => desk.charge(),
		(desk: Desk) => {
			desk.wish.mayCharge = 0;
			return desk.show("C").run(2_000);
		},
		(desk: Desk) => {
			desk.wish.mayCharge = 0;
			return desk.show("D").run(2_000);
		},
		(desk: Desk) => {
			desk.wish.ventilation = 1;
			return desk.show("B").run(2_000).show("D").run(2_000);
		},
	]) {
		const desk = reach(new Desk());
		desk.show("E").run(150);
		t.is(desk.stateName, "E");
		t.false(desk.closed);
	}
});

test("a short during a −12 V pulse ends it", (t) => {
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.tick();
	t.is(desk.stateName, "F");
	for (let ms = 0; ms < 200; ms += TICK_MS) desk.periods(10, 0, 0).stepAfter();
	t.is(desk.stateName, "E");
});

test("a fault in C: open and −12 V for 300 ms, then +12 V to see the vehicle", (t) => {
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.tick();
	t.false(desk.closed);
	t.is(desk.drive.duty, 0);
	takes(t, desk, 300, () => desk.drive.duty === 10_000);
	t.deepEqual(desk.states(2_000), ["B1", "C1"]);
});

test("a fault in D is answered like one in C", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("B").run(2_000).show("D").run(2_000);
	desk.sense.stopButton = 1;
	t.deepEqual(desk.states(2_000), ["D2", "F", "B1", "D1"]);
});

test("a fault in B2 ends PWM without −12 V", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.sense.stopButton = 1;
	t.deepEqual(desk.states(2_000), ["B2", "B1"]);
});

test("a vehicle that leaves while the port may not charge", (t) => {
	for (const letter of ["B", "C", "D"] as const) {
		const desk = new Desk();
		desk.wish.mayCharge = 0;
		desk.show(letter).run(2_000);
		t.is(desk.stateName, `${letter}1`);
		t.is(desk.show("A").states(200)[1], "A1");
	}
	const desk = new Desk().show("B").run(2_000);
	t.deepEqual(desk.show("A").states(200), ["B2", "A2", "A1"]);
});

test("a pilot that cannot be read ends C1 and D1", (t) => {
	for (const letter of ["C", "D"] as const) {
		const desk = new Desk();
		desk.wish.mayCharge = 0;
		desk.show(letter).run(2_000);
		desk.highMv = 14_000;
		t.is(desk.run(50).stateName, "B1");
	}
});

test("a pilot that cannot be read ends D2", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("B").run(2_000).show("D").run(2_000);
	desk.periods(0, 0, 0);
	for (let ms = 0; ms < 100; ms += TICK_MS) desk.stepAfter();
	t.is(desk.stateName, "B2");
	t.false(desk.closed);
});

test("a short is E in the step in which it is decided, from B2, C2 and D2 alike", (t) => {
	const atB2 = new Desk().show("B").run(2_000);
	atB2.numbers.pilot.enterEMs = 10;
	t.deepEqual(atB2.show("E").states(100), ["B2", "E"]);
	t.deepEqual(new Desk().charge().show("E").states(100), ["C2", "E"]);
	const atD2 = new Desk();
	atD2.wish.ventilation = 1;
	atD2.show("B").run(2_000).show("D").run(2_000);
	t.deepEqual(atD2.show("E").states(100), ["D2", "E"]);
});

test("a vehicle that leaves sees PWM until A1", (t) => {
	const desk = new Desk().charge().show("A");
	desk.until(() => desk.stateName === "A2");
	t.is(desk.drive.duty, 2_666);
	desk.tick();
	t.is(desk.stateName, "A1");
	t.is(desk.drive.duty, 10_000);
});

test("a vehicle that leaves right after a new duty, while the port stops, is gone at once all the same", (t) => {
	const desk = new Desk().charge().run(6_000);
	desk.wish.offerMa = 10_000;
	desk.tick().wish.mayCharge = 0;
	desk.show("A").tick();
	t.is(desk.tick().stateName, "A1");
});

test("B2 is not left for C before the diode is seen", (t) => {
	const desk = new Desk();
	desk.numbers.pilot.diodeGoodPeriods = 1_000;
	desk.show("B");
	desk.until(() => desk.stateName === "B2");
	desk.show("C");
	desk.until(() => desk.letterName === "C");
	t.is(desk.run(200).stateName, "B2");
	desk.until(() => desk.stateName === "C2", 1_000);
	t.false(desk.blockers.includes("diode"));
});

test("a vehicle that asks for a single step is heard when it stops asking", (t) => {
	const desk = new Desk().show("B").run(3_000).show("C");
	desk.until(() => desk.stateName === "C2");
	desk.show("B").tick();
	t.is(desk.stateName, "B2");
	t.false(desk.closed);
});

test("a contactor that something else opened during a stop stays open, though the vehicle had time left", (t) => {
	const desk = new Desk().charge();
	desk.wish.mayCharge = 0;
	desk.run(500).sense.guard = GuardCause.Lease;
	desk.happened();
	t.false(desk.tick().closed);
	desk.sense.guard = GuardCause.None;
	for (let ms = 0; ms < 5_000; ms += TICK_MS) if (desk.tick().closed) t.fail(`closed after ${ms} ms`);
	t.deepEqual(desk.happened(), ["Opened", "OpenedUnderLoad"]);
});

test("a socket that carries just what is signalled is no reason to hurry with a lower duty", (t) => {
	const desk = new Desk();
	desk.numbers.proximity.tethered = 1;
	desk.numbers.proximity.tetheredMa = 31_998;
	desk.wish.offerMa = 40_000;
	desk.charge();
	t.is(desk.report.signalledMa, 31_998);
	desk.wish.offerMa = 20_000;
	t.is(desk.run(1_000).report.signalledMa, 31_998);
});

test("nobody upstream is asked to cut the supply while all is well", (t) => {
	const desk = new Desk().charge();
	t.is(desk.drive.shuntTrip, 0);
	t.is(desk.show("B").run(1_000).drive.shuntTrip, 0);
});

// SPDX-License-Identifier: Apache-2.0
/** The contactor: what it is counted for, how long it rests, and what feedback says of it. */
import test from "ava";
import { Feedback, GuardCause, UNKNOWN } from "../../src/control/board.js";
import { Desk, TICK_MS } from "./desk.js";

test("it stays open for a second at least, even if the vehicle asks again at once", (t) => {
	const desk = new Desk();
	desk.numbers.contactor.minimumOpenMs = 2_500;
	desk.charge().show("B").tick();
	t.false(desk.closed);
	desk.show("C");
	const took = desk.until(() => desk.closed);
	t.true(took >= 2_500 - TICK_MS && took <= 2_500 + TICK_MS, `${took}`);
});

test("rest and patience end on the millisecond", (t) => {
	const desk = new Desk().charge();
	desk.contactorFollows = false;
	desk.show("B").tick();
	t.false(desk.closed);
	desk.run(240);
	t.false(desk.has("welded"));
	desk.tick();
	t.true(desk.has("welded"));
	const other = new Desk().charge().show("B").tick().run(990);
	t.true(other.blockers.includes("contactor_rest"));
	t.false(other.tick().blockers.includes("contactor_rest"));
});

test("an auxiliary contact that flickers for 12 ms is no welded one, however often it does", (t) => {
	const desk = new Desk().charge().show("B").run(2_000);
	desk.contactorFollows = false;
	for (let i = 0; i < 20; i++) {
		desk.sense.contactor = Feedback.Closed;
		desk.tick(12);
		desk.sense.contactor = Feedback.Open;
		desk.run(1_000);
	}
	t.deepEqual(desk.faultsSoFar, []);
	desk.sense.contactor = Feedback.Closed;
	t.true(desk.run(70).has("welded"));
});

test("it does not close in the first second after power-up", (t) => {
	const desk = new Desk().show("C");
	t.true(desk.until(() => desk.closed) >= 1_000);
});

test("closings and openings are counted, openings under load by the meter", (t) => {
	const desk = new Desk().charge();
	desk.sense.mains.milliAmps.fill(1_000);
	desk.sense.mains.ageMs = 2_000;
	desk.show("B").run(2_000);
	t.is(desk.report.openingsUnderLoad, 0);
	desk.sense.mains.ageMs = 0;
	for (const phase of [0, 1, 2]) {
		desk.show("C");
		desk.until(() => desk.closed);
		desk.sense.mains.milliAmps.fill(0);
		desk.sense.mains.milliAmps[phase] = 1_001;
		desk.show("B").run(100);
		desk.sense.mains.milliAmps.fill(0);
		desk.run(2_000);
		t.is(desk.report.openingsUnderLoad, phase + 1);
	}
	t.is(desk.report.cycles, 4);
	desk.happened();
	desk.show("C");
	desk.until(() => desk.closed);
	desk.sense.mains.milliAmps[0] = 1_001;
	desk.show("B").run(100);
	t.deepEqual(desk.happened(), ["Closed", "Opened", "OpenedUnderLoad"]);
});

for (const [what, ageMs] of [
	["no meter", UNKNOWN],
	["an old reading", 2_001],
] as const)
	test(`with ${what}, an opening against a vehicle that asks counts as under load, one after it let go does not`, (t) => {
		const desk = new Desk();
		desk.sense.mains.ageMs = ageMs;
		desk.charge().show("B").run(300);
		t.is(desk.report.openingsUnderLoad, 0);
		desk.show("C");
		desk.until(() => desk.closed);
		desk.sense.stopButton = 1;
		desk.tick();
		t.is(desk.report.openingsUnderLoad, 1);
	});

test("a reading of two seconds ago still tells whether an opening was under load", (t) => {
	const desk = new Desk();
	desk.sense.mains.ageMs = 2_000;
	desk.charge().sense.stopButton = 1;
	t.false(desk.tick().closed);
	t.is(desk.report.openingsUnderLoad, 0);
});

test("feedback may take its time in both directions", (t) => {
	const desk = new Desk();
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Open;
	desk.show("B").run(2_000).show("C");
	desk.until(() => desk.closed);
	desk.run(180);
	desk.sense.contactor = Feedback.Closed;
	desk.run(5_000);
	t.true(desk.closed);
	desk.show("B").run(190);
	desk.sense.contactor = Feedback.Open;
	desk.run(5_000);
	t.deepEqual(desk.faults, []);
});

test("a contactor that drops out while closed is opened, and tried again so often and no oftener", (t) => {
	const desk = new Desk().charge();
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Open;
	desk.until(() => desk.has("dropped_out"));
	t.false(desk.closed);
	desk.run(600_000);
	t.true(desk.has("did_not_close"));
	t.is(desk.report.cycles, 5);
});

test("a bounce of feedback of 40 ms is none of these", (t) => {
	const desk = new Desk().charge();
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Open;
	desk.run(40);
	desk.contactorFollows = true;
	desk.run(1_000);
	t.deepEqual(desk.faults, []);
	t.true(desk.closed);
});

test("a weld is found at power-up, and nothing closes", (t) => {
	const desk = new Desk();
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Closed;
	desk.show("C").run(5_000);
	t.deepEqual(desk.faults, ["welded"]);
	t.false(desk.closed);
	t.is(desk.report.cycles, 0);
});

test("it counts as not rested from the first step on", (t) => {
	const desk = new Desk();
	for (let ms = 0; ms < 1_000; ms += TICK_MS) t.true(desk.tick().blockers.includes("contactor_rest"), `${ms}`);
	t.false(desk.tick().blockers.includes("contactor_rest"));
});

test("feedback that says nothing is lost feedback, and no contactor that did not close", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.contactorFollows = false;
	desk.show("C").until(() => desk.closed);
	desk.sense.contactor = Feedback.Unknown;
	desk.run(450);
	t.deepEqual(desk.faults, []);
	desk.run(500);
	t.deepEqual(desk.faults, ["feedback_lost"]);
});

for (const [fault, spoil] of [
	["dropped_out", (desk: Desk) => desk.charge()],
	["did_not_close", (desk: Desk) => desk.show("B").run(2_000).show("C")],
] as const)
	test(`${fault} is over once the contactor is told to open, whatever feedback says then`, (t) => {
		const desk = new Desk();
		spoil(desk);
		desk.contactorFollows = false;
		desk.sense.contactor = Feedback.Open;
		desk.until(() => desk.has(fault));
		desk.sense.contactor = Feedback.Unknown;
		desk.run(desk.numbers.retryAfter[fault] + 1_000);
		t.deepEqual(desk.faults, ["feedback_lost"]);
	});

test("phases change only with the contactor open and rested, and it rests again before it closes", (t) => {
	const desk = new Desk().charge();
	desk.wish.phases = 1;
	desk.run(2_000);
	t.is(desk.drive.phases, 3);
	desk.show("B").run(990);
	t.is(desk.drive.phases, 3);
	desk.run(40);
	t.is(desk.drive.phases, 1);
	t.true(desk.blockers.includes("contactor_rest"));
	desk.run(1_000);
	t.false(desk.blockers.includes("contactor_rest"));
});

test("an opening by the guard counts as under load if the vehicle had not let go, though the meter shows nothing any more", (t) => {
	const desk = new Desk().charge();
	desk.sense.guard = GuardCause.Lease;
	desk.tick();
	t.false(desk.closed);
	t.is(desk.report.openingsUnderLoad, 1);
	desk.sense.guard = GuardCause.None;
	desk.until(() => desk.closed, 10_000);
	desk.run(1_000);
	desk.sense.guard = GuardCause.Residual;
	desk.show("B").tick();
	t.is(desk.report.openingsUnderLoad, 1);
});

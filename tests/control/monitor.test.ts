// SPDX-License-Identifier: Apache-2.0
/** The residual current monitor: how slow it may be in its test, and what counts as open meanwhile. */
import test from "ava";
import { Feedback } from "../../src/control/board.js";
import { Desk, TICK_MS } from "./desk.js";

/** Runs with a monitor that follows its test input so many milliseconds late. */
function runSlowly(desk: Desk, ms: number, riseMs: number, fallMs: number): void {
	desk.monitorWorks = false;
	const { drive, sense } = desk;
	for (let at = 0, since = 0, was: number = drive.residualTest; at < ms; at += TICK_MS) {
		since = drive.residualTest === was ? since + TICK_MS : 0;
		was = drive.residualTest;
		if (since >= (was === 1 ? riseMs : fallMs)) sense.residual.tripped = drive.residualTest;
		desk.tick();
	}
}

test("a monitor may take 1.4 s to trip in its test and 2.9 s to let go, each time", (t) => {
	const desk = new Desk();
	runSlowly(desk, 6_000, 1_400, 2_900);
	t.false(desk.blockers.includes("residual_test"));
	desk.show("C");
	desk.until(() => desk.closed);
	desk.run(1_000).show("B").tick();
	runSlowly(desk, 6_000, 1_400, 2_900);
	t.false(desk.blockers.includes("residual_test"));
	t.deepEqual(desk.faultsSoFar, []);
});

test("direct and alternating current are timed apart, and anew each time", (t) => {
	for (const [field, micro] of [
		["dcMicroAmps", 7_000],
		["acMicroAmps", 31_000],
	] as const) {
		const desk = new Desk().charge();
		for (let i = 0; i < 30; i++) {
			desk.sense.residual[field] = micro;
			desk.run(100);
			desk.sense.residual[field] = 0;
			desk.run(20);
		}
		t.true(desk.closed, field);
		desk.sense.residual[field] = micro;
		desk.run(1_100);
		t.deepEqual(desk.faults, ["residual_trip"]);
	}
});

test("while the monitor is tested nothing closes, though it passed its last test", (t) => {
	const desk = new Desk();
	desk.numbers.residual.againMs = 10_000;
	desk.show("B").run(5_000);
	t.false(desk.blockers.includes("residual_test"));
	desk.until(() => desk.drive.residualTest === 1);
	t.true(desk.blockers.includes("residual_test"));
});

test("a trip line that is up forbids closing in that step, and is a fault of the monitor alone", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.monitorWorks = false;
	desk.sense.residual.tripped = 1;
	t.true(desk.tick().blockers.includes("residual_test"));
	desk.run(2_000);
	t.deepEqual(desk.faultsSoFar, ["residual_monitor"]);
});

test("residual current counts from the moment in which the contactor is told to close, before feedback says so", (t) => {
	const desk = new Desk().show("B").run(2_000).show("C");
	desk.contactorFollows = false;
	desk.until(() => desk.closed);
	desk.tick().sense.residual.dcMicroAmps = 60_000;
	t.false(desk.tick().closed);
	t.deepEqual(desk.faults, ["residual_trip"]);
});

test("through a welded contactor it counts as well, and no monitor is tested then", (t) => {
	const desk = new Desk().run(2_000);
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Closed;
	desk.run(500).sense.residual.dcMicroAmps = 60_000;
	desk.tick();
	t.deepEqual(desk.faults, ["welded", "residual_trip"]);
	const other = new Desk();
	other.until(() => other.drive.residualTest === 1);
	other.contactorFollows = false;
	other.sense.contactor = Feedback.Closed;
	t.is(other.tick().drive.residualTest, 0);
});

test("a line that was up for a moment is forgotten when the contactor is not open any more", (t) => {
	const desk = new Desk().run(2_000);
	desk.monitorWorks = false;
	desk.sense.residual.tripped = 1;
	desk.run(500).sense.residual.tripped = 0;
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Closed;
	desk.run(2_000);
	t.deepEqual(desk.faultsSoFar, ["welded"]);
});

test("a port whose monitor is taken out of its settings after a trip does not go on tripping", (t) => {
	const desk = new Desk().charge();
	desk.sense.residual.dcMicroAmps = 60_000;
	t.false(desk.tick().closed);
	desk.numbers.residual.fitted = 0;
	desk.wish.clearFaults += 1;
	desk.run(100);
	t.deepEqual(desk.faults, []);
});

test("a current that is there with the first closing has its time as well", (t) => {
	for (const [field, micro, ms] of [
		["dcMicroAmps", 7_000, 1_000],
		["acMicroAmps", 31_000, 150],
	] as const) {
		const desk = new Desk().show("C");
		desk.sense.residual[field] = micro;
		desk.until(() => desk.closed);
		const took = desk.until(() => !desk.closed);
		t.true(took >= ms && took <= ms + 2 * TICK_MS, `${took}`);
	}
});

test("a monitor that is fitted while the charger runs is tested before the next closing, whatever it passed before", (t) => {
	const desk = new Desk().show("B").run(3_000);
	desk.numbers.residual.fitted = 0;
	desk.charge().show("B").run(2_000);
	desk.numbers.residual.fitted = 1;
	desk.monitorWorks = false;
	desk.show("C").run(2_000);
	t.false(desk.closed);
	t.true(desk.has("residual_monitor"));
	desk.monitorWorks = true;
	desk.until(() => desk.closed, 70_000);
});

test("a monitor that is taken out of the settings is asked for nothing any more, and accused of nothing", (t) => {
	const asked = new Desk();
	asked.until(() => asked.drive.residualTest === 1);
	asked.numbers.residual.fitted = 0;
	t.is(asked.tick().drive.residualTest, 0);
	const stuck = new Desk().run(1_000);
	stuck.monitorWorks = false;
	stuck.sense.residual.tripped = 1;
	stuck.run(500);
	stuck.numbers.residual.fitted = 0;
	stuck.run(3_000);
	t.deepEqual(stuck.faultsSoFar, []);
});

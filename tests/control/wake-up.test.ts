// SPDX-License-Identifier: Apache-2.0
/** Waking a vehicle that sleeps, with both ends of each delay. */
import test from "ava";
import { Desk, takes } from "./desk.js";

test("a sleeping vehicle is woken once: 30 s, −12 V for 4 s, +12 V for 750 ms, PWM", (t) => {
	const desk = new Desk().show("B");
	desk.until(() => desk.stateName === "B2");
	desk.happened();
	takes(t, desk, 30_000, () => desk.drive.duty === 0);
	t.deepEqual(desk.happened(), ["WakeUp"]);
	takes(t, desk, 4_000, () => desk.drive.duty === 10_000);
	takes(t, desk, 750, () => desk.drive.duty === 2_666);
	t.deepEqual(desk.states(300_000), ["B2"]);
	t.is(desk.report.wakeUps, 1);
	desk.show("C");
	desk.until(() => desk.closed, 3_000);
	desk.show("A").run(1_100).show("B");
	desk.until(() => desk.stateName === "B2");
	takes(t, desk, 30_000, () => desk.stateName === "F");
});

test("three tries, if so set; none, if so set", (t) => {
	for (const tries of [3, 0]) {
		const desk = new Desk();
		desk.numbers.sequence.wakeUps = tries;
		desk.show("B").run(300_000);
		t.is(desk.report.wakeUps, tries);
		t.is(desk.stateName, "B2");
	}
});

test("a vehicle that is just about to ask is not woken, nor one that has charged", (t) => {
	const desk = new Desk().show("B");
	desk.until(() => desk.stateName === "B2");
	desk.run(29_800).show("C").run(1_000);
	t.is(desk.stateName, "C2");
	desk.show("B").run(120_000);
	t.is(desk.report.wakeUps, 0);
});

test("without a limit nobody is woken, and a wake-up that has begun ends in B1", (t) => {
	const desk = new Desk();
	desk.wish.offerMa = 0;
	desk.show("B").run(120_000);
	t.is(desk.report.wakeUps, 0);
	desk.wish.offerMa = 16_000;
	desk.until(() => desk.stateName === "F");
	desk.wish.offerMa = 0;
	t.deepEqual(desk.states(10_000), ["F", "B1"]);
});

test("unplugged during a wake-up pulse", (t) => {
	const desk = new Desk().show("B");
	desk.until(() => desk.stateName === "F");
	t.deepEqual(desk.show("A").states(6_000), ["F", "B1", "A1"]);
	t.is(desk.report.wakeUps, 0);
});

/** A vehicle in its wake-up pulse. */
function pulsed(): Desk {
	const desk = new Desk();
	desk.numbers.sequence.wakeAfterMs = 15_000;
	desk.show("B");
	desk.until(() => desk.stateName === "F");
	return desk;
}

test("after a wake-up, a stop shows +12 V for its own second again", (t) => {
	const desk = pulsed();
	desk.until(() => desk.stateName === "B2");
	desk.run(1_000).wish.mayCharge = 0;
	desk.tick().wish.mayCharge = 1;
	takes(t, desk, 990, () => desk.drive.duty < 10_000);
});

test("after a wake-up, the next vehicle sees +12 V for a whole second", (t) => {
	const desk = pulsed().show("A");
	desk.until(() => desk.drive.duty === 10_000);
	desk.until(() => desk.stateName === "A1");
	desk.show("B");
	const took = desk.until(() => desk.stateName === "B2");
	t.true(took > 900, `${took}`);
});

test("after a wake-up that ends in C1, a fault has the −12 V of a fault", (t) => {
	const desk = pulsed();
	desk.wish.mayCharge = 0;
	desk.show("C").until(() => desk.stateName === "C1");
	desk.wish.mayCharge = 1;
	desk.until(() => desk.stateName === "C2");
	desk.run(2_000).sense.stopButton = 1;
	desk.tick();
	t.is(desk.drive.duty, 0);
	takes(t, desk, 300, () => desk.drive.duty === 10_000);
});

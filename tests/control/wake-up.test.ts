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
	desk.show("A").run(200).show("B");
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

// SPDX-License-Identifier: Apache-2.0
/** A B in answer to a new duty is overlooked: how long, and what is not. */
import test from "ava";
import { Desk, HIGH } from "./desk.js";

test("2700 Ω that stays after a change of duty opens when its time is over", (t) => {
	const desk = new Desk().charge().run(5_000);
	desk.wish.offerMa = 10_000;
	desk.tick().show("B");
	const took = desk.until(() => !desk.closed);
	t.true(took >= 530 && took <= 550, `${took} ms`);
});

for (const [what, high, low] of [
	["12 V", HIGH.A, -12_000],
	["0 V", 0, 0],
] as const)
	test(`right after a change of duty, ${what} still opens at once`, (t) => {
		const desk = new Desk().charge().run(5_000);
		desk.wish.offerMa = 10_000;
		desk.tick();
		desk.highMv = high;
		desk.lowMv = low;
		t.false(desk.tick().closed);
	});

test("right after a change of duty, a missing diode opens within 20 ms", (t) => {
	const desk = new Desk().charge().run(5_000);
	desk.wish.offerMa = 10_000;
	desk.tick();
	desk.lowMv = -6_000;
	t.false(desk.run(20).closed);
});

test("a B is not overlooked for longer because another new duty comes", (t) => {
	const desk = new Desk().charge().run(5_000);
	desk.wish.offerMa = 14_000;
	desk.tick().show("B").run(280);
	t.true(desk.closed);
	desk.state.temperature.limitMa = 10_000;
	desk.milliCelsius = undefined;
	const took = desk.until(() => !desk.closed);
	t.true(took <= 270, `${took} ms`);
});

test("unplugged in the middle of such a B, and in the middle of a step, it opens with the next step, and no rule is broken", (t) => {
	for (let left = 1; left < 10; left++) {
		const desk = new Desk().charge().run(5_000);
		desk.wish.offerMa = 10_000;
		desk.tick().show("B").run(100);
		t.true(desk.closed);
		desk.periods(10, HIGH.B, -12_000);
		for (let i = left; i < 10; i++) desk.sense.pilot.high[i] = HIGH.A;
		desk.stepAfter().show("A").tick();
		t.false(desk.closed, `${left}`);
	}
});

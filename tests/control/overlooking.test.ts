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

for (const first of [0, 9])
	test(`such a B is overlooked for 530 ms from its first period, here the ${first + 1}. of a step, to the millisecond`, (t) => {
		const desk = new Desk().charge().run(5_000);
		desk.wish.offerMa = 14_000;
		desk.tick().show("B");
		desk.periods(10, HIGH.B, -12_000);
		for (let i = 0; i < first; i++) desk.sense.pilot.high[i] = HIGH.C;
		desk.stepAfter().run(270);
		desk.state.temperature.limitMa = 10_000;
		desk.milliCelsius = undefined;
		t.is(
			desk.until(() => !desk.closed),
			260,
		);
	});

/** Periods of one letter and of C in turn, one each millisecond. */
function inTurn(desk: Desk, highMv: number, pairs: number): Desk {
	desk.periods(2 * pairs, HIGH.C, -12_000);
	for (let i = 0; i < pairs; i++) desk.sense.pilot.high[2 * i] = highMv;
	return desk.stepAfter(2 * pairs);
}

for (const [letter, fresh, opens] of [
	["A", false, true],
	["A", true, true],
	["B", false, true],
	["B", true, false],
	["D", false, false],
] as const)
	test(`${letter} in every other period ${opens ? "opens with the 23rd, not with the 22nd" : "does not open"}, ${fresh ? "right after a change of duty" : "long after any change of duty"}`, (t) => {
		const desk = new Desk().charge().run(5_000);
		desk.wish.ventilation = 1;
		if (fresh) desk.wish.offerMa = 10_000;
		t.true(inTurn(desk.tick(), HIGH[letter], 22).closed);
		t.is(inTurn(desk, HIGH[letter], 1).closed, !opens);
	});

for (const [when, before] of [
	["in the step after C was entered", (desk: Desk) => desk],
	["after a single A that is forgotten", (desk: Desk) => inTurn(desk.run(1_000), HIGH.A, 1).run(20)],
] as const)
	test(`A in every other period is no C any more with the 23rd, not with the 22nd, ${when}`, (t) => {
		const desk = new Desk().show("B").run(2_000).show("C");
		desk.until(() => desk.letterName === "C");
		t.is(inTurn(before(desk), HIGH.A, 22).letterName, "C");
		t.is(inTurn(desk, HIGH.A, 1).letterName, "unknown");
	});

test("a B in which a new duty finds nobody any more is no answer to it", (t) => {
	const desk = new Desk().charge().run(5_000);
	desk.wish.offerMa = 10_000;
	desk.tick().happened();
	desk.periods(20, HIGH.B, -12_000);
	for (let i = 0; i < 10; i++) desk.sense.pilot.high[i] = HIGH.A;
	desk.stepAfter(20);
	t.deepEqual(desk.happened(), ["Opened"]);
});

// SPDX-License-Identifier: Apache-2.0
/** Periods that are missing: how long the pilot may be silent, what takes it back, and what those that are there stand for. */
import test from "ava";
import { since } from "../../src/control/integer.js";
import { Desk, HIGH } from "./desk.js";

/** A step after `ms` with so many periods of C. */
function hear(desk: Desk, count: number, ms: number, lowMv = -12_000): Desk {
	return desk.periods(count, HIGH.C, lowMv).stepAfter(ms);
}

for (const [what, before] of [
	["nothing", []],
	[
		"a millisecond without a period, and a whole step",
		[
			[0, 1],
			[10, 10],
		],
	],
	[
		"a step without a period, and a whole one",
		[
			[0, 10],
			[10, 10],
		],
	],
	[
		"30 ms without a period, and a whole step",
		[
			[0, 30],
			[10, 10],
		],
	],
	["more periods than milliseconds", [[11, 10]]],
] as const)
	test(`after ${what}, 34 ms of silence are none, 35 ms are`, (t) => {
		const desk = new Desk().charge();
		for (const [count, ms] of before) hear(desk, count, ms);
		t.is(hear(desk, 0, 34).letterName, "C");
		t.is(hear(desk, 0, 1).letterName, "unknown");
		t.false(desk.closed);
	});

test("a period takes back four milliseconds", (t) => {
	const desk = hear(hear(new Desk().charge(), 0, 30), 1, 1);
	t.is(hear(desk, 0, 8).letterName, "C");
	t.is(hear(desk, 0, 1).letterName, "unknown");
});

for (const [count, ms, bad] of [
	[3, 12, true],
	[3, 11, false],
	[4, 12, true],
	[4, 11, false],
	[6, 12, true],
	[11, 11, false],
	[12, 12, true],
	[12, 6, true],
	[11, 6, false],
] as const)
	test(`${count} periods without a diode in ${ms} ms are ${bad ? "" : "not "}enough to open`, (t) => {
		t.is(hear(new Desk().charge(), count, ms, -HIGH.C).closed, !bad);
	});

test("the rule that a closed contactor needs periods is told when the last came", (t) => {
	const desk = new Desk().charge();
	const age = (): number => since(desk.sense.now, desk.state.pilot.heardAt);
	hear(hear(desk, 0, 10), 0, 20);
	t.is(age(), 30);
	hear(desk, 5, 10);
	t.is(age(), 0);
});

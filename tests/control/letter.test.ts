// SPDX-License-Identifier: Apache-2.0
/** The letters: which voltage stands for which, and how far it may go before it stands for another. */
import test from "ava";
import { ceilingOf, floorOf, Letter, letterOf } from "../../src/control/letter.js";
import { defaults } from "../../src/settings/settings.js";

const n = defaults().control.pilot;

for (const [voted, least, most] of [
	["A", 10_251, 13_000],
	["B", 7_251, 10_750],
	["C", 4_251, 7_750],
	["D", 1_251, 4_750],
] as const)
	test(`${voted} is left below ${least} mV and above ${most} mV, and not between`, (t) => {
		const letter = Letter[voted];
		t.deepEqual([floorOf(letter, n) + 1, ceilingOf(letter, n)], [least, most]);
		for (const [mv, stays] of [
			[least - 1, false],
			[least, true],
			[most, true],
			[most + 1, false],
		] as const)
			t.is(letterOf(mv, letter, n) === letter, stays, `${mv}`);
	});

test("what is no letter of a vehicle has no voltages in which it need not be looked at", (t) => {
	for (const letter of [Letter.Unknown, Letter.E, Letter.F, Letter.Implausible]) {
		const floor = floorOf(letter, n);
		t.is(floor, floor | 0);
		t.false(floor < 0x7fffffff, `${letter}`);
	}
});

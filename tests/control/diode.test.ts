// SPDX-License-Identifier: Apache-2.0
/** The diode: how many low plateaus of which kind it takes to be seen, and to be doubted. */
import test from "ava";
import { countGood, DIODE_AT_START, type DiodeState, Low, takeBadLow, takeOtherLow } from "../../src/control/diode.js";
import { defaults } from "../../src/settings/settings.js";

const n = defaults().control.pilot;

/** Low plateaus: g good, m mirrored, x odd, o any other that is not bad; each may have a count before it. */
function after(plateaus: string, diode: DiodeState = { ...DIODE_AT_START }): DiodeState {
	for (const [, times, kind] of plateaus.matchAll(/(\d*)([gmxo])/g))
		for (let i = 0; i < (times === "" ? 1 : Number(times)); i++) {
			if (kind === "m" || kind === "x") takeBadLow(diode, n, kind === "m", 1);
			else takeOtherLow(diode, 1);
			if (kind === "g") countGood(diode, n, 1);
		}
	return diode;
}

for (const [plateaus, seen] of [
	["99g", 0],
	["100g", 1],
	["99g m 2g", 0],
	["99g m 3g", 1],
	["g 3m 99g", 0],
	["g 3m 100g", 1],
	["100g 11m", 1],
	["100g 12m", 0],
	["100g 11m o m", 1],
	["100g 11m o 2m", 0],
	["12m 120g", 1],
	["12m 23g", 0],
] as const)
	test(`after ${plateaus} the diode is ${seen === 1 ? "seen" : "not seen"}`, (t) => {
		t.is(after(plateaus).seen, seen);
	});

test("while bad ones still weigh, no count of good ones is enough; then the next one is", (t) => {
	const diode = after("12m 23o");
	countGood(diode, n, 200);
	t.is(diode.seen, 0);
	t.is(after("o g", diode).seen, 1);
});

for (const [plateaus, low] of [
	["11m", Low.Good],
	["12m", Low.Mirrored],
	["12x", Low.Odd],
	["6m 6x", Low.Mirrored],
	["6m o 7x", Low.Odd],
	["12m 25x", Low.Mirrored],
	["12x 25m", Low.Odd],
	["12m o", Low.Mirrored],
	["12m 23o", Low.Mirrored],
	["12m 24o", Low.Good],
	["12m 24o 12x", Low.Odd],
	["12x 24o 6m 6x", Low.Mirrored],
	["12x 24o 6m o 7x", Low.Odd],
] as const)
	test(`after ${plateaus} the low plateaus are ${Object.keys(Low)[low]}`, (t) => {
		t.is(after(plateaus).low, low);
	});

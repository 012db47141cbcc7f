// SPDX-License-Identifier: Apache-2.0
/** The front end of the pilot: gain first, then offset, for each window of the step and no other. */
import test from "ava";
import { type PilotSense, SENSE_AT_START } from "../../src/control/board.js";
import { correct, corrects } from "../../src/control/frontEnd.js";
import { copyOf } from "../../src/control/state.js";

/** What was measured: four windows that count, and one behind them that is left over from before, mV. */
const HIGHS = [12_000, 9_001, 5_999, 0, 8_888] as const;
const LOWS = [-12_000, -11_399, -1, 0, -7_777] as const;

function measured(): PilotSense {
	const pilot = copyOf(SENSE_AT_START.pilot);
	pilot.count = HIGHS.length - 1;
	for (let i = 0; i < HIGHS.length; i++) {
		pilot.high[i] = HIGHS[i];
		pilot.low[i] = LOWS[i];
	}
	return pilot;
}

for (const [gain, offsetMv, there, highs, lows] of [
	[10_000, 0, false, HIGHS, LOWS],
	[10_001, 0, true, [12_001, 9_001, 5_999, 0, 8_888], [-12_001, -11_400, -1, 0, -7_777]],
	[9_999, 0, true, [11_998, 9_000, 5_998, 0, 8_888], [-11_998, -11_397, 0, 0, -7_777]],
	[10_500, 0, true, [12_600, 9_451, 6_298, 0, 8_888], [-12_600, -11_968, -1, 0, -7_777]],
	[10_000, 1, true, [12_001, 9_002, 6_000, 1, 8_888], [-11_999, -11_398, 0, 1, -7_777]],
	[10_000, -300, true, [11_700, 8_701, 5_699, -300, 8_888], [-12_300, -11_699, -301, -300, -7_777]],
	[9_500, 300, true, [11_700, 8_850, 5_999, 300, 8_888], [-11_100, -10_529, 300, 300, -7_777]],
] as const)
	test(`a gain of ${gain / 10_000} and an offset of ${offsetMv} mV ${there ? "correct each window" : "leave all as it is"}`, (t) => {
		const pilot = measured();
		t.is(corrects({ gain, offsetMv }), there);
		correct(pilot, { gain, offsetMv });
		for (let i = 0; i < HIGHS.length; i++) {
			t.is(pilot.high[i], highs[i], `high ${i}`);
			t.is(pilot.low[i], lows[i], `low ${i}`);
		}
		t.is(pilot.count, HIGHS.length - 1);
	});

test("a step without a window has nothing to correct", (t) => {
	const pilot = measured();
	pilot.count = 0;
	correct(pilot, { gain: 10_500, offsetMv: 300 });
	t.is(pilot.high[0], HIGHS[0]);
	t.is(pilot.low[0], LOWS[0]);
});

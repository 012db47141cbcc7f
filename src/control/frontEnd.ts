// SPDX-License-Identifier: Apache-2.0
/** The front end of the pilot: what a board has measured, corrected by what calibration has found. */
import type { PilotSense } from "./board.js";
import type { Numbers } from "./numbers.js";

/** Ten-thousandths: a gain that changes nothing. */
const ONE = 10_000;

/** Whether there is something to correct. */
export function corrects({ gain, offsetMv }: Numbers["frontEnd"]): boolean {
	return gain !== ONE || offsetMv !== 0;
}

/** Corrects the windows of a step in place; to be called once, before the step. */
export function correct(pilot: PilotSense, { gain, offsetMv }: Numbers["frontEnd"]): void {
	if (gain === ONE && offsetMv === 0) return;
	const { count, high, low } = pilot;
	for (let i = 0; i < count; i++) {
		high[i] = (((high[i] * gain) / ONE) | 0) + offsetMv;
		low[i] = (((low[i] * gain) / ONE) | 0) + offsetMv;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The pilot is too noisy, or too silent, to tell what the vehicle shows. */
import { UNKNOWN } from "../board.js";
import { Letter } from "../letter.js";
import type { Numbers } from "../numbers.js";
import type { PilotState } from "../pilot.js";

/** Periods that agree on nothing are no C at once; this names it. */
export function pilotNoise(pilot: PilotState): boolean {
	return pilot.voted === Letter.Unknown;
}

/** Samples within a plateau that lie too far apart, where the sampler can tell. */
export function pilotSpread(spreadMv: number, n: Numbers["selfTest"]): boolean {
	return spreadMv !== UNKNOWN && spreadMv > n.noiseMv;
}

// SPDX-License-Identifier: Apache-2.0
/** One phase is far too high while another is far too low: the star point floats. */
import type { MainsState } from "../mains.js";
import type { Numbers } from "../numbers.js";

/** Below 207 V and above 253 V at the same time; the window of BS 7671 serves here too. */
export function neutralLost(mains: MainsState, n: Numbers["mains"]): boolean {
	return mains.read === 1 && mains.highestMv > n.penHighMv && mains.lowestMv < n.penLowMv;
}

// SPDX-License-Identifier: Apache-2.0
/** The mains frequency is out of bounds. */
import { UNKNOWN } from "../board.js";
import type { MainsState } from "../mains.js";
import type { Numbers } from "../numbers.js";

/** Without mains there is no frequency, which is undervoltage; a meter that tells none is no fault. */
export function frequency(mains: MainsState, n: Numbers["mains"], frequencyMhz: number): boolean {
	return mains.read === 1 && mains.present > 0 && frequencyMhz !== UNKNOWN && (frequencyMhz < n.lowHz || frequencyMhz > n.highHz);
}

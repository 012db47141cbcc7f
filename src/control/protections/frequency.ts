// SPDX-License-Identifier: Apache-2.0
/** The mains frequency is out of bounds. */
import type { MainsState } from "../mains.js";
import type { Numbers } from "../numbers.js";

/** Without mains there is no frequency, which is undervoltage. */
export function frequency(mains: MainsState, n: Numbers["mains"], frequencyMhz: number): boolean {
	return mains.fresh === 1 && mains.present > 0 && (frequencyMhz < n.lowHz || frequencyMhz > n.highHz);
}

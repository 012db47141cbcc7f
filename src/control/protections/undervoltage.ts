// SPDX-License-Identifier: Apache-2.0
/** A phase that is there is too low, or none is there. */
import type { MainsState } from "../mains.js";
import type { Numbers } from "../numbers.js";

/** A single missing phase is another fault. */
export function undervoltage(mains: MainsState, n: Numbers["mains"]): boolean {
	return mains.read === 1 && mains.lowestMv < n.lowMv;
}

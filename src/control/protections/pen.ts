// SPDX-License-Identifier: Apache-2.0
/** A phase has left 207 to 253 V, where the charger has to watch the PEN conductor. */
import type { MainsState } from "../mains.js";
import type { Numbers } from "../numbers.js";

/** BS 7671 722.411.4.1 (iv); a device that opens PE as well is not ours to be. */
export function pen(mains: MainsState, n: Numbers["mains"]): boolean {
	return n.pen === 1 && mains.read === 1 && mains.present > 0 && (mains.highestMv > n.penHighMv || mains.lowestMv < n.penLowMv);
}

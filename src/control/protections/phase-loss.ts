// SPDX-License-Identifier: Apache-2.0
/** A phase of the supply is missing while another is there. */
import type { MainsState } from "../mains.js";
import type { Numbers } from "../numbers.js";

/** Where the supply has one phase only, mains.phases says so. */
export function phaseLoss(mains: MainsState, n: Numbers["mains"]): boolean {
	return mains.read === 1 && mains.present > 0 && mains.present < n.phases;
}

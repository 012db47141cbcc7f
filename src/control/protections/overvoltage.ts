// SPDX-License-Identifier: Apache-2.0
/** A phase is too high. */
import type { MainsState } from "../mains.js";
import type { Numbers } from "../numbers.js";

/** Meters and vehicles break first, insulation later. */
export function overvoltage(mains: MainsState, n: Numbers["mains"]): boolean {
	return mains.read === 1 && mains.highestMv > n.highMv;
}

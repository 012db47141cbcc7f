// SPDX-License-Identifier: Apache-2.0
/** What is plugged in has the proximity resistor of no cable, or of another one than it was plugged in with. */
import type { ProximityState } from "../proximity.js";

/** An open contact is no fault: then nothing is plugged in. */
export function cable(proximity: ProximityState): boolean {
	return proximity.odd === 1 || (proximity.pluggedMa !== 0 && proximity.ratingMa !== proximity.pluggedMa);
}

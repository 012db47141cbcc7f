// SPDX-License-Identifier: Apache-2.0
/** What is plugged in has the proximity resistor of no cable, or of another one than it charged with. */
import { Presence, type PresenceState } from "../presence.js";
import type { ProximityState } from "../proximity.js";

/** While the vehicle is being missed its cable may be on its way out, and once it is away it is: then it is not compared. */
export function cable(proximity: ProximityState, presence: PresenceState): boolean {
	if (proximity.odd === 1) return true;
	return (
		presence.is === Presence.There && presence.missing === 0 && proximity.pluggedMa !== 0 && proximity.ratingMa !== proximity.pluggedMa
	);
}

// SPDX-License-Identifier: Apache-2.0
/** Presence: whether a vehicle is plugged in, as the wire shows it; missed only after a while, and not doubted while the pilot hides it. */
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";

/** What is known of it. */
export const Presence = frozen({ Unknown: 0, Away: 1, There: 2 } as const);
export type Presence = (typeof Presence)[keyof typeof Presence];

/** What is remembered of it. */
export interface PresenceState {
	is: Presence;
	/** 1 while the vehicle is there and does not show, and since when. */
	missing: 0 | 1;
	missedAt: Instant;
}

/** At power-up nothing is known. */
export const PRESENCE_AT_START: PresenceState = frozen({ is: Presence.Unknown, missing: 0, missedAt: 0 as Instant });

/**
 * What one step shows. Vehicle: as decided and on the wire. Glimpse: on the wire, not decided yet. NoVehicle: as decided, and
 * on the wire. Missing: an open pilot that is not decided yet, or a proximity contact without a plug. Nothing: a pilot that is
 * shorted, at −12 V or unreadable, which hides what is there.
 */
export const Sight = frozen({ Nothing: 0, Vehicle: 1, Glimpse: 2, NoVehicle: 3, Missing: 4 } as const);
export type Sight = (typeof Sight)[keyof typeof Sight];

/** Takes in what a step shows. A vehicle that was there is away once it has been missing for `goneMs` in one piece: time in which the pilot hides it does not count. */
export function watchPresence(presence: PresenceState, goneMs: number, sight: Sight, now: Instant): void {
	if (sight === Sight.Nothing) {
		presence.missing = 0;
		return;
	}
	if (sight === Sight.Vehicle) presence.is = Presence.There;
	if (sight === Sight.Vehicle || sight === Sight.Glimpse) presence.missing = 0;
	else if (presence.is !== Presence.There) presence.is = sight === Sight.NoVehicle ? Presence.Away : presence.is;
	else if (presence.missing === 0) {
		presence.missing = 1;
		presence.missedAt = now;
	} else if (since(now, presence.missedAt) >= goneMs) {
		presence.is = Presence.Away;
		presence.missing = 0;
	}
}

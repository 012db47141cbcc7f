// SPDX-License-Identifier: Apache-2.0
/** A port with a plan, for tests: targets by their minute, and moments as texts. */
import { type Target, UNSAID } from "../../src/evse/targets.js";
import { Bay } from "./port.js";

export const EVERY_DAY = 0x7f;

/** By this minute of the day so much energy. */
export const byTime = (minute: number, mwh: number): Target => ({ minute, mwh, soc: UNSAID });

/** A moment as people write it. */
export const iso = (ms: number | undefined) => (ms === undefined ? "none" : new Date(ms).toISOString());

/** A port that follows targets, 11 kW, with the time of day, a report every minute. */
export function planned(start: string, zone = "UTC0") {
	const bay = new Bay({ limit: 16_000 }).away();
	bay.stepMs = 60_000;
	bay.sense.mains.ageMs = 0;
	bay.evse.setClock(Date.parse(start));
	bay.evse.setZone(zone);
	bay.evse.mode = "automatic";
	return bay;
}

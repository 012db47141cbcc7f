// SPDX-License-Identifier: Apache-2.0
/** The mains: which phases are there, how high, and how fast current may rise after an outage. */
import { type MainsSense, UNKNOWN } from "./board.js";
import { LEAST_MA, MOST_MA } from "./duty.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the mains. */
export interface MainsState {
	/** 1 while the readings are fresh; without them nothing here is judged. */
	fresh: 0 | 1;
	/** Phases that are there. */
	present: number;
	/** Lowest and highest voltage of those, mV; 0 without any. */
	lowestMv: number;
	highestMv: number;
	/** 1 from an outage until the ramp has reached the greatest current, and since when the outage is over. */
	ramping: 0 | 1;
	rampAt: Instant;
	/** The current that the ramp allows, mA. */
	limitMa: number;
}

/** Power-up is the end of an outage. */
export const MAINS_AT_START: MainsState = frozen({
	fresh: 0,
	present: 0,
	lowestMv: 0,
	highestMv: 0,
	ramping: 1,
	rampAt: 0 as Instant,
	limitMa: MOST_MA,
});

/** Takes in the voltages. `outage` says that a fault of the mains stands. */
export function watchMains(mains: MainsState, numbers: Numbers, sense: MainsSense, outage: boolean, now: Instant): void {
	const n = numbers.mains;
	mains.fresh = sense.ageMs === UNKNOWN || sense.ageMs > numbers.contactor.meterFreshMs ? 0 : 1;
	mains.present = 0;
	mains.lowestMv = 0;
	mains.highestMv = 0;
	for (let phase = 0; phase < n.phases; phase++) {
		const mv = sense.milliVolts[phase];
		if (mv < n.absentMv) continue;
		mains.lowestMv = mains.present === 0 ? mv : Math.min(mains.lowestMv, mv);
		mains.highestMv = Math.max(mains.highestMv, mv);
		mains.present++;
	}
	ramp(mains, n.rampMaPerMinute, outage, now);
}

/** From 6 A upward, so much a minute. */
function ramp(mains: MainsState, maPerMinute: number, outage: boolean, now: Instant): void {
	if (outage) {
		mains.ramping = 1;
		mains.rampAt = now;
	}
	if (maPerMinute === 0) mains.ramping = 0;
	const seconds = (since(now, mains.rampAt) / 1_000) | 0;
	const limit = (LEAST_MA + ((((Math.min(seconds, 200_000) * maPerMinute) | 0) / 60) | 0)) | 0;
	if (!outage && limit >= MOST_MA) mains.ramping = 0;
	mains.limitMa = mains.ramping === 1 ? Math.min(limit, MOST_MA) : MOST_MA;
}

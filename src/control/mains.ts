// SPDX-License-Identifier: Apache-2.0
/** The mains: which phases are there, how high, and how fast current may rise after an outage. */
import type { MainsSense } from "./board.js";
import { LEAST_MA, MOST_MA } from "./duty.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the mains. */
export interface MainsState {
	/** 1 once there was a reading; until then nothing here is judged. An old one leaves the last verdict. */
	read: 0 | 1;
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
	read: 0,
	present: 0,
	lowestMv: 0,
	highestMv: 0,
	ramping: 1,
	rampAt: 0 as Instant,
	limitMa: MOST_MA,
});

/** Takes in the voltages. `news` says that the reading is worth a verdict, `outage` that a fault of the mains stands. */
export function watchMains(mains: MainsState, n: Numbers["mains"], sense: MainsSense, news: boolean, outage: boolean, now: Instant): void {
	if (news) readVoltages(mains, n, sense);
	ramp(mains, n.rampMaPerMinute, outage, now);
}

function readVoltages(mains: MainsState, n: Numbers["mains"], sense: MainsSense): void {
	mains.read = 1;
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

// SPDX-License-Identifier: Apache-2.0
/** The meter: whether it answers, whether it moves, and whether current flows where none can. */
import { Feedback, type MainsSense, UNKNOWN } from "./board.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import { largestMa } from "./load.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the meter. */
export interface MeterState {
	/** When it last had answered ever. */
	answeredAt: Instant;
	lost: 0 | 1;
	/** The register, mWh, and since when it has shown that while power flows. */
	registerMwh: number;
	registerAt: Instant;
	frozen: 0 | 1;
	/** 1 if it shows current while the contactor was told to open and says that it is. */
	phantom: 0 | 1;
}

/** At power-up it has not answered. */
export const METER_AT_START: MeterState = frozen({
	answeredAt: 0 as Instant,
	lost: 0,
	registerMwh: 0,
	registerAt: 0 as Instant,
	frozen: 0,
	phantom: 0,
});

/** Takes in the meter. `closed` says that the contactor was told to close, `feedback` what it says itself. */
export function watchMeter(
	meter: MeterState,
	numbers: Numbers,
	sense: MainsSense,
	closed: boolean,
	feedback: Feedback,
	now: Instant,
): void {
	const n = numbers.meter;
	const drawn = largestMa(sense, numbers.contactor.meterFreshMs);
	const unanswered = sense.ageMs === UNKNOWN;
	if (!unanswered) meter.answeredAt = now;
	const age = unanswered ? since(now, meter.answeredAt) : sense.ageMs;
	meter.lost = n.fitted === 1 && age >= n.lostMs ? 1 : 0;
	if (drawn < 0 || sense.milliWatts < n.frozenMw || sense.registerMwh !== meter.registerMwh) {
		meter.registerMwh = sense.registerMwh;
		meter.registerAt = now;
	}
	meter.frozen = since(now, meter.registerAt) >= n.frozenMs ? 1 : 0;
	meter.phantom = !closed && feedback === Feedback.Open && drawn > numbers.contactor.underLoadMa ? 1 : 0;
}

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
	/** 1 from an answer until each of those who look at it in turn has seen it, as bits of Reader. */
	unseen: number;
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
	unseen: 0,
	phantom: 0,
});

/** Who looks at an answer in turn: what is judged by voltages, and what is judged by currents. */
export const Reader = frozen({ Voltages: 1, Currents: 2 } as const);
export type Reader = (typeof Reader)[keyof typeof Reader];

/** Takes note of an answer that came since the last step, so that nobody whose turn is later misses it. */
export function hearMeter(meter: MeterState, ageMs: number, gapMs: number): void {
	if (ageMs !== UNKNOWN && ageMs <= gapMs) meter.unseen = Reader.Voltages | Reader.Currents;
}

/** True if what the meter says is worth a verdict: an answer that `reader` has not seen, or one that is still fresh. */
export function isNews(meter: MeterState, reader: Reader, ageMs: number, freshMs: number): boolean {
	const unseen = (meter.unseen & reader) !== 0;
	meter.unseen &= ~reader;
	return unseen || (ageMs !== UNKNOWN && ageMs <= freshMs);
}

/**
 * Takes in the meter. `closed` says that the contactor was told to close, `feedback` what it says itself, `news` that the
 * reading is worth a verdict. A meter that is too slow for what hangs on it is lost.
 */
export function watchMeter(
	meter: MeterState,
	numbers: Numbers,
	sense: MainsSense,
	closed: boolean,
	feedback: Feedback,
	news: boolean,
	now: Instant,
): void {
	const n = numbers.meter;
	const unanswered = sense.ageMs === UNKNOWN;
	if (!unanswered) meter.answeredAt = now;
	const age = unanswered ? since(now, meter.answeredAt) : sense.ageMs;
	meter.lost = n.fitted === 1 && age >= patienceMs(numbers) ? 1 : 0;
	if (n.fitted === 0 || meter.lost === 1 || (news && (sense.milliWatts < n.frozenMw || sense.registerMwh !== meter.registerMwh))) {
		meter.registerMwh = sense.registerMwh;
		meter.registerAt = now;
	}
	meter.frozen = since(now, meter.registerAt) >= n.frozenMs ? 1 : 0;
	if (news) meter.phantom = !closed && feedback === Feedback.Open && largestMa(sense) > numbers.contactor.underLoadMa ? 1 : 0;
}

/** The longest silence that is no loss, ms: nothing that hangs on the meter may wait for longer than its own delay. */
function patienceMs({ meter, overcurrent, debounce, mains }: Numbers): number {
	const least = Math.min(meter.lostMs, overcurrent.slowMs, debounce.undervoltage, debounce.overvoltage);
	return Math.max(mains.pen === 1 ? Math.min(least, debounce.pen) : least, meter.slowestMs);
}

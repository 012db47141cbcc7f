// SPDX-License-Identifier: Apache-2.0
/** The vehicle's diode, told by the low plateau while PWM runs: seen, or not good, and then as what. */
import { frozen } from "./frozen.js";
import type { Numbers } from "./numbers.js";

/** What the low plateaus look like once they are no good diode's. Mirrored: as high as the high ones, as behind a shorted diode. Odd: neither. */
export const Low = frozen({ Good: 0, Mirrored: 1, Odd: 2 } as const);
export type Low = (typeof Low)[keyof typeof Low];

/** What is remembered of the diode. */
export interface DiodeState {
	/** Good periods, less twice the bad ones, until it counts as seen. */
	good: number;
	/** 1 once it was seen good since this vehicle was plugged in, and as long as it is. */
	seen: 0 | 1;
	/** Twice the bad periods, less the others; 0 while all is well. */
	bad: number;
	/** Of the bad ones since then: those that mirrored the high plateau, less the odd ones. */
	mirrors: number;
	/** What they are, from too many of them until all is well again. */
	low: Low;
}

/** At power-up nothing is known. */
export const DIODE_AT_START: DiodeState = frozen({ good: 0, seen: 0, bad: 0, mirrors: 0, low: Low.Good });

type PilotNumbers = Numbers["pilot"];

/** Takes in a low plateau that is no good diode's and counts for `weight` periods. Whichever kind it is, enough of them and no diode has been seen. */
export function takeBadLow(diode: DiodeState, n: PilotNumbers, mirrors: boolean, weight: number): void {
	const most = n.diodeBadPeriods << 1;
	diode.bad = Math.min((diode.bad + (weight << 1)) | 0, most);
	diode.mirrors = (diode.mirrors + (mirrors ? weight : -weight)) | 0;
	diode.good = Math.max((diode.good - (weight << 1)) | 0, 0);
	if (diode.bad < most) return;
	forgetDiode(diode);
	if (diode.low === Low.Good) diode.low = diode.mirrors >= 0 ? Low.Mirrored : Low.Odd;
}

/** A period whose low plateau says nothing bad, and counts for `weight`. */
export function takeOtherLow(diode: DiodeState, weight: number): void {
	if (diode.bad === 0) return;
	diode.bad = Math.max((diode.bad - weight) | 0, 0);
	if (diode.bad > 0) return;
	diode.mirrors = 0;
	diode.low = Low.Good;
}

/** Counts good periods until the diode is seen; not while bad ones still weigh. */
export function countGood(diode: DiodeState, n: PilotNumbers, periods: number): void {
	diode.good = (diode.good + periods) | 0;
	if (diode.good >= n.diodeGoodPeriods && diode.low === Low.Good) diode.seen = 1;
}

/** What was seen of the diode is out of date. */
export function forgetDiode(diode: DiodeState): void {
	diode.seen = 0;
	diode.good = 0;
}

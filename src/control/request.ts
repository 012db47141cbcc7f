// SPDX-License-Identifier: Apache-2.0
/** The request: whether the C or D on the pilot is a vehicle's that has closed S2, and not our own +12 V that has sagged. */
import { frozen } from "./frozen.js";
import { asksForCurrent, Letter } from "./letter.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the levels, each the mean of about the last sixteen steps, in sixteenths of a mV. */
export interface RequestState {
	/** The letter whose level is being averaged. */
	letter: Letter;
	/** The high plateau of B before the request; 0 if there was no B since the vehicle was plugged in. */
	rest: number;
	/** The high plateau of C or D. */
	request: number;
}

/** At power-up nothing was seen. */
export const REQUEST_AT_START: RequestState = frozen({ letter: Letter.Unknown, rest: 0, request: 0 });

/** The forward voltage of the vehicle's diode, sixteenths of a mV: IEC 61851-1 Annex A, 0.55 to 0.85 V. */
const DIODE = 700 << 4;

/** Takes in the newest high plateau, mV, as the majority of periods reads it. To be called while the contactor is open. */
export function watchRequest(request: RequestState, letter: Letter, highMv: number): void {
	const same = request.letter === letter;
	request.letter = letter;
	if (letter === Letter.B) request.rest = mean(same, request.rest, highMv);
	else if (asksForCurrent(letter)) request.request = mean(same, request.request, highMv);
}

/** The vehicle is away: the next one has another B. */
export function forgetRest(request: RequestState): void {
	request.rest = 0;
	request.letter = Letter.Unknown;
}

/**
 * True if the level is one that a closed S2 makes: so much lower than the B before it as R_C beside R_B makes it, whatever the
 * rail is; without a B (power came back while the vehicle asked), no higher than C may be.
 */
export function isRequest(request: RequestState, n: Numbers["pilot"]): boolean {
	if (request.rest === 0) return request.request <= n.requestMv << 4;
	return ((request.request - DIODE) | 0) * 100 <= ((request.rest - DIODE) | 0) * n.requestPercent;
}

function mean(same: boolean, level: number, mv: number): number {
	const now = mv << 4;
	return same ? (level + ((now - level) >> 4)) | 0 : now;
}

// SPDX-License-Identifier: Apache-2.0
/** The contactor as the port sees it: told to close, and really open with the meter read since. */
import { Feedback, type Sense, UNKNOWN } from "../control/board.js";
import { asksForCurrent, Letter } from "../control/letter.js";
import type { Report } from "../control/wish.js";

/** A contactor that does not say that it is open, or a meter that is silent, does not hold a transaction open any longer, ms: own choice. */
const SETTLE_MS = 2_000;

/** Whether power flows, or may. */
export class Power {
	/** The vehicle asks for current. */
	asks = false;
	/** It is there and asks for none. */
	rests = false;
	/** The contactor was told to close. */
	closed = false;
	/** The contactor is open as far as anybody can tell; a welded one is not. */
	open = true;
	/** It is, and the meter has been read since; or it has been told long enough ago. */
	settled = true;
	#toldAt = Number.NEGATIVE_INFINITY;
	#openAt = Number.NEGATIVE_INFINITY;

	/** Takes in a report. The contactor is closed where the vehicle asks and nothing forbids it: the controller's one line. */
	watch(sense: Sense, report: Report, ms: number): void {
		this.asks = asksForCurrent(report.letter);
		this.rests = report.letter === Letter.B;
		const closed = this.asks && report.blockers === 0;
		if (this.closed && !closed) this.#toldAt = ms;
		this.closed = closed;
		const waited = ms - this.#toldAt >= SETTLE_MS;
		const open = !closed && (sense.contactor === Feedback.Open || (sense.contactor === Feedback.Unknown && waited));
		if (open && !this.open) this.#openAt = ms;
		this.open = open;
		const age = sense.mains.ageMs;
		const read = age !== UNKNOWN && age <= ms - this.#openAt;
		this.settled = !closed && ((open && read) || waited);
	}
}

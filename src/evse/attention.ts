// SPDX-License-Identifier: Apache-2.0
/** Attention: whether anything has changed that the port hangs on, so that it need not look at everything with every report. */
import type { Sense } from "../control/board.js";
import type { Report } from "../control/wish.js";
import type { EvseNumbers } from "./numbers.js";

/** What was seen last. */
export class Attention {
	#letter = -1;
	#presence = -1;
	#blockers = -1;
	#faults = 0;
	#offeredMa = -1;
	#contactor = -1;
	#limit = -1;
	#userLimit = -1;
	#authorization = -1;
	#ventilation = -1;
	#mode = -1;

	/** Whether something has changed since this was asked last. Settings that are not here show with the next look. */
	stirred(sense: Sense, report: Report, numbers: EvseNumbers): boolean {
		const same =
			this.#letter === report.letter &&
			this.#presence === report.presence &&
			this.#blockers === report.blockers &&
			this.#faults === report.faults &&
			this.#offeredMa === report.offeredMa &&
			this.#contactor === sense.contactor &&
			this.#limit === numbers.limit &&
			this.#userLimit === numbers.userLimit &&
			this.#authorization === numbers.authorization &&
			this.#ventilation === numbers.ventilation &&
			this.#mode === numbers.mode;
		if (same) return false;
		this.#letter = report.letter;
		this.#presence = report.presence;
		this.#blockers = report.blockers;
		this.#faults = report.faults;
		this.#offeredMa = report.offeredMa;
		this.#contactor = sense.contactor;
		this.#limit = numbers.limit;
		this.#userLimit = numbers.userLimit;
		this.#authorization = numbers.authorization;
		this.#ventilation = numbers.ventilation;
		this.#mode = numbers.mode;
		return true;
	}
}

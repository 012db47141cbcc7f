// SPDX-License-Identifier: Apache-2.0
/** Whether a vehicle is plugged in: seen at once, missed only after a while, and not doubted while the pilot hides it. */
import { Letter } from "../control/pilot.js";

/** Presence of the vehicle. */
export class Presence {
	plugged = false;
	/** Since when the pilot has been open, on the port's clock; undefined while it is not. */
	goneSince: number | undefined;
	/** The letter last seen that says something: A, B, C or D. */
	known = false;

	/** Takes in a letter. A pilot that is shorted, at −12 V or unreadable says nothing about the vehicle. */
	watch(letter: Letter, ms: number, unplugMs: number): void {
		if (letter >= Letter.B && letter <= Letter.D) {
			this.known = true;
			this.plugged = true;
			this.goneSince = undefined;
		} else if (letter === Letter.A) {
			this.known = true;
			this.goneSince ??= ms;
			if (ms - this.goneSince >= unplugMs) this.plugged = false;
		} else this.goneSince = undefined;
	}
}

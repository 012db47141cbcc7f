// SPDX-License-Identifier: Apache-2.0
/** What calibration has measured so far, what it makes of that, and what was set before it. */
import type { Measured } from "../thing/calibrating.js";

/** What calibration has come to. */
export class Calibration {
	/** It is measuring. */
	measuring = false;
	/** The front end as it was set when +12 V was measured. */
	base: Measured | undefined;
	/** The plateau of +12 V as it was measured so, mV. */
	plusMv = 0;
	/** What would be set. */
	proposal: Measured | undefined;
	/** What was set before calibration changed it, and what it has set. */
	before: Measured | undefined;
	saved: Measured | undefined;

	/** Begins anew; what was saved can still be undone. */
	forget(): void {
		this.measuring = false;
		this.base = undefined;
		this.proposal = undefined;
	}
}

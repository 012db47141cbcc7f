// SPDX-License-Identifier: Apache-2.0
/** What calibration has measured so far, and what was set before it. */

/** A front end: gain in ten-thousandths, offset in mV. */
export interface Measured {
	readonly gain: number;
	readonly offsetMv: number;
}

/** What calibration has come to. */
export class Calibration {
	/** The plateau of +12 V as it was measured with the front end as it is, mV. */
	high: number | undefined;
	/** What would be set. */
	proposal: Measured | undefined;
	/** What was set before calibration changed it. */
	before: Measured | undefined;
}

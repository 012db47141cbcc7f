// SPDX-License-Identifier: Apache-2.0
/** What calibration has measured so far, what it makes of that, and what was set before it. */

/** A front end: gain in ten-thousandths, offset in mV. */
export interface Measured {
	readonly gain: number;
	readonly offsetMv: number;
}

/** What was measured, with the front end as it is set, mV. */
export interface Points {
	readonly plusMv: number;
	readonly minusMv: number;
	readonly knownMv: number;
}

/** What comes of it. */
export interface Proposal extends Measured {
	/** What the known voltage would read as, mV. */
	readonly knownMv: number;
	/** The most by which anything between −12 V and +12 V would read differently, mV. */
	readonly changesMv: number;
}

const FULL_MV = 12_000;

/** Two points make a line: what is measured now was corrected already, and the new correction goes through the old one. */
export function proposalFrom({ gain, offsetMv }: Measured, { plusMv, minusMv, knownMv }: Points): Proposal {
	const factor = (2 * FULL_MV) / (plusMv - minusMv);
	const shift = FULL_MV - factor * plusMv;
	return {
		gain: Math.round(gain * factor),
		offsetMv: Math.round(offsetMv * factor + shift),
		knownMv: Math.round(knownMv * factor + shift),
		changesMv: Math.max(Math.abs(plusMv - FULL_MV), Math.abs(minusMv + FULL_MV)),
	};
}

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

// SPDX-License-Identifier: Apache-2.0
/** The front end of the pilot: what a board measures of the voltage that there is, a little too much or too little as real ones do. */

/** Ten-thousandths: a front end that measures what there is. */
const ONE = 10_000;

/** The front end of one board. */
export class FrontEnd {
	private gain = ONE;
	private offsetMv = 0;

	/** Measures so many ten-thousandths of what there is, and so many mV more. */
	become(gain: number, offsetMv: number): void {
		this.gain = gain;
		this.offsetMv = offsetMv;
	}

	/** What it makes of a voltage, mV. */
	measured(mv: number): number {
		return this.gain === ONE ? mv + this.offsetMv : Math.round((mv * this.gain) / ONE) + this.offsetMv;
	}

	/** What it makes of a distance between two voltages, mV. */
	scaled(mv: number): number {
		return Math.round((mv * this.gain) / ONE);
	}
}

// SPDX-License-Identifier: Apache-2.0
/** Hum: what the mains leave on the pilot, with the harmonics that rectifiers make of them; whole numbers from a table, the same on every engine. */
import { frozen } from "../../src/control/frozen.js";

/**
 * A quarter of sin x + sin 3x / 3 + sin 5x / 5 in steps of a hundredth of a turn, thousandths of its peak: the flat top of mains that
 * rectifiers load, which stays near its peak for a third of the time.
 */
const QUARTER = frozen([
	0, 201, 392, 566, 716, 836, 923, 977, 1000, 996, 971, 931, 884, 837, 795, 764, 747, 744, 756, 779, 810, 845, 878, 906, 924, 930,
] as const);
const PEAK = 1_000;
/** A turn in steps of the table, and in millihertz times milliseconds. */
const STEPS = 100;
const TURN = 1_000_000;
const STEP = TURN / STEPS;

/** The hum of one board. */
export class Hum {
	/** Its peak, mV; 0 for none. */
	peakMv = 0;
	/** It is there only while current flows. */
	withLoad = false;
	private milliHertz = 50_000;

	/** Peak in mV, frequency in mHz, and whether it comes with the load. */
	become(peakMv: number, milliHertz: number, withLoad: boolean): void {
		this.peakMv = peakMv;
		this.milliHertz = milliHertz;
		this.withLoad = withLoad;
	}

	/** What it adds to the pilot at a moment, mV. */
	at(now: number, loaded: boolean): number {
		if (this.withLoad && !loaded) return 0;
		const step = Math.trunc(((now * this.milliHertz) % TURN) / STEP);
		const half = step % (STEPS / 2);
		const size = QUARTER[half <= STEPS / 4 ? half : STEPS / 2 - half];
		return (((step === half ? size : -size) * this.peakMv) / PEAK) | 0;
	}
}

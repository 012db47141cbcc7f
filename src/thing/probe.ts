// SPDX-License-Identifier: Apache-2.0
/** The probe: what the plateaus of the pilot have been over some time, for whoever tunes; it costs nothing while nobody does. */
import type { PilotSense, Plateaus } from "../control/board.js";

/** Volts from the lowest to the highest bin of the histogram, and how many bins a volt has. */
const LOWEST_V = -15;
const HIGHEST_V = 15;
const BINS_PER_VOLT = 2;

/** What one plateau has been. */
export interface Plateau {
	/** Windows that were read. */
	count: number;
	min: number;
	max: number;
	sum: number;
	/** Of the squares of the distances from the first reading. */
	squares: number;
	offset: number;
}

function fresh(): Plateau {
	return { count: 0, min: 0, max: 0, sum: 0, squares: 0, offset: 0 };
}

function note(plateau: Plateau, mv: number): void {
	if (plateau.count === 0) {
		plateau.min = mv;
		plateau.max = mv;
		plateau.offset = mv;
	}
	const away = mv - plateau.offset;
	plateau.count += 1;
	plateau.sum += away;
	plateau.squares += away * away;
	if (mv < plateau.min) plateau.min = mv;
	if (mv > plateau.max) plateau.max = mv;
}

/** The mean, mV; 0 of nothing. */
export function meanOf({ count, sum, offset }: Plateau): number {
	return count === 0 ? 0 : Math.round(offset + sum / count);
}

/** The standard deviation, mV; 0 of nothing. */
export function sigmaOf({ count, sum, squares }: Plateau): number {
	if (count === 0) return 0;
	const mean = sum / count;
	return Math.round(Math.sqrt(Math.max(0, squares / count - mean * mean)));
}

/** Notes windows for as long as it was asked to. */
export class Probe {
	readonly high: Plateau = fresh();
	readonly low: Plateau = fresh();
	/** Windows by half volts, from −15 V on. */
	readonly bins: number[] = Array.from({ length: (HIGHEST_V - LOWEST_V) * BINS_PER_VOLT }, () => 0);
	/** Windows that could not be read. */
	lost = 0;
	/** Milliseconds for which it goes on noting. */
	#forMs = 0;
	#firm = false;

	/** Whether it notes at this moment. */
	get busy(): boolean {
		return this.#forMs > 0;
	}

	/** Whether it notes for somebody who measures, and must not begin anew for anybody else. */
	get firm(): boolean {
		return this.#firm && this.busy;
	}

	/** Forgets all, and notes for so many ms; `firm` as above. */
	begin(ms: number, firm = false): void {
		this.#firm = firm;
		Object.assign(this.high, fresh());
		Object.assign(this.low, fresh());
		this.bins.fill(0);
		this.lost = 0;
		this.#forMs = ms;
	}

	/** Notes no more; what was noted stays. */
	end(): void {
		this.#forMs = 0;
	}

	/** The windows of a tick of so many ms. To be called before they are consumed. */
	take({ count, lost, high, low }: PilotSense, ms: number): void {
		this.#forMs -= ms;
		this.lost += lost;
		for (let i = 0; i < count; i++) {
			note(this.high, high[i]);
			note(this.low, low[i]);
			this.#sort(high, i);
			this.#sort(low, i);
		}
	}

	#sort(plateaus: Plateaus, i: number): void {
		const bin = Math.floor((plateaus[i] * BINS_PER_VOLT) / 1_000) - LOWEST_V * BINS_PER_VOLT;
		if (bin >= 0 && bin < this.bins.length) this.bins[bin] += 1;
	}
}

/** The least voltage of a bin, mV. */
export function floorOf(bin: number): number {
	return (LOWEST_V + bin / BINS_PER_VOLT) * 1_000;
}

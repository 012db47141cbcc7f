// SPDX-License-Identifier: Apache-2.0
/** Pauses before something is tried again: each about twice as long as the one before, and none like a neighbour's, so that chargers that have lost the same access point do not come back all at once. */
import { frozen } from "../control/frozen.js";

/** A number from 0 to `limit` − 1 that nobody can foresee. */
export type Chance = (limit: number) => number;

/** The shortest pause and the longest, ms. */
export interface Bounds {
	readonly least: number;
	readonly most: number;
}

/** Of what is tried with the access point. */
export const PAUSES: Bounds = frozen({ least: 1_000, most: 60_000 });

/** Counts what has failed. */
export class BackOff {
	readonly #chance: Chance;
	readonly #bounds: Bounds;
	#span: number;

	constructor(chance: Chance, bounds: Bounds = PAUSES) {
		this.#chance = chance;
		this.#bounds = bounds;
		this.#span = bounds.least;
	}

	/** Something has failed: how long to wait, ms, from half of the span to all of it. */
	next(): number {
		const { least, most } = this.#bounds;
		const half = Math.floor(this.#span / 2);
		const pause = Math.max(least, half + this.#chance(half + 1));
		this.#span = Math.min(2 * this.#span, most);
		return pause;
	}

	/** What has failed will hardly be right soon: the next pause is among the longest. */
	stretch(): void {
		this.#span = this.#bounds.most;
	}

	/** It is well again. */
	reset(): void {
		this.#span = this.#bounds.least;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The history of a point: its last samples with their times, a bounded number of them. */

/** A sample. */
export interface Sample {
	/** ms since 1970 UTC. */
	readonly ts: number;
	readonly value: number | string | boolean;
}

/** Of one point. */
export class Trend {
	#samples: Sample[] = [];
	readonly #most: number;

	/** Keeps so many samples at most. */
	constructor(most: number) {
		this.#most = most;
	}

	/** A sample is taken. What is not older than it was taken by a clock that has been set back since, and is forgotten. */
	take(ts: number, value: number | string | boolean): void {
		while (this.#samples.length > 0 && this.#samples[this.#samples.length - 1].ts >= ts) this.#samples.pop();
		this.#samples.push({ ts, value });
		if (this.#samples.length > this.#most) this.#samples.shift();
	}

	/** The last sample's value; undefined if there is none. */
	get last(): number | string | boolean | undefined {
		return this.#samples.at(-1)?.value;
	}

	/** Samples from `start` to before `end`, the oldest first. */
	within(start: number, end: number): readonly Sample[] {
		return this.#samples.filter(({ ts }) => ts >= start && ts < end);
	}
}

// SPDX-License-Identifier: Apache-2.0
/** What the firmware's ticks have cost, as a clock in microseconds sees it. */

/** Ticks longer than this have missed the next one, µs. */
const LATE_US = 10_000;

/** Counts until it is asked. */
export class Stopwatch {
	#longest = 0;
	#total = 0;
	#ticks = 0;
	#late = 0;

	/** A tick has taken so long, µs. */
	note(microseconds: number): void {
		if (microseconds > this.#longest) this.#longest = microseconds;
		if (microseconds > LATE_US) this.#late += 1;
		this.#total += microseconds;
		this.#ticks += 1;
	}

	/** What was counted, in words. */
	get text(): string {
		const mean = this.#ticks === 0 ? 0 : Math.round(this.#total / this.#ticks);
		const late = this.#late === 0 ? "" : `, ${this.#late} of them longer than 10 ms`;
		return `a tick of the firmware took ${mean} µs, at most ${this.#longest} µs, over ${this.#ticks} ticks${late}`;
	}

	/** Begins anew. */
	reset(): void {
		this.#longest = 0;
		this.#total = 0;
		this.#ticks = 0;
		this.#late = 0;
	}
}

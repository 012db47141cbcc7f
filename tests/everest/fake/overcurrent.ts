// SPDX-License-Identifier: Apache-2.0
/** EvseManager's slow guard of the current: what a meter of three phases says against what was offered, for seven seconds. */
import { SOFT_OVERCURRENT_MS } from "./timing.js";

/** One. */
export class Overcurrent {
	/** Of each phase, A; a meter of one phase is not heard (everest.md A.6, 5). */
	drawn: readonly number[] = [];
	readonly #raise: (on: boolean) => void;
	#since: number | undefined;

	constructor(raise: (on: boolean) => void) {
		this.#raise = raise;
	}

	/** Looks; `offeredA` is what the pilot says. */
	look(now: number, offeredA: number): void {
		const limit = (offeredA + 0.5) * 1.1;
		if (!this.drawn.some((ampere) => Math.abs(ampere) > limit)) this.#since = undefined;
		else this.#since ??= now;
		if (this.#since !== undefined && now - this.#since >= SOFT_OVERCURRENT_MS) this.#raise(true);
	}

	/** The vehicle is gone. */
	clear(): void {
		this.#raise(false);
	}
}

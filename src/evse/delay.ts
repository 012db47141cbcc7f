// SPDX-License-Identifier: Apache-2.0
/** The random delay: more current is offered only after a time that differs from charger to charger, so that a whole country does not start at once. */

/** Changes by no more than this are none, mA: EVerest. */
const DEAD_BAND_MA = 100;

/** A number from 0 to `limit` − 1 that nobody can foresee. */
export type Chance = (limit: number) => number;

/** SI 2021/1467 schedule 1 (United Kingdom). Less current is never delayed. */
export class RandomDelay {
	/** What may be offered at present, mA. */
	#allowedMa = 0;
	/** When more may be; undefined while nothing waits. */
	#until: number | undefined;
	readonly #chance: Chance;

	constructor(chance: Chance) {
		this.#chance = chance;
	}

	/** When the delay is over, on the port's clock; undefined if there is none. */
	get until(): number | undefined {
		return this.#until;
	}

	/** What may be offered of `wantedMa` at `ms`, with a delay of up to `windowMs` (0 turns it off). */
	pass(wantedMa: number, ms: number, windowMs: number): number {
		const more = wantedMa > this.#allowedMa + DEAD_BAND_MA;
		if (more && windowMs > 0) {
			this.#until ??= ms + this.#chance(windowMs + 1);
			if (ms < this.#until) return this.#allowedMa;
		}
		this.#until = undefined;
		this.#allowedMa = wantedMa;
		return wantedMa;
	}

	/** Somebody does not want to wait. False if nothing waits. */
	hurry(ms: number): boolean {
		if (this.#until === undefined || ms >= this.#until) return false;
		this.#until = ms;
		return true;
	}

	/** Nobody is there to be delayed: the next start is one. */
	forget(): void {
		this.#allowedMa = 0;
		this.#until = undefined;
	}
}

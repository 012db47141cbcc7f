// SPDX-License-Identifier: Apache-2.0
/** A lull: a pause for want of energy. It spares contactor and vehicle by lasting for a while once it has opened the contactor. */
import { LEAST_MA } from "../control/duty.js";
import type { EvseNumbers } from "./numbers.js";

/** The pause of one port, on the port's clock. */
export class Lull {
	/** When it began; undefined while there is enough. */
	#since: number | undefined;
	/** The contactor was closed when it began, or just before. */
	#interrupts = false;
	#closed = false;
	/** Since when there has been enough again. */
	#enoughSince = 0;
	readonly #numbers: EvseNumbers;

	constructor(numbers: EvseNumbers) {
		this.#numbers = numbers;
	}

	/** Whether it lasts. `ma` is what may be offered, per phase; `starved` says that it is too little; `closed` is the contactor's command. */
	lasts(ma: number, starved: boolean, closed: boolean, ms: number): boolean {
		const wasClosed = this.#closed || closed;
		this.#closed = closed;
		if (starved) {
			if (this.#since === undefined) this.#interrupts = wasClosed;
			this.#since ??= ms;
			this.#enoughSince = Number.POSITIVE_INFINITY;
			return true;
		}
		if (this.#since === undefined) return false;
		this.#enoughSince = Math.min(this.#enoughSince, ms);
		// nothing has been switched yet
		if (!closed && this.#interrupts && ms < this.#endsAt(ma)) return true;
		this.#since = undefined;
		return false;
	}

	/** When it may end by itself; Infinity if it does not. */
	nextAt(ma: number): number {
		return this.#since === undefined || this.#enoughSince === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : this.#endsAt(ma);
	}

	/** The vehicle is gone. */
	forget(): void {
		this.#since = undefined;
	}

	/** Its shortest length is over, and there is clearly enough, or has been for as long. */
	#endsAt(ma: number): number {
		const { energyPauseMs, energyRiseMa } = this.#numbers;
		const least = (this.#since ?? 0) + energyPauseMs;
		return ma >= LEAST_MA + energyRiseMa ? least : Math.max(least, this.#enoughSince + energyPauseMs);
	}
}

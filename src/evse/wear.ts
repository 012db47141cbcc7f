// SPDX-License-Identifier: Apache-2.0
/** Wear: a contactor that closes again and again gets longer and longer to rest before the next time. */
import type { EvseNumbers } from "./numbers.js";

/** Closings within this time come close together, ms; a contactor that has not closed for so long is forgiven. */
export const CLOSE_TOGETHER_MS = 600_000;
/** The first wait, ms; each that follows is twice as long. Own choice. */
const FIRST_WAIT_MS = 15_000;

/** The contactor of one port, on the port's clock. */
export class Wear {
	/** When it closed, as far as that counts. */
	#closedAt: number[] = [];
	/** Waits in this row. */
	#waits = 0;
	/** When it was seen open first after it was closed. */
	#openAt = Number.NEGATIVE_INFINITY;
	#closed = false;
	readonly #numbers: EvseNumbers;

	constructor(numbers: EvseNumbers) {
		this.#numbers = numbers;
	}

	/** Takes note of the contactor's command. */
	watch(closed: boolean, ms: number): void {
		if (closed === this.#closed) return;
		this.#closed = closed;
		this.#closedAt = this.#closedAt.filter((at) => ms - at < CLOSE_TOGETHER_MS);
		if (this.#closedAt.length === 0) this.#waits = 0;
		if (closed) this.#count(ms);
		else this.#openAt = ms;
	}

	/** Until when it may not close. */
	get until(): number {
		const { closingsWaitMs } = this.#numbers;
		return this.#waits === 0 ? Number.NEGATIVE_INFINITY : this.#openAt + Math.min(FIRST_WAIT_MS * 2 ** (this.#waits - 1), closingsWaitMs);
	}

	#count(ms: number): void {
		this.#closedAt.push(ms);
		if (this.#closedAt.length >= this.#numbers.closings || this.#waits > 0) this.#waits = Math.min(this.#waits + 1, 20);
	}
}

// SPDX-License-Identifier: Apache-2.0
/** When each value is due: when it is another one, but not more often than once a second, and now and then although it is the same. Of values nothing is queued but that. */

/** Not more often than this, ms. */
const LEAST_MS = 1_000;
/** Every 30 s at least, ms: what waits for its turn and for the clock of its host included. */
const MOST_MS = 29_000;
const NEVER = Number.NEGATIVE_INFINITY;

/** So many of them, by their place in a table. Times are those of whoever holds it, ms. */
export class Values {
	readonly #changed: Uint8Array;
	readonly #sentAt: Float64Array;
	/** Those before it are told again although they are the same; the others only when they are others. */
	readonly #repeated: number;
	/** Where the last search has ended, so that all have their turn. */
	#turn = 0;
	/** Before this nobody needs to search. */
	#nextAt = NEVER;

	constructor(count: number, repeated: number) {
		this.#changed = new Uint8Array(count).fill(1);
		this.#sentAt = new Float64Array(count).fill(NEVER);
		this.#repeated = repeated;
	}

	/** One of them is another one. */
	change(place: number): void {
		this.#changed[place] = 1;
		this.#nextAt = Math.min(this.#nextAt, this.#dueAt(place));
	}

	/** Nobody has any of them. */
	changeAll(): void {
		this.#changed.fill(1);
		this.#nextAt = NEVER;
	}

	/** The place of one that is due; −1 if none is. It counts as sent. */
	take(now: number): number {
		if (now < this.#nextAt) return -1;
		let next = Number.POSITIVE_INFINITY;
		for (let i = 0; i < this.#changed.length; i++) {
			const place = (this.#turn + i) % this.#changed.length;
			const dueAt = this.#dueAt(place);
			if (dueAt <= now) return this.#send(place, now);
			next = Math.min(next, dueAt);
		}
		this.#nextAt = next;
		return -1;
	}

	#send(place: number, now: number): number {
		this.#changed[place] = 0;
		this.#sentAt[place] = now;
		this.#turn = place + 1;
		return place;
	}

	#dueAt(place: number): number {
		if (this.#changed[place] === 1) return this.#sentAt[place] + LEAST_MS;
		return place < this.#repeated ? this.#sentAt[place] + MOST_MS : Number.POSITIVE_INFINITY;
	}
}

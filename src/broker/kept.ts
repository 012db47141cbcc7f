// SPDX-License-Identifier: Apache-2.0
/** Messages that are kept until the broker has acknowledged them: sent again over each new connection, so many at most, the oldest dropped and counted. */

/** One that waits. */
interface Waiting {
	readonly topic: string;
	readonly payload: string;
	/** The number under which it was sent over this connection; 0 if it was not yet. */
	id: number;
	sentAt: number;
}

/** Sent and not acknowledged at a time, at most: the memory of a small broker. */
const MOST_UNDER_WAY = 4;

/** One queue. Times are those of whoever holds it, ms. */
export class Kept {
	/** Dropped since somebody has looked last. */
	dropped = 0;
	readonly #most: number;
	readonly #waiting: Waiting[] = [];

	constructor(most: number) {
		this.#most = most;
	}

	/** Keeps a message. */
	add(topic: string, payload: string): void {
		this.#waiting.push({ topic, payload, id: 0, sentAt: 0 });
		if (this.#waiting.length <= this.#most) return;
		this.#waiting.shift();
		this.dropped += 1;
	}

	/** The next that is to be sent, under a number; undefined if there is none, or enough are under way. */
	next(number: () => number, now: number): Readonly<Waiting> | undefined {
		const at = this.#waiting.findIndex(({ id }) => id === 0);
		if (at < 0 || at >= MOST_UNDER_WAY) return undefined;
		const waiting = this.#waiting[at];
		waiting.id = number();
		waiting.sentAt = now;
		return waiting;
	}

	/** The broker has one. */
	acknowledge(id: number): void {
		const at = this.#waiting.findIndex((waiting) => waiting.id === id);
		if (id > 0 && at >= 0) this.#waiting.splice(at, 1);
	}

	/** Nothing is to be sent any more. */
	forget(): void {
		this.#waiting.length = 0;
	}

	/** There is a new connection: all are to be sent, again or for the first time. */
	anew(): void {
		for (const waiting of this.#waiting) waiting.id = 0;
	}

	/** How long the broker owes an acknowledgement, ms. */
	owed(now: number): number {
		const [first] = this.#waiting;
		return first === undefined || first.id === 0 ? 0 : now - first.sentAt;
	}

	/** How many wait. */
	get length(): number {
		return this.#waiting.length;
	}
}

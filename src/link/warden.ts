// SPDX-License-Identifier: Apache-2.0
/** The warden: watches over what speaks to the world, which may die at any time or hear nothing any more, and says when it is to be started anew. */

/** The pause before it is started anew, ms; each is twice as long as the last. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Whatever has lived for so long has not died of how it was started: the next pause is short again, ms. */
const LASTING_MS = 300_000;
/** Whatever has given no sign of life for so long hears nothing, ms: ten signs. */
export const DEAF_MS = 10_000;
/** What is started has time to begin, ms. */
const BEGINNING_MS = 30_000;

/** What whoever holds one has to do now. */
export type Duty = "none" | "start" | "end";

/** Watches over one. Times are those of whoever holds it, ms, and never go back. */
export class Warden {
	/** How often it was started anew. */
	restarts = 0;
	/** Why it died last; an empty text if it never did. */
	why = "";
	#alive = false;
	/** It was told to end, and has not yet. */
	#ending = false;
	#pause = FIRST_PAUSE_MS;
	#startsAt = Number.NEGATIVE_INFINITY;
	#startedAt = 0;
	#deafAt = 0;

	/** What is to be done. "start" and "end" are said until they were done. */
	due(now: number): Duty {
		if (!this.#alive) return now >= this.#startsAt ? "start" : "none";
		return this.#ending || now >= this.#deafAt ? "end" : "none";
	}

	/** It runs. */
	started(now: number): void {
		if (this.why !== "") this.restarts += 1;
		this.#alive = true;
		this.#ending = false;
		this.#startedAt = now;
		this.#deafAt = now + BEGINNING_MS;
	}

	/** It has given a sign of life. */
	heard(now: number): void {
		this.#deafAt = now + DEAF_MS;
	}

	/** Something in it has gone wrong, and it is not to go on. */
	condemn(why: string): void {
		if (!this.#alive || this.#ending) return;
		this.why = why;
		this.#ending = true;
	}

	/** It is gone. */
	died(now: number, why: string): void {
		if (!this.#alive) return;
		if (!this.#ending) this.why = why;
		this.#alive = false;
		this.#ending = false;
		if (now - this.#startedAt >= LASTING_MS) this.#pause = FIRST_PAUSE_MS;
		this.#startsAt = now + this.#pause;
		this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
	}
}

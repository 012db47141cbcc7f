// SPDX-License-Identifier: Apache-2.0
/** A passage: frames between two machines that share nothing but messages, and never more of them on their way than it holds. Each machine has one end. */

/** A message: a frame, or how many frames have been taken. The latter is a sign of life as well. */
export type Crossing = { readonly frame: string } | { readonly taken: number };

/** Frames on their way in one direction, at most. The queue of a machine has to hold as many, and what else comes to it. */
export const MOST_ON_THEIR_WAY = 16;
/** Whoever has nothing to say gives a sign of life this often, ms. */
const SIGN_MS = 1_000;

/** One end. What there is no room for is dropped; the numbers of what crosses tell the other side that something is missing. */
export class Passage {
	/** Frames that were dropped here. */
	dropped = 0;
	readonly #post: (crossing: Crossing) => void;
	readonly #take: (frame: string) => void;
	/** Frames that the other end has not taken yet. */
	#onTheirWay = 0;
	/** Frames that were taken here, and the other end does not know yet. */
	#taken = 0;
	#saidAt = Number.NEGATIVE_INFINITY;

	/** `post` hands a message to the other machine, and may throw where that has no room; `take` gets each frame. */
	constructor(post: (crossing: Crossing) => void, take: (frame: string) => void) {
		this.#post = post;
		this.#take = take;
	}

	/** Sends a frame, or drops it. Never waits, never throws. */
	send(frame: string): void {
		if (this.#onTheirWay < MOST_ON_THEIR_WAY && this.#posted({ frame })) this.#onTheirWay += 1;
		else this.dropped += 1;
	}

	/** A message has come. */
	hear(crossing: Crossing): void {
		if ("taken" in crossing) this.#onTheirWay = Math.max(0, this.#onTheirWay - crossing.taken);
		else {
			this.#taken += 1;
			this.#take(crossing.frame);
		}
	}

	/** Time has passed, ms of any clock; to be called some times a second. */
	tick(now: number): void {
		if (this.#taken === 0 && now - this.#saidAt < SIGN_MS) return;
		if (!this.#posted({ taken: this.#taken })) return;
		this.#taken = 0;
		this.#saidAt = now;
	}

	#posted(crossing: Crossing): boolean {
		try {
			this.#post(crossing);
			return true;
		} catch {
			return false;
		}
	}
}

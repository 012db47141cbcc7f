// SPDX-License-Identifier: Apache-2.0
/** How long who has not known a password has to wait before the next try. */

/** Mistakes are free that a person makes. */
const FREE = 3;
/** The first wait, which doubles each time, and the longest, ms. */
const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;
/** How long mistakes are remembered after the last, ms. */
const MEMORY_MS = 900_000;
/** So many are remembered one by one; who comes when they are that many shares one memory with all that come then. */
const MOST = 32;
const OTHERS = "";
/** So many places are remembered at which the password was known: they have a memory of their own even then. */
const MOST_KNOWN = 32;

interface Mistakes {
	readonly count: number;
	readonly at: number;
}

/** Of those who log in, by where they come from. Times are ms, and never go back. */
export class Patience {
	readonly #mistakes = new Map<string, Mistakes>();
	#known: readonly string[] = [];

	/** How long one has to wait, ms; 0 if not. */
	wait(from: string, now: number): number {
		const { count, at } = this.#of(from, now);
		return count < FREE ? 0 : Math.max(at + Math.min(FIRST_MS * 2 ** (count - FREE), LONGEST_MS) - now, 0);
	}

	/** One has made a mistake. */
	wrong(from: string, now: number): void {
		for (const [key, { at }] of this.#mistakes) if (now - at >= MEMORY_MS) this.#mistakes.delete(key);
		const count = this.#of(from, now).count + 1;
		this.#mistakes.set(this.#key(from), { count, at: now });
	}

	/** One has known the password: what was, was no guessing. */
	right(from: string): void {
		this.#mistakes.delete(from);
		this.#known = [from, ...this.#known.filter((known) => known !== from)].slice(0, MOST_KNOWN);
	}

	#of(from: string, now: number): Mistakes {
		const mistakes = this.#mistakes.get(this.#key(from));
		return mistakes === undefined || now - mistakes.at >= MEMORY_MS ? { count: 0, at: now } : mistakes;
	}

	#key(from: string): string {
		return this.#mistakes.has(from) || this.#mistakes.size < MOST || this.#known.includes(from) ? from : OTHERS;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The security log: who has logged in, what was refused, which settings were changed, tampering and restarts; the last of them. */

/** What there is to be told of. */
export type Matter = "login" | "refused" | "password" | "setting" | "tamper" | "restart";

/** One entry. */
export interface Noted {
	/** Numbers grow; one that is missing was pushed out. */
	readonly n: number;
	/** The time of day, s since 1970 UTC, of the first and of the last; null if nobody knew it. */
	readonly at: number | null;
	readonly until: number | null;
	readonly what: Matter;
	/** The address of whoever it was; empty if it was nobody of the network. */
	readonly from: string;
	/** What has happened, for people. */
	readonly text: string;
	/** How often, one after the other. */
	readonly times: number;
}

/** Entries that are kept, and of those so many refusals: whoever is refused again and again must not push out all others. */
export const MOST_NOTED = 128;
const MOST_REFUSED = 64;
/** A longer text is cut, characters. */
const LONGEST = 160;

/** Kept in memory. */
export class SecurityLog {
	#entries: readonly Noted[] = [];
	readonly #clock: () => number | undefined;
	#n = 0;

	/** `clock` gives the time of day, ms since 1970 UTC, or undefined if nobody knows it. */
	constructor(clock: () => number | undefined) {
		this.#clock = clock;
	}

	/** The oldest first. */
	get entries(): readonly Noted[] {
		return this.#entries;
	}

	/** Something has happened. The same of the same place is counted, unless something else has happened since. */
	note(what: Matter, from: string, said: string): void {
		const text = said.slice(0, LONGEST);
		const unixMs = this.#clock();
		const at = unixMs === undefined ? null : Math.floor(unixMs / 1_000);
		const last = this.#entries.at(-1);
		if (last?.what === what && last.from === from && last.text === text)
			this.#entries = [...this.#entries.slice(0, -1), { ...last, until: at, times: last.times + 1 }];
		else this.#add({ n: ++this.#n, at, until: at, what, from, text, times: 1 });
	}

	/** One more; where there is no room the oldest goes. */
	#add(entry: Noted): void {
		const refused = this.#entries.filter(({ what }) => what === "refused");
		const tooMany = entry.what === "refused" && refused.length >= MOST_REFUSED;
		const out = tooMany ? refused[0] : this.#entries.length >= MOST_NOTED ? this.#entries[0] : undefined;
		this.#entries = [...this.#entries.filter((each) => each !== out), entry];
	}
}

// SPDX-License-Identifier: Apache-2.0
/** Watches: who wants to hear of changes of which records, and what they have heard last. One that nobody polls ends. */

/** A lease is as long as was asked for, within these, ms; the second if nobody asks. */
const LEAST_LEASE = 10_000;
const LEASE = 60_000;
const MOST_LEASE = 600_000;
/** Watches at a time, and records of each. */
export const MOST_WATCHES = 8;
export const MOST_WATCHED = 128;

/** One watch. */
export interface Watch {
	readonly id: string;
	readonly lease: number;
	/** Records by id, with the sum of what was told of them last. */
	readonly told: Map<string, number>;
	/** When it ends unless somebody polls before. */
	endsAt: number;
}

/** All of them. Times are those of whoever holds it, ms. */
export class Watches {
	readonly #watches: Watch[] = [];
	#opened = 0;

	/** Opens one. Throws an Error if there are too many. */
	open(now: number, wanted = LEASE): Watch {
		if (this.#watches.length >= MOST_WATCHES)
			throw new Error(`${MOST_WATCHES} watches are open already; close one, or wait until one ends`);
		this.#opened += 1;
		const lease = Math.min(Math.max(wanted, LEAST_LEASE), MOST_LEASE);
		const watch = { id: `w-${this.#opened}-${Math.floor(now)}`, lease, told: new Map<string, number>(), endsAt: now + lease };
		this.#watches.push(watch);
		return watch;
	}

	/** One that somebody uses; it goes on. Throws an Error if there is none. */
	use(id: string | undefined, now: number): Watch {
		const watch = this.#watches.find((each) => each.id === id);
		if (watch === undefined)
			throw new Error(`there is no watch ${id === undefined ? "without watchId" : `"${id}"`}; open a new one with watchSub`);
		watch.endsAt = now + watch.lease;
		return watch;
	}

	/** Ends one. */
	close(watch: Watch): void {
		this.#watches.splice(this.#watches.indexOf(watch), 1);
	}

	/** Ends those that nobody has polled. */
	follow(now: number): void {
		for (const watch of this.#watches.filter(({ endsAt }) => now >= endsAt)) this.close(watch);
	}

	/** Open watches. */
	get length(): number {
		return this.#watches.length;
	}
}

/** What a watch has been told of a record: 32 bits of its mark (FNV-1a), because those are short. */
export function sumOf(mark: string): number {
	let sum = 0x811c9dc5 | 0;
	for (let i = 0; i < mark.length; i++) sum = Math.imul(sum ^ mark.charCodeAt(i), 0x01000193);
	return sum;
}

// SPDX-License-Identifier: Apache-2.0
/** The ledger: whose is the energy by which the meter's register has moved. It belongs to the session in which it flowed, or to nobody. */
import type { MainsSense } from "../control/board.js";
import { type Account, NOBODY, SEVERAL } from "./account.js";
import type { Books, OpenSession } from "./books.js";
import { EnergyCounter } from "./energy.js";

/** Follows the meter. */
export class Ledger {
	readonly #books: Books;
	readonly #account: Account;
	readonly #counter: EnergyCounter;
	/** When contacts were closed last, on the port's clock, ms. */
	#liveAt = Number.NEGATIVE_INFINITY;
	/** The same of contacts that were closed for another than now. */
	#othersAt = Number.NEGATIVE_INFINITY;

	/** Goes on where the last run has ended: in a transaction, current may have flowed since the last note of it. */
	constructor(books: Books) {
		this.#books = books;
		this.#account = books.account;
		this.#counter = new EnergyCounter(books.account);
		const { owner } = books.account;
		if (books.found?.transaction === 1) this.#account.owner = owner === NOBODY ? books.found.n : joined(owner, books.found.n);
		if (this.#account.owner !== NOBODY) this.#liveAt = 0;
	}

	/**
	 * Takes in a reading, `passed` ms after the last. `live` says that contacts are closed, `heard` that the meter is to be believed;
	 * `record` is the session that is open.
	 */
	follow(mains: MainsSense, passed: number, ms: number, record: OpenSession | undefined, live: boolean, heard: boolean): void {
		const account = this.#account;
		if (live) {
			const n = record === undefined ? SEVERAL : record.n;
			if (account.owner !== n) this.#take(n);
			this.#liveAt = ms;
		}
		const added = this.#counter.count(mains, passed);
		if (added > 0) this.#give(added, record);
		if (record !== undefined) {
			record.ms += passed;
			if (heard) enterCurrent(record, mains);
		}
		if (heard && account.owner !== NOBODY && !(live && account.owner === record?.n)) this.#settle(mains, ms, record, live);
	}

	#give(added: number, record: OpenSession | undefined): void {
		const account = this.#account;
		if (record !== undefined && account.owner === record.n) record.mwh += added;
		else if (account.owner > 0) this.#books.correct(account.owner, added);
		else account.strayMwh += added;
	}

	/** The meter has been read since others' contacts were closed: what comes now is not theirs. */
	#settle(mains: MainsSense, ms: number, record: OpenSession | undefined, live: boolean): void {
		const readAt = ms - mains.ageMs;
		if (!live && readAt >= this.#liveAt) this.#account.owner = NOBODY;
		if (live && readAt >= this.#othersAt) this.#account.owner = record === undefined ? SEVERAL : record.n;
	}

	/** Contacts are closed for another than before. */
	#take(n: number): void {
		const account = this.#account;
		if (account.owner > NOBODY) this.#othersAt = this.#liveAt;
		account.owner = joined(account.owner, n);
	}
}

/** Whose the energy is if contacts of both were closed before the meter was read. */
function joined(owner: number, n: number): number {
	return owner === NOBODY || owner === n ? n : SEVERAL;
}

/** The highest current of any phase. */
function enterCurrent(record: OpenSession, { milliAmps }: MainsSense): void {
	record.highestMa = Math.max(record.highestMa, milliAmps[0], milliAmps[1], milliAmps[2]);
}

// SPDX-License-Identifier: Apache-2.0
/** The books: the open session, the last sessions, and the energy of all of them, in records that survive a power cut at any moment. */

import { frozen } from "../control/frozen.js";
import { type Account, NEW_ACCOUNT } from "./account.js";
import type { Clock } from "./clock.js";
import { keep, recall, type Say, type Store } from "./store.js";

/** A session as it is kept while it is open. Texts are empty and numbers −1 where there is nothing to say. */
export interface OpenSession {
	/** Its number; unique over restarts. */
	n: number;
	/** When it began, seconds since 1970 UTC. */
	startedAt: number;
	/** How long it has lasted while the charger had power, ms. */
	ms: number;
	mwh: number;
	/** How far the meter's register has been entered. */
	account: Account;
	/** The highest current of any phase, mA. */
	highestMa: number;
	/** Who was authorized, and how. */
	token: string;
	kind: string;
	/** 1 once there was a transaction, 2 once it was over. */
	transaction: number;
	/** Why it was over. */
	reason: string;
	/** The vehicle was plugged in. */
	plugged: boolean;
	/** Restarts of its own in a row, without a quiet minute between them, and losses of the supply. */
	restarts: number;
	losses: number;
	/** When this was written last with the time of day known, seconds since 1970 UTC. */
	keptAt: number;
	/** The supply was gone since, and it is not settled yet whether the token may still be believed. */
	doubted: boolean;
	/** Faults that were raised meanwhile, by name, each once. */
	faults: string[];
}

/** A session that is over, in the log. */
export interface LoggedSession {
	readonly n: number;
	readonly startedAt: number;
	/** When it ended, seconds since 1970 UTC, and how long it lasted while the charger had power. */
	readonly endedAt: number;
	readonly seconds: number;
	readonly mwh: number;
	readonly highestMa: number;
	readonly token: string;
	readonly reason: string;
	readonly faults: readonly string[];
	/** Energy of all sessions up to this one, mWh. */
	readonly totalMwh: number;
}

/** What a new session starts from. */
const NEW_SESSION: OpenSession = frozen({
	n: 0,
	startedAt: -1,
	ms: 0,
	mwh: 0,
	account: NEW_ACCOUNT,
	highestMa: 0,
	token: "",
	kind: "",
	transaction: 0,
	reason: "",
	plugged: false,
	restarts: 0,
	losses: 0,
	keptAt: -1,
	doubted: false,
	faults: [""],
});

const LOGGED: LoggedSession = frozen({
	n: 0,
	startedAt: 0,
	endedAt: 0,
	seconds: 0,
	mwh: 0,
	highestMa: 0,
	token: "",
	reason: "",
	faults: [""],
	totalMwh: 0,
});

/** Sessions in the log. */
export const LOG_LENGTH = 32;
const TOTALS = frozen({ n: 0, totalMwh: 0, account: NEW_ACCOUNT });
const OPEN = "open";
const TOTAL = "total";

/** The books of one port. */
export class Books {
	/** Energy of all sessions that are over, mWh. */
	totalMwh = 0;
	/** The number of the last session. */
	last = 0;
	/** How far the meter's register has been entered, and for whom. */
	readonly account: Account;
	/** The session that was open when the power went; undefined if there was none. */
	readonly found: OpenSession | undefined;
	readonly #store: Store;
	readonly #say: Say;
	readonly #clock: Clock;
	/** The session that is open, known again or not. */
	#open: OpenSession | undefined;

	constructor(store: Store, say: Say, clock: Clock) {
		this.#store = store;
		this.#say = say;
		this.#clock = clock;
		// the newest of the log and of the record beside it: the power may have gone between the two
		const totals = recall(store, TOTAL, TOTALS, say) ?? TOTALS;
		for (const { n, totalMwh } of [...this.log(), totals]) this.#closed(n, totalMwh);
		const open = recall(store, OPEN, NEW_SESSION, say);
		this.found = open !== undefined && open.n > this.last ? open : undefined;
		if (this.found !== undefined) this.last = this.found.n;
		else if (open !== undefined) store.erase(OPEN);
		this.#open = this.found;
		// a record of a session that is in the log is what the power cut has left: newer than the totals
		this.account = open?.account ?? { ...totals.account };
		this.#enterCorrection();
	}

	/** The sessions that are over, as far as they are kept, the newest first. */
	log(): LoggedSession[] {
		const found: LoggedSession[] = [];
		for (let slot = 0; slot < LOG_LENGTH; slot++) {
			const session = recall(this.#store, `log.${slot}`, LOGGED, this.#say);
			if (session !== undefined) found.push(session);
		}
		return found.sort((a, b) => b.n - a.n);
	}

	/** One session that is over; undefined if it is not kept. */
	logged(n: number): LoggedSession | undefined {
		const logged = recall(this.#store, `log.${n % LOG_LENGTH}`, LOGGED, this.#say);
		return logged?.n === n ? logged : undefined;
	}

	/** A new session, with the next number. */
	begin(): OpenSession {
		this.last += 1;
		const session = { ...NEW_SESSION, n: this.last, startedAt: this.#clock.unixSeconds, faults: [], account: this.account };
		this.#open = session;
		this.keep(session);
		return session;
	}

	/** The time of day was told: when a session began follows from how long it has lasted, unless the power was gone meanwhile. */
	date(session: OpenSession): void {
		if (this.#clock.unixMs === undefined) return;
		const startedAt = this.#clock.unixSeconds - Math.floor(session.ms / 1_000);
		const remembered = session === this.found && session.startedAt >= 0;
		session.startedAt = remembered ? Math.min(session.startedAt, startedAt) : startedAt;
	}

	/** Writes the open session down: at every change that matters, and once a minute while energy flows. */
	keep(session: OpenSession): void {
		if (!session.doubted && this.#clock.unixMs !== undefined) session.keptAt = this.#clock.unixSeconds;
		keep(this.#store, OPEN, session);
	}

	/** The session is over: it goes to the log, in place of the oldest one, and its energy into the total. */
	close(session: OpenSession): void {
		const { n, startedAt, ms, mwh, highestMa, token, reason, faults } = session;
		const seconds = Math.floor(ms / 1_000);
		this.#closed(n, this.totalMwh + mwh);
		const endedAt = this.#endOf(startedAt, seconds);
		const logged: LoggedSession = { n, startedAt, endedAt, seconds, mwh, highestMa, token, reason, faults, totalMwh: this.totalMwh };
		keep(this.#store, `log.${n % LOG_LENGTH}`, logged);
		this.#open = undefined;
		this.keepTotals();
		this.#store.erase(OPEN);
	}

	/** Writes down what no session knows. */
	keepTotals(): void {
		keep(this.#store, TOTAL, { n: this.last, totalMwh: this.totalMwh, account: this.account });
	}

	/** Energy was found that had flowed in a session that is over. */
	correct(n: number, added: number): void {
		const { account } = this;
		account.lateMwh += added;
		const logged = this.logged(n);
		if (logged === undefined) return;
		account.correctedN = n;
		account.correctedMwh = logged.mwh + added;
		if (this.#open === undefined) this.keepTotals();
		else this.keep(this.#open);
		this.#enterCorrection();
	}

	/** The account says what the session has come to, so that it is the same however often it is entered. */
	#enterCorrection(): void {
		const { correctedN, correctedMwh } = this.account;
		const logged = this.logged(correctedN);
		if (logged !== undefined && logged.mwh !== correctedMwh)
			keep(this.#store, `log.${correctedN % LOG_LENGTH}`, { ...logged, mwh: correctedMwh });
	}

	/** Now; where the clock is unknown, or was moved meanwhile, at the earliest when it has lasted for as long as it has. */
	#endOf(startedAt: number, seconds: number): number {
		const now = this.#clock.unixSeconds;
		return startedAt < 0 ? now : Math.max(now, startedAt + seconds);
	}

	#closed(n: number, totalMwh: number): void {
		if (n < this.last) return;
		this.last = n;
		this.totalMwh = totalMwh;
	}
}

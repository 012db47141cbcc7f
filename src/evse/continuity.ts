// SPDX-License-Identifier: Apache-2.0
/** Continuity: an open session is found again after a restart, and what must not be lost is written down once a minute. */
import type { Books, OpenSession } from "./books.js";
import type { Clock } from "./clock.js";
import type { EvseNumbers } from "./numbers.js";
import type { Presence } from "./presence.js";
import type { Session } from "./session.js";

/** After a restart the vehicle has to be away for so long before it is believed gone, ms: EVerest PR #2681, 2 s. */
const RECOVERY_MS = 2_000;
const MINUTE_MS = 60_000;

/** What goes on from before a restart. */
export class Continuity {
	/** The session of before the restart is neither resumed nor closed yet. */
	recovering: boolean;
	/** When there is something to write down again, on the port's clock. */
	nextAt = MINUTE_MS;
	readonly #books: Books;
	readonly #session: Session;
	readonly #numbers: EvseNumbers;
	readonly #clock: Clock;
	/** The supply was lost so often in a row that it is given time. */
	readonly #lossy: boolean;
	#keptMwh = 0;
	#keptBeside: number;

	/** Whatever happens next, that the charger has restarted in this session is written down. */
	constructor(books: Books, session: Session, numbers: EvseNumbers, clock: Clock, ownRestart: boolean) {
		this.#books = books;
		this.#session = session;
		this.#numbers = numbers;
		this.#clock = clock;
		const { found } = books;
		this.recovering = found !== undefined;
		this.#keptBeside = besideSessions(books);
		if (found !== undefined) this.#countStart(found, ownRestart);
		this.#lossy = found !== undefined && found.losses > numbers.restarts;
	}

	/** A restart of the board itself took a second, and settles no doubt that a loss of the supply has left. */
	#countStart(found: OpenSession, ownRestart: boolean): void {
		if (ownRestart) found.restarts += 1;
		else {
			found.losses += 1;
			found.doubted = true;
		}
		this.#books.keep(found);
	}

	/** The record of the session that is open, known again or not. */
	get record(): OpenSession | undefined {
		if (this.recovering) return this.#books.found;
		return this.#session.open ? this.#session.record : undefined;
	}

	/** Until when a supply that comes and goes is given time to settle, on the port's clock; 0 if it need not. */
	get unsettledUntil(): number {
		return this.#lossy ? this.#numbers.supplyPauseMs : 0;
	}

	/** Until it is clear whether the vehicle is still there, and its token to be believed, nothing new begins; after too many restarts nothing goes on. */
	recover({ plugged, known, awaySince }: Presence): void {
		const { found } = this.#books;
		const { ms } = this.#clock;
		if (!this.recovering || found === undefined || !known) return;
		if (!plugged && (awaySince === undefined || ms - awaySince < RECOVERY_MS)) return;
		if (plugged && this.#awaitsClock(found)) return;
		this.recovering = false;
		if (!plugged) this.#session.abandon(found, "PowerLoss", true, ms);
		else if (found.restarts > this.#numbers.restarts) this.#session.abandon(found, "Reboot", false, ms);
		else if (!this.#believes(found)) this.#session.abandon(found, "PowerLoss", false, ms);
		else this.#resume(found, ms);
	}

	#resume(found: OpenSession, ms: number): void {
		found.doubted = false;
		this.#books.keep(found);
		this.#session.resume(found, ms);
	}

	/** Whether the length of the outage counts, and only a clock can tell it. */
	#awaitsClock(found: OpenSession): boolean {
		const { unixMs, ms } = this.#clock;
		return this.#hangsOnToken(found) && found.keptAt >= 0 && unixMs === undefined && ms < this.#numbers.clockWaitMs;
	}

	#hangsOnToken({ transaction, token, doubted }: OpenSession): boolean {
		return doubted && transaction === 1 && token !== "" && this.#numbers.authorization === 1;
	}

	/** Somebody else may have plugged in while nobody looked: a token is believed over a short outage only. */
	#believes(found: OpenSession): boolean {
		if (!this.#hangsOnToken(found)) return true;
		const outageMs = (this.#clock.unixSeconds - found.keptAt) * 1_000;
		return found.keptAt >= 0 && this.#clock.unixMs !== undefined && outageMs >= 0 && outageMs < this.#numbers.outageMs;
	}

	/** Writes down what has changed, if it is time. True if it was. */
	keep(ms: number): boolean {
		if (ms < this.nextAt) return false;
		this.nextAt = ms + MINUTE_MS;
		const { record } = this;
		if (this.#news(record)) record === undefined ? this.#books.keepTotals() : this.#note(record);
		return true;
	}

	/** In a transaction there is always something to keep: time, and energy that the meter may tell later. */
	#news(record: OpenSession | undefined): boolean {
		const beside = besideSessions(this.#books);
		const news = beside !== this.#keptBeside;
		this.#keptBeside = beside;
		return (
			news || (record !== undefined && (record.transaction === 1 || record.mwh !== this.#keptMwh || record.restarts + record.losses > 0))
		);
	}

	#note(record: OpenSession): void {
		record.restarts = 0;
		if (this.#clock.ms > this.unsettledUntil) record.losses = 0;
		this.#keptMwh = record.mwh;
		this.#books.keep(record);
	}
}

/** Energy that is in no open session and in no session's end, mWh. */
function besideSessions({ account }: Books): number {
	return account.strayMwh + account.lateMwh;
}

// SPDX-License-Identifier: Apache-2.0
/** Continuity: an open session is found again after a restart, and what must not be lost is written down once a minute. */
import type { Books, OpenSession } from "./books.js";
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
	#keptMwh = 0;
	#keptBeside: number;

	/** Whatever happens next, that the charger has restarted in this session is written down. */
	constructor(books: Books, session: Session) {
		this.#books = books;
		this.#session = session;
		this.recovering = books.found !== undefined;
		this.#keptBeside = besideSessions(books);
		if (books.found === undefined) return;
		books.found.restarts += 1;
		books.keep(books.found);
	}

	/** The record of the session that is open, known again or not. */
	get record(): OpenSession | undefined {
		if (this.recovering) return this.#books.found;
		return this.#session.open ? this.#session.record : undefined;
	}

	/** Until it is clear whether the vehicle is still there, nothing new begins; after too many restarts in a row nothing goes on. */
	recover({ plugged, known, awaySince }: Presence, restarts: number, ms: number): void {
		const { found } = this.#books;
		if (!this.recovering || found === undefined || !known) return;
		if (!plugged && (awaySince === undefined || ms - awaySince < RECOVERY_MS)) return;
		this.recovering = false;
		if (!plugged) this.#session.abandon(found, "PowerLoss", true, ms);
		else if (found.restarts > restarts) this.#session.abandon(found, "Reboot", false, ms);
		else this.#session.resume(found, ms);
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
		return news || (record !== undefined && (record.transaction === 1 || record.mwh !== this.#keptMwh || record.restarts > 0));
	}

	#note(record: OpenSession): void {
		record.restarts = 0;
		this.#keptMwh = record.mwh;
		this.#books.keep(record);
	}
}

/** Energy that is in no open session and in no session's end, mWh. */
function besideSessions({ account }: Books): number {
	return account.strayMwh + account.lateMwh;
}

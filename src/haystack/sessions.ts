// SPDX-License-Identifier: Apache-2.0
/** The sessions that are over, as the port has them in its log: asked for a few at a time, until all that it keeps are here. */
import type { Charger } from "../link/charger.js";
import type { Data } from "../link/shown.js";

/** Sessions that are kept here: as many as the port keeps. */
const MOST = 32;
/** After an answer that says nothing new the port is asked again, ms. */
const AGAIN_MS = 5_000;

/** One of them. */
export interface PastSession {
	readonly n: number;
	/** s since 1970 UTC; −1 where nobody knew the time. */
	readonly startedAt: number;
	readonly endedAt: number;
	readonly seconds: number;
	readonly mwh: number;
	/** Energy of all sessions up to this one, mWh. */
	readonly totalMwh: number;
}

/** The log. */
export class SessionLog {
	/** The newest first. */
	sessions: readonly PastSession[] = [];
	readonly #charger: Charger;
	/** The port keeps none that are older. */
	#whole = false;
	#asking = false;
	#askAt = 0;
	#now = 0;

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	/** One of them. */
	get(n: number): PastSession | undefined {
		return this.sessions.find((session) => session.n === n);
	}

	/** Time has passed: asks for what is missing. */
	follow(now: number): void {
		this.#now = now;
		if (!this.#charger.window.clear || this.#asking || now < this.#askAt) return;
		const newest = this.#charger.number("session") - this.#charger.number("session.open");
		if ((this.sessions[0]?.n ?? 0) > newest) this.forget();
		if (newest > (this.sessions[0]?.n ?? 0)) this.#ask({});
		else if (!this.#whole && newest > 0) this.#ask({ before: this.sessions.at(-1)?.n as number });
	}

	/** The port is another than before, or has forgotten. */
	forget(): void {
		this.sessions = [];
		this.#whole = false;
	}

	#ask(told: { readonly before?: number }): void {
		this.#asking = true;
		this.#charger.window.ask("recount", told, (outcome) => {
			this.#asking = false;
			const news = "data" in outcome ? newIn(outcome.data, this.sessions) : [];
			if (news.length === 0) this.#rest("data" in outcome && told.before !== undefined);
			else this.#enter(news);
		});
	}

	/** Nothing new: either there is nothing that is older, or it is not to be had yet. */
	#rest(whole: boolean): void {
		this.#whole ||= whole;
		this.#askAt = this.#now + AGAIN_MS;
	}

	#enter(news: readonly PastSession[]): void {
		this.sessions = [...this.sessions, ...news].sort((a, b) => b.n - a.n).slice(0, MOST);
		this.#whole ||= this.sessions.length >= MOST || this.sessions.at(-1)?.n === 1;
	}
}

/** Sessions in what the port has answered that are not known yet. */
function newIn(data: Data | undefined, known: readonly PastSession[]): PastSession[] {
	const told = Array.isArray(data) ? (data as readonly PastSession[]) : [];
	return told.filter(({ n }) => !known.some((session) => session.n === n));
}

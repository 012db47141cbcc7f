// SPDX-License-Identifier: Apache-2.0
/** The register: all energy ever, as the window tells it each second, and as an event has told it at its moment, whichever is further. */
import type { Charger } from "../../link/charger.js";

/** What an event may have added by rounding. */
const ROUNDED_WH = 0.5;

/** Of one port, Wh. It never goes back within a session. */
export class Register {
	readonly #charger: Charger;
	/** What it was at the begin of the session, and how much of that session an event has told. */
	#baseWh = 0;
	#toldWh = 0;

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	/** A session begins: nothing has flowed yet. */
	begin(): void {
		this.#baseWh = this.#seenWh;
		this.#toldWh = 0;
	}

	/** A session was found that has begun before. */
	find(): void {
		this.#baseWh = this.#seenWh - this.#charger.number("session.energy") / 1_000;
		this.#toldWh = 0;
	}

	/** An event has told what was charged in the session so far, in whole Wh: no more is believed than what is sure, so that it never goes back. */
	note(sessionWh: number | undefined): void {
		this.#toldWh = Math.max(this.#toldWh, (sessionWh ?? 0) - ROUNDED_WH);
	}

	/** What it says now. */
	get wh(): number {
		return Math.max(this.#seenWh, this.#baseWh + this.#toldWh);
	}

	/** What was charged in the session, or in the last one. */
	get chargedWh(): number {
		return Math.max(0, this.wh - this.#baseWh);
	}

	get #seenWh(): number {
		return this.#charger.number("energy.total") / 1_000;
	}
}

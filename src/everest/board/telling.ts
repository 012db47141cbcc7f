// SPDX-License-Identifier: Apache-2.0
/** Telling: what a board publishes, at once as it happens, all of it to an EVerest that is new or has missed something, and again now and then. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import type { Place } from "../api/part.js";
import type { Provider } from "../api/provider.js";
import { Errors } from "./errors.js";
import type { ErrorRow } from "./faults.js";
import { Stand } from "./stand.js";
import { VARIABLES } from "./variables.js";

export const EVENT = "event";
export const RAISE = "raise_error";
export const CLEAR = "clear_error";
export const STOP = "request_stop_transaction";

/** Values, letter and power are told again this often, ms; errors every sixth time. */
const AGAIN_MS = 5_000;
const ERRORS_EVERY = 6;
/** EVerest has heard one of two signs by then, of which there is one each second. */
const WELCOME_MS = 1_500;
/** Letters by what a vehicle asks for; E and F say nothing of that. */
const ASKS: readonly (readonly string[])[] = frozen([["A"], ["B"], ["C", "D"]]);

/** Of one port. Times are those of whoever holds it, ms. */
export class Telling {
	readonly stand: Stand;
	readonly errors: Errors;
	readonly #charger: Charger;
	readonly #provider: Provider;
	readonly #place: Place;
	/** Everything is to be told, as soon as it can be seen. */
	#anew = true;
	#toldAt = Number.NEGATIVE_INFINITY;
	#rounds = 0;
	/** The most that EVerest knows a vehicle to ask for: a place in ASKS. */
	#known = 0;
	/** Until then it is told of no vehicle. */
	#waitsUntil = Number.NEGATIVE_INFINITY;
	#waits = false;
	#now = 0;

	constructor(charger: Charger, provider: Provider, place: Place) {
		this.#place = place;
		this.#charger = charger;
		this.#provider = provider;
		this.stand = new Stand(charger);
		this.errors = new Errors(
			charger,
			(row) => this.tell(RAISE, { type: row.type, sub_type: row.name, message: row.says }),
			(row: ErrorRow) => this.tell(CLEAR, { type: row.type, sub_type: row.name }),
		);
	}

	/** Something has happened. */
	tell(name: string, payload: unknown): void {
		this.#provider.tell(this.#place, name, payload);
	}

	/** What the vehicle shows, or whether the contactor is closed, is another one. */
	tellStand(letter: unknown, power: unknown): void {
		if (!this.stand.hear(letter, power)) return;
		this.#tellEvent(letter === undefined ? this.stand.power : this.stand.letter);
	}

	/** EVerest has begun: it knows of no vehicle, and has an error until it has heard that the board is there. */
	welcome(now: number): void {
		this.#known = 0;
		this.#waitsUntil = now + WELCOME_MS;
		this.#provider.greet();
	}

	/** Some properties are other than before. */
	seen(keys: readonly string[]): void {
		this.errors.seen(keys);
		for (const { name, from, of, gone } of VARIABLES) {
			if (!from.some((key) => keys.includes(key))) continue;
			const value = of(this.#charger) ?? (this.#provider.tells(this.#place, name) ? gone?.() : undefined);
			if (value !== undefined) this.#provider.show(this.#place, name, value);
		}
	}

	/** Whoever listens knows nothing, or not all: everything is told as soon as the charger is in sight. */
	anew(now: number): void {
		this.#anew = true;
		this.#due(now);
	}

	/** Time has passed. */
	tick(now: number): void {
		if (!this.#charger.window.clear) return;
		this.#now = now;
		this.errors.tick(now);
		const waited = this.#waits && !this.#holds;
		this.#waits = this.#holds;
		const settled = this.#drives && this.stand.settle(now);
		this.#due(now);
		if (settled || waited) this.tellStands();
		if (now - this.#toldAt >= AGAIN_MS) this.#repeat(now);
	}

	/** While the port decides by itself, nothing of this is EVerest's. */
	get #drives(): boolean {
		return this.#charger.name("driver") === "everest";
	}

	#due(now: number): void {
		if (!this.#anew || !this.#charger.window.clear || !this.#provider.line.up) return;
		this.#anew = false;
		this.#rounds = 0;
		this.#toldAt = now;
		this.errors.tick(now);
		const [first, ...others] = this.#values;
		if (first !== undefined) this.tell(...first);
		this.errors.repeat();
		for (const value of others) this.tell(...value);
		this.tellStands();
		this.errors.repeatOver();
	}

	#repeat(now: number): void {
		this.#toldAt = now;
		this.#rounds = (this.#rounds + 1) % ERRORS_EVERY;
		for (const [name, value] of this.#values) this.#provider.repeat(this.#place, name, value);
		this.tellStands();
		if (this.#rounds !== 0) return;
		this.errors.repeat();
		this.errors.repeatOver();
	}

	/** Letter and power as they are known. */
	tellStands(): void {
		if (this.#drives) for (const event of this.stand.told) this.#tellEvent(event);
	}

	/**
	 * A letter by which a vehicle asks for more than EVerest knows waits until errors that come and go with EVerest are over: during an error
	 * EvseManager takes it, and makes nothing of it afterwards; the session of a vehicle that has come ends at once, for ever with -12 V.
	 */
	#tellEvent(event: string | undefined): void {
		const asks = ASKS.findIndex((letters) => letters.includes(event ?? ""));
		if (event === undefined || (this.#holds && asks > this.#known)) return;
		if (asks >= 0) this.#known = asks;
		this.tell(EVENT, { event });
	}

	get #holds(): boolean {
		return this.errors.owed || this.#now < this.#waitsUntil;
	}

	/** Those that there are. */
	get #values(): [name: string, value: unknown][] {
		return VARIABLES.flatMap(({ name, of }): [string, unknown][] => {
			const value = of(this.#charger);
			return value === undefined ? [] : [[name, value]];
		});
	}
}

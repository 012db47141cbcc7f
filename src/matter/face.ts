// SPDX-License-Identifier: Apache-2.0
/** The face: a charger seen through the window as a Matter endpoint, kept up to date by what the window tells and by time that passes. */

import type { Window } from "../link/charger.js";
import type { Hearer } from "../link/mirror.js";
import { Door } from "./door.js";
import { EventLog } from "./eventLog.js";

/** What a face needs of its host beside the window. */
export interface Surroundings {
	/** Events, with numbers that grow over restarts. */
	readonly events?: EventLog;
	/** Data versions to begin with, 0 to 2^32 − 1. */
	readonly versions?: () => number;
}

/** One charger's. It hears what the window tells. */
export class Face implements Hearer {
	/** The endpoint; undefined until the charger was seen for the first time, because what it supports hangs on its settings. */
	door: Door | undefined;
	readonly events: EventLog;
	readonly #window: Window;
	readonly #versions: () => number;
	#clear = false;
	#news = false;
	/** The charger has restarted, and is not seen again yet: what is known is from before. */
	#past = false;

	constructor(window: Window, { events = new EventLog(), versions = () => 0 }: Surroundings = {}) {
		this.#window = window;
		this.events = events;
		this.#versions = versions;
	}

	/** A text that the charger shows: its name, for instance. */
	text(key: string): string {
		return `${this.#window.get(key) ?? ""}`;
	}

	/** The window tells of changes. */
	seen(): void {
		this.#news = true;
	}

	/** The window tells of an event. */
	event(name: string, payload: { readonly [key: string]: unknown }): void {
		this.door?.event(name, payload);
	}

	/** The charger has restarted. */
	restarted(): void {
		this.#past = true;
		this.door?.restarted();
	}

	/** Time has passed; to be called some times a second. Times are those of whoever holds the face, ms, and never go back. */
	tick(now: number): void {
		const { clear } = this.#window;
		if (clear) this.door ??= new Door(this.#window, this.events, this.#versions);
		if (clear) this.#past = false;
		if (this.#past) return;
		if (this.door === undefined || !(this.#news || clear !== this.#clear || now >= this.door.nextAt || this.door.ready(now))) return;
		this.#news = false;
		this.#clear = clear;
		this.door.follow(now);
	}
}

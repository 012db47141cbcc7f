// SPDX-License-Identifier: Apache-2.0
/** The diary: the last events of the port, with the time since power-up, for whoever asks what has happened. */
import type { Payload } from "../evse/events.js";

/** Events that are remembered. */
export const DIARY_LENGTH = 40;

/** One of them. */
export interface Entry {
	/** Since power-up, ms. */
	readonly ms: number;
	readonly name: string;
	readonly payload: Payload;
}

/** Remembers, in memory alone. */
export class Diary {
	readonly #entries: Entry[] = [];

	/** Something has happened. */
	note(ms: number, name: string, payload: Payload): void {
		if (this.#entries.length === DIARY_LENGTH) this.#entries.shift();
		this.#entries.push({ ms, name, payload });
	}

	/** What is remembered, the oldest first. */
	get entries(): readonly Entry[] {
		return this.#entries;
	}
}

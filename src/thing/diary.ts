// SPDX-License-Identifier: Apache-2.0
/** The diary: the last events of the port, with the time since power-up, for whoever asks what has happened. */
import type { Payload } from "../evse/events.js";

/** Events that are remembered, and faults: those are not pushed out by what happens every day. */
export const DIARY_LENGTH = 40;
export const FAULTS_LENGTH = 20;

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
	readonly #faults: Entry[] = [];

	/** Something has happened. */
	note(ms: number, name: string, payload: Payload): void {
		const entry = { ms, name, payload };
		add(this.#entries, entry, DIARY_LENGTH);
		if (name.startsWith("Fault")) add(this.#faults, entry, FAULTS_LENGTH);
	}

	/** What is remembered, the oldest first. */
	get entries(): readonly Entry[] {
		return this.#entries;
	}

	/** The faults that came and went, the oldest first. */
	get faults(): readonly Entry[] {
		return this.#faults;
	}
}

function add(entries: Entry[], entry: Entry, most: number): void {
	if (entries.length === most) entries.shift();
	entries.push(entry);
}

// SPDX-License-Identifier: Apache-2.0
/** Sight: looks at a few properties in each tick, and writes down what has changed, so that no tick has much to do. */
import { PROPERTIES, READINGS } from "../thing/properties.js";
import type { Subject } from "../thing/subject.js";

/** Readings, and settings, that are looked at in a tick: all readings within 100 ms, all settings within half a second. */
const READINGS_AT_ONCE = 10;
const SETTINGS_AT_ONCE = 4;
/** Rows of a frame at most: with longer texts it still fits into 2 kB. */
const MOST_ROWS = 32;
const NEVER = Number.NEGATIVE_INFINITY;

/** Parts of everything. */
export const PARTS: number = Math.ceil(PROPERTIES.length / MOST_ROWS);

/** What was seen last, and what of it is not told yet. */
export class Sight {
	readonly #subject: Subject;
	readonly #seen: (number | string | undefined)[] = PROPERTIES.map(() => undefined);
	readonly #lookedAt: number[] = PROPERTIES.map(() => NEVER);
	#reading = 0;
	#setting = READINGS.length;
	/** Changed rows as JSON, `"key":value` with commas. */
	#changes = "";
	#rows = 0;

	constructor(subject: Subject) {
		this.#subject = subject;
	}

	/** Looks at the next few rows. `ms` is the charger's own clock. */
	look(ms: number): void {
		for (let i = 0; i < READINGS_AT_ONCE && this.#rows < MOST_ROWS; i++) {
			this.#lookAt(this.#reading, ms);
			this.#reading = (this.#reading + 1) % READINGS.length;
		}
		for (let i = 0; i < SETTINGS_AT_ONCE && this.#rows < MOST_ROWS; i++) {
			this.#lookAt(this.#setting, ms);
			this.#setting = this.#setting + 1 < PROPERTIES.length ? this.#setting + 1 : READINGS.length;
		}
	}

	/** What has changed since this was asked last, as the members of a record; empty if nothing has. */
	changes(): string {
		const changes = this.#changes;
		this.#changes = "";
		this.#rows = 0;
		return changes;
	}

	/** One of PARTS parts of everything, as the members of a record: as it was seen last. */
	part(place: number, ms: number): string {
		let members = "";
		for (let row = place * MOST_ROWS; row < Math.min((place + 1) * MOST_ROWS, PROPERTIES.length); row++) {
			if (this.#seen[row] === undefined) this.#lookAt(row, ms);
			members = members === "" ? this.#member(row) : `${members},${this.#member(row)}`;
		}
		return members;
	}

	#lookAt(row: number, ms: number): void {
		const { every, read } = PROPERTIES[row];
		if (ms - this.#lookedAt[row] < every) return;
		this.#lookedAt[row] = ms;
		const value = read(this.#subject);
		if (value === this.#seen[row]) return;
		this.#seen[row] = value;
		this.#changes = this.#changes === "" ? this.#member(row) : `${this.#changes},${this.#member(row)}`;
		this.#rows += 1;
	}

	#member(row: number): string {
		const value = this.#seen[row];
		return `"${PROPERTIES[row].key}":${typeof value === "number" ? value : JSON.stringify(value)}`;
	}
}

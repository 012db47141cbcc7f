// SPDX-License-Identifier: Apache-2.0
/** Sight: looks at a few properties in each tick, and writes down what has changed, so that no tick has much to do. */
import { PROPERTIES, READINGS, TOGETHER } from "../thing/properties.js";
import type { Subject } from "../thing/subject.js";

/** Readings, and settings, that are looked at at once: all readings within 280 ms, all settings within a second. What changes together is looked at together. */
const READINGS_AT_ONCE = TOGETHER;
const SETTINGS_AT_ONCE = 8;
/** There is a look this often, ms. */
const LOOK_MS = 40;
/** How long a look at all readings takes, ms. */
const ROUND_MS = Math.ceil(READINGS.length / READINGS_AT_ONCE) * LOOK_MS;
/** Rows of changes at most; more wait. */
const MOST_ROWS = 32;
/** Rows of a part of everything. */
export const ROWS_OF_PART = 16;

/** Parts of everything. */
export const PARTS: number = Math.ceil(PROPERTIES.length / ROWS_OF_PART);

/** What was seen last, and what of it is not told yet. */
export class Sight {
	readonly #subject: Subject;
	/** Undefined until a row was looked at for the first time: whoever looks in has it from a part of everything, not from a change. */
	readonly #seen: (number | string | undefined)[] = PROPERTIES.map(() => undefined);
	/** Rows that have changed. */
	readonly #changed: number[] = [];
	#reading = 0;
	#setting = READINGS.length;
	/** Looks at all readings so far. */
	#rounds = 0;

	constructor(subject: Subject) {
		this.#subject = subject;
	}

	/** Looks at the next few rows. */
	look(): void {
		if (this.#changed.length + READINGS_AT_ONCE <= MOST_ROWS) this.#lookAtReadings();
		for (let i = 0; i < SETTINGS_AT_ONCE && this.#changed.length < MOST_ROWS; i++) {
			this.#lookAt(this.#setting);
			this.#setting = this.#setting + 1 < PROPERTIES.length ? this.#setting + 1 : READINGS.length;
		}
	}

	/** What has changed since this was asked last, as the members of a record; empty if nothing has. */
	changes(): string {
		if (this.#changed.length === 0) return "";
		const members = this.#changed.map((row) => this.#member(row)).join(",");
		this.#changed.length = 0;
		return members;
	}

	/** One of PARTS parts of everything, from 0, as the members of a record: as it is now. */
	part(place: number): string {
		const members: string[] = [];
		for (let row = place * ROWS_OF_PART; row < Math.min((place + 1) * ROWS_OF_PART, PROPERTIES.length); row++) {
			this.#lookAt(row);
			members.push(this.#member(row));
		}
		return members.join(",");
	}

	/** The next group, from where the last has ended; the last group is shorter. What has not its turn is looked at as well if something beside it has changed. */
	#lookAtReadings(): void {
		const from = this.#reading;
		const to = Math.min(from + READINGS_AT_ONCE, READINGS.length);
		const before = this.#changed.length;
		for (let row = from; row < to; row++) if (this.#isDue(row)) this.#lookAt(row);
		if (this.#changed.length > before) for (let row = from; row < to; row++) this.#lookAt(row);
		this.#reading = to % READINGS.length;
		if (this.#reading === 0) this.#rounds = (this.#rounds + 1) & 0xffff;
	}

	/** What changes slowly has its turn in one of so many rounds, each row in another one. */
	#isDue(row: number): boolean {
		const { every } = PROPERTIES[row];
		return every === 0 || (this.#rounds + row) % Math.ceil(every / ROUND_MS) === 0;
	}

	#lookAt(row: number): void {
		const value = PROPERTIES[row].read(this.#subject);
		const before = this.#seen[row];
		if (value === before) return;
		this.#seen[row] = value;
		if (before !== undefined && !this.#changed.includes(row)) this.#changed.push(row);
	}

	#member(row: number): string {
		const value = this.#seen[row];
		return `"${PROPERTIES[row].key}":${typeof value === "number" ? value : JSON.stringify(value)}`;
	}
}

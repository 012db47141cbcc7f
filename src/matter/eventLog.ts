// SPDX-License-Identifier: Apache-2.0
/** The events of a node, with numbers that grow over restarts: they are taken from blocks of which the host remembers the end beforehand. */
import type { Event } from "./elements.js";

/** An event as it is told to clients. */
export interface LoggedEvent {
	readonly number: number;
	readonly endpoint: number;
	readonly cluster: number;
	readonly id: number;
	readonly priority: Event["priority"];
	/** When it happened, on the clock of whoever holds the node, ms. */
	readonly at: number;
	/** The fields as TLV. */
	readonly bytes: Uint8Array;
}

/** Numbers that are reserved at once: so many events are lost to counting at most, when the power is. */
const BLOCK = 1_000;
/** Events that are kept. */
const MOST = 64;

/** The log of one node. */
export class EventLog {
	readonly #events: LoggedEvent[] = [];
	readonly #reserve: (end: number) => void;
	#next: number;
	#end: number;

	/** `first` is the end that was reserved last, 0 at first; `reserve` keeps another one, and it is believed kept when it returns. */
	constructor(first = 0, reserve: (end: number) => void = () => {}) {
		this.#next = first;
		this.#end = first;
		this.#reserve = reserve;
	}

	/** Notes an event. */
	note(event: Omit<LoggedEvent, "number">): void {
		if (this.#next === this.#end) {
			this.#end += BLOCK;
			this.#reserve(this.#end);
		}
		this.#events.push({ number: this.#next, ...event });
		this.#next += 1;
		if (this.#events.length > MOST) this.#events.shift();
	}

	/** The number that the next event will have. */
	get next(): number {
		return this.#next;
	}

	/** The events from a number on, as far as they are kept. */
	since(number: number): readonly LoggedEvent[] {
		return this.#events.filter((event) => event.number >= number);
	}
}

// SPDX-License-Identifier: Apache-2.0
/** A feed of server-sent events (WHATWG HTML, 9.2): a bounded queue of pieces, which ends for who does not take them. */
import type { Stream } from "./exchange.js";

/** Pieces that wait to be taken, and characters of all of them, at most. */
const MOST_PIECES = 128;
const MOST_CHARACTERS = 65_536;
/** Whoever hears nothing for so long may think that nobody is there any more, ms. */
const QUIET_MS = 15_000;

/** One for each who listens. */
export class Feed implements Stream {
	readonly status = 200;
	readonly contentType = "text/event-stream";
	over = false;
	readonly #closed: () => void;
	readonly #pieces: string[] = [];
	#characters = 0;
	#wake: () => void = () => {};
	#saidAt: number;

	/** `closed` hears when it has ended, once. */
	constructor(now: number, closed: () => void = () => {}) {
		this.#saidAt = now;
		this.#closed = closed;
	}

	/** Sends an event: its name, or an empty text for the usual one; its data, a line; and its number, if it has one. */
	send(name: string, data: string, now: number, id?: number): void {
		this.#put(`${id === undefined ? "" : `id: ${id}\n`}${name === "" ? "" : `event: ${name}\n`}data: ${data}\n\n`, now);
	}

	/** Time has passed. */
	tick(now: number): void {
		if (now - this.#saidAt >= QUIET_MS) this.#put(": here\n\n", now);
	}

	next(): string | undefined {
		const piece = this.#pieces.shift();
		this.#characters -= piece?.length ?? 0;
		return piece;
	}

	wakes(wake: () => void): void {
		this.#wake = wake;
	}

	close(): void {
		if (this.over) return;
		this.over = true;
		this.#pieces.length = 0;
		this.#closed();
		this.#wake();
	}

	#put(piece: string, now: number): void {
		if (this.over) return;
		this.#saidAt = now;
		this.#pieces.push(piece);
		this.#characters += piece.length;
		if (this.#pieces.length > MOST_PIECES || this.#characters > MOST_CHARACTERS) this.close();
		else this.#wake();
	}
}

// SPDX-License-Identifier: Apache-2.0
/** Bytes that wait for a slow line: whole texts as they were encoded, so that none is ever cut inside a character and read again. */

/** Bytes that may wait; then the oldest text that has not begun is lost, and that is said in its place. */
const MOST_WAITING = 4_096;

/** Texts on their way out. */
export class Outgoing {
	readonly #waiting: Uint8Array[] = [];
	readonly #encode: (text: string) => Uint8Array;
	/** Bytes of the first that are sent. */
	#sent = 0;
	#count = 0;
	#lost = 0;

	/** `encode` turns a text into its bytes of UTF-8. */
	constructor(encode: (text: string) => Uint8Array) {
		this.#encode = encode;
	}

	/** A text is to go out. */
	push(text: string): void {
		const bytes = this.#encode(text);
		this.#waiting.push(bytes);
		this.#count += bytes.length;
		while (this.#count > MOST_WAITING && this.#waiting.length > 1) this.#drop(this.#sent === 0 ? 0 : 1);
	}

	/** Sends what waits until `write`, which takes a byte, throws because the port is full. */
	send(write: (byte: number) => void): void {
		try {
			for (let bytes = this.#next(); bytes !== undefined; bytes = this.#next()) {
				for (; this.#sent < bytes.length; this.#sent++) write(bytes[this.#sent]);
				this.#waiting.shift();
				this.#count -= bytes.length;
				this.#sent = 0;
			}
		} catch {
			// the rest goes the next time, from the byte on that was not taken
		}
	}

	#drop(place: number): void {
		const [dropped] = this.#waiting.splice(place, 1);
		if (dropped === undefined) return;
		this.#count -= dropped.length;
		this.#lost += 1;
	}

	#next(): Uint8Array | undefined {
		if (this.#lost > 0 && this.#sent === 0) {
			const note = this.#encode(`\r\n(the line was too slow for ${this.#lost} pieces)\r\n`);
			this.#waiting.unshift(note);
			this.#count += note.length;
			this.#lost = 0;
		}
		return this.#waiting[0];
	}
}

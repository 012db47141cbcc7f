// SPDX-License-Identifier: Apache-2.0
/** Bytes that wait for a slow line: whole texts as they were encoded, so that none is ever cut inside a character and read again. */

/** Bytes that may wait; then the oldest text that has not begun is lost, and that is said in its place. */
const MOST_WAITING = 4_096;

/** What waits, and whether it is a frame: a text for people is in the way of frames. */
interface Piece {
	readonly bytes: Uint8Array;
	readonly frame: boolean;
}

/** Texts and frames on their way out. */
export class Outgoing {
	readonly #waiting: Piece[] = [];
	readonly #encode: (text: string) => Uint8Array;
	/** Bytes of the first that are sent. */
	#sent = 0;
	#count = 0;
	#lost = 0;

	/** `encode` turns a text into its bytes of UTF-8. */
	constructor(encode: (text: string) => Uint8Array) {
		this.#encode = encode;
	}

	/** A text is to go out, or a frame. */
	push(text: string, frame = false): void {
		const bytes = this.#encode(text);
		this.#waiting.push({ bytes, frame });
		this.#count += bytes.length;
		for (; this.#count > MOST_WAITING && this.#waiting.length > 1; this.#lost++) this.#drop(this.#begun);
	}

	/** Bytes that wait. */
	get waiting(): number {
		return this.#count - this.#sent;
	}

	/** Frames come: texts that have not begun are dropped. How many. */
	giveWay(): number {
		const before = this.#waiting.length;
		for (let place = before - 1; place >= this.#begun; place--) if (!this.#waiting[place].frame) this.#drop(place);
		return before - this.#waiting.length;
	}

	/** Sends what waits until `write`, which takes a byte, throws because the port is full. What was lost is said where there may be `notes`. */
	send(write: (byte: number) => void, notes = true): void {
		try {
			for (let bytes = this.#next(notes); bytes !== undefined; bytes = this.#next(notes)) {
				for (; this.#sent < bytes.length; this.#sent++) write(bytes[this.#sent]);
				this.#waiting.shift();
				this.#count -= bytes.length;
				this.#sent = 0;
			}
		} catch {
			// the rest goes the next time, from the byte on that was not taken
		}
	}

	/** How many have begun to be sent. */
	get #begun(): number {
		return this.#sent === 0 ? 0 : 1;
	}

	#drop(place: number): void {
		const [dropped] = this.#waiting.splice(place, 1);
		this.#count -= dropped.bytes.length;
	}

	#next(notes: boolean): Uint8Array | undefined {
		if (notes && this.#lost > 0 && this.#sent === 0) {
			const bytes = this.#encode(`\r\n(the line was too slow for ${this.#lost} pieces)\r\n`);
			this.#waiting.unshift({ bytes, frame: false });
			this.#count += bytes.length;
			this.#lost = 0;
		}
		return this.#waiting[0]?.bytes;
	}
}

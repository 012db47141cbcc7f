// SPDX-License-Identifier: Apache-2.0
/** What a terminal would show of the bytes of a serial line: its rows, with what was rubbed out gone. */

/** The shortest beginning of a frame that ends with a carriage return alone. */
const FRAME = "$";

/** Makes rows of bytes. */
export class Rows {
	readonly #decoder = new TextDecoder();
	readonly #ended: (row: string) => void;
	#row: string[] = [];
	#column = 0;

	/** `ended` gets each row that is complete. */
	constructor(ended: (row: string) => void) {
		this.#ended = ended;
	}

	/** The row that is not complete, up to the cursor. */
	get row(): string {
		return this.#row.slice(0, this.#column).join("");
	}

	/** Bytes have come. */
	take(bytes: Uint8Array): void {
		for (const character of this.#decoder.decode(bytes, { stream: true })) this.#put(character);
	}

	#put(character: string): void {
		if (character === "\n" || (character === "\r" && this.#row[0] === FRAME)) this.#end();
		else if (character === "\r") this.#column = 0;
		else if (character === "\b") this.#column = Math.max(this.#column - 1, 0);
		else if (character >= " ") this.#row[this.#column++] = character;
	}

	#end(): void {
		const row = this.#row.join("").trimEnd();
		this.#row = [];
		this.#column = 0;
		this.#ended(row);
	}
}

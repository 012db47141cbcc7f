// SPDX-License-Identifier: Apache-2.0
/** Lines from the bytes of a serial port, whatever noise is between them. */

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const BACKSPACE = 8;
const DELETE = 127;
const SPACE = 32;
/** Longer lines are no lines: noise, or another baud rate. */
const LONGEST = 200;

/** Collects one line at a time. */
export class LineReader {
	#line = "";
	/** What was too long is thrown away up to its end. */
	#lost = false;
	readonly #heard: (line: string) => void;

	/** `heard` gets each line that is complete. */
	constructor(heard: (line: string) => void) {
		this.#heard = heard;
	}

	/** A byte has come. Returns what to show to whoever types, an empty text for nothing. */
	take(byte: number): string {
		if (byte === CARRIAGE_RETURN || byte === LINE_FEED) return this.#end();
		if (byte === BACKSPACE || byte === DELETE) {
			if (this.#line === "") return "";
			this.#line = this.#line.slice(0, -1);
			return "\b \b";
		}
		// what is no ASCII is noise: the words are plain
		if (byte < SPACE || byte > DELETE || this.#lost) return "";
		if (this.#line.length === LONGEST) {
			this.#lost = true;
			return "";
		}
		const typed = String.fromCharCode(byte);
		this.#line += typed;
		return typed;
	}

	#end(): string {
		const line = this.#line;
		const lost = this.#lost;
		this.#line = "";
		this.#lost = false;
		if (lost) return `\r\nthat line was longer than ${LONGEST} characters, and is not obeyed\r\n`;
		if (line === "") return "";
		this.#heard(line);
		return "\r\n";
	}
}

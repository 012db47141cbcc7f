// SPDX-License-Identifier: Apache-2.0
/** Lines from the bytes of a serial port, whatever noise is between them. */

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const BACKSPACE = 8;
const DELETE = 127;
const SPACE = 32;
/** Longer lines are no lines: noise, or another baud rate. */
const LONGEST = 200;

/** Collects one line at a time, and shows what is typed to whoever types it. */
export class LineReader {
	#line = "";
	/** What was too long is thrown away up to its end. */
	#lost = false;
	readonly #show: (text: string) => void;
	readonly #heard: (line: string) => void;

	/** `show` gets the echo; `heard` each line that is complete, after its line end was shown, so that an answer begins a line. */
	constructor(show: (text: string) => void, heard: (line: string) => void) {
		this.#show = show;
		this.#heard = heard;
	}

	/** What has been typed of a line that is not complete. */
	get typed(): string {
		return this.#line;
	}

	/** A byte has come. */
	take(byte: number): void {
		if (byte === CARRIAGE_RETURN || byte === LINE_FEED) this.#end();
		else if (byte === BACKSPACE || byte === DELETE) this.#rubOut();
		// what is no ASCII is noise: the words are plain
		else if (byte >= SPACE && byte < DELETE && !this.#lost) this.#add(String.fromCharCode(byte));
	}

	#add(typed: string): void {
		this.#lost = this.#line.length === LONGEST;
		if (this.#lost) return;
		this.#line += typed;
		this.#show(typed);
	}

	#rubOut(): void {
		if (this.#line === "") return;
		this.#line = this.#line.slice(0, -1);
		this.#show("\b \b");
	}

	#end(): void {
		const line = this.#line;
		const lost = this.#lost;
		this.#line = "";
		this.#lost = false;
		if (lost) this.#show(`\r\nthat line was longer than ${LONGEST} characters, and is not obeyed\r\n`);
		else if (line !== "") {
			this.#show("\r\n");
			this.#heard(line);
		}
	}
}

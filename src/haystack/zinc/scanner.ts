// SPDX-License-Identifier: Apache-2.0
/** A place in the lines of a text: each line is looked at alone, because XS counts characters from its beginning. */

/** The code of a character; NaN at the end of a line. */
export type Code = number;

/** Whether a character belongs to what is read. */
export type Belongs = (code: Code) => boolean;

const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** A place in some lines. */
export class Scanner {
	readonly #lines: readonly string[];
	/** What the first of the lines is called in an error. */
	readonly #first: number;
	#index = 0;
	#line: string;
	/** Characters of the line that have been read. */
	at = 0;

	constructor(lines: readonly string[], first = 1) {
		this.#lines = lines;
		this.#first = first;
		this.#line = withoutReturn(lines[0]);
	}

	/** The character that comes next. */
	get code(): Code {
		return this.#line.charCodeAt(this.at);
	}

	/** Whether the line ends here. */
	get ends(): boolean {
		return this.at >= this.#line.length;
	}

	/** Goes to the beginning of the next line; false if there is none. */
	nextLine(): boolean {
		if (this.#index + 1 >= this.#lines.length) return false;
		this.#index += 1;
		this.#line = withoutReturn(this.#lines[this.#index]);
		this.at = 0;
		return true;
	}

	/** Whether this comes next. */
	is(text: string): boolean {
		return this.#line.startsWith(text, this.at);
	}

	/** Passes over this if it comes next. */
	take(text: string): boolean {
		if (!this.is(text)) return false;
		this.at += text.length;
		return true;
	}

	/** Passes over this, or throws an Error. */
	expect(text: string, of: string): void {
		if (!this.take(text)) throw this.error(`${text} is missing, ${of}`);
	}

	/** Passes over spaces. */
	spaces(): void {
		while (this.is(" ") || this.is("\t")) this.at += 1;
	}

	/** Reads on while characters belong to it. */
	run(belongs: Belongs): string {
		const from = this.at;
		while (belongs(this.code)) this.at += 1;
		return this.#line.slice(from, this.at);
	}

	/** Reads up to an escape or the end of what is quoted, which has to be in this line. */
	upTo(end: Code): string {
		const from = this.at;
		let code = this.code;
		for (; code >= SPACE && code !== end && code !== BACKSLASH; code = this.code) this.at += 1;
		if (code === end || code === BACKSLASH) return this.#line.slice(from, this.at);
		const is = String.fromCharCode(end);
		throw this.error(this.ends ? `the closing ${is} is missing` : "a control character, which is written as \\u and four digits");
	}

	/** The error of what is read from here, or from another place of this line. */
	error(message: string, at = this.at): Error {
		return new Error(`line ${this.#first + this.#index}, column ${at + 1}: ${message}`);
	}
}

/** The line without the first half of CR LF. */
function withoutReturn(line: string): string {
	return line.endsWith("\r") ? line.slice(0, -1) : line;
}

// SPDX-License-Identifier: Apache-2.0
/** A place in the lines of a text: a short part of a line is looked at alone, because XS counts the characters of a text from its beginning. */

/** The code of a character; NaN at the end of a line. */
export type Code = number;

/** Whether a character belongs to what is read. */
export type Belongs = (code: Code) => boolean;

const BACKSLASH = 0x5c;
const SPACE = 0x20;
/** Characters of a line that are looked at together. */
const WINDOW = 256;

/** A place in some lines. */
export class Scanner {
	readonly #lines: readonly string[];
	/** What the first of the lines is called in an error. */
	readonly #first: number;
	#index = 0;
	#line = "";
	#length = 0;
	/** A part of the line, and where it begins. */
	#part = "";
	#base = 0;
	/** Characters of the line that have been read. */
	at = 0;

	constructor(lines: readonly string[], first = 1) {
		this.#lines = lines;
		this.#first = first;
		this.#open();
	}

	/** The character that comes next. */
	get code(): Code {
		const place = this.#within(1);
		return this.#part.charCodeAt(place);
	}

	/** Whether the line ends here. */
	get ends(): boolean {
		return this.at >= this.#length;
	}

	/** Goes to the beginning of the next line; false if there is none. */
	nextLine(): boolean {
		if (this.#index + 1 >= this.#lines.length) return false;
		this.#index += 1;
		this.#open();
		return true;
	}

	#open(): void {
		this.#line = withoutReturn(this.#lines[this.#index]);
		this.#length = this.#line.length;
		this.at = 0;
		this.#look();
	}

	#look(): void {
		this.#base = this.at;
		this.#part = this.#length <= WINDOW && this.at === 0 ? this.#line : this.#line.slice(this.at, this.at + WINDOW);
	}

	/** The place in the part, which may be another afterwards, and has the next characters in it, as far as there are so many. */
	#within(characters: number): number {
		const place = this.at - this.#base;
		const end = this.#base + this.#part.length;
		if (place >= 0 && (this.at + characters <= end || end >= this.#length)) return place;
		this.#look();
		return 0;
	}

	/** Whether this comes next. */
	is(text: string): boolean {
		const place = this.#within(text.length);
		return this.#part.startsWith(text, place);
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
		let text = "";
		for (;;) {
			const from = this.#within(1);
			let to = from;
			while (belongs(this.#part.charCodeAt(to))) to += 1;
			this.at += to - from;
			text += this.#part.slice(from, to);
			if (to < this.#part.length || this.ends) return text;
		}
	}

	/** Reads up to an escape or the end of what is quoted, which has to be in this line. */
	upTo(end: Code): string {
		const text = this.run((code) => code >= SPACE && code !== end && code !== BACKSLASH);
		const { code } = this;
		if (code === end || code === BACKSLASH) return text;
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

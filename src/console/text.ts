// SPDX-License-Identifier: Apache-2.0
/** A line of text with a cursor, and what keys do to it. */
import { frozen } from "../control/frozen.js";
import type { Key } from "./keys.js";

/** Longer lines are no lines: noise, or another baud rate. */
export const LONGEST_LINE = 200;

/** One line that is being typed. */
export class Text {
	#value = "";
	#cursor = 0;

	/** The whole line. */
	get value(): string {
		return this.#value;
	}

	/** Characters before the cursor. */
	get cursor(): number {
		return this.#cursor;
	}

	/** What stands before the cursor. */
	get before(): string {
		return this.#value.slice(0, this.#cursor);
	}

	/** Puts something in at the cursor; false if there is no room for it, and then nothing has changed. */
	insert(typed: string): boolean {
		if (this.#value.length + typed.length > LONGEST_LINE) return false;
		this.#replace(this.#cursor, this.#cursor, typed);
		return true;
	}

	/** Becomes another line, with the cursor behind it. */
	become(line: string): void {
		this.#value = line;
		this.#cursor = line.length;
	}

	/** Puts the cursor somewhere within the line. */
	go(to: number): void {
		this.#cursor = Math.min(Math.max(to, 0), this.#value.length);
	}

	/** Takes out what stands between two places, as far as there is something. */
	cut(from: number, to: number): void {
		this.#replace(Math.max(from, 0), Math.min(to, this.#value.length), "");
	}

	/** Where the word before the cursor begins. */
	get wordStart(): number {
		// not trimEnd: that of XS 13.3 leaves one of many spaces where there is nothing else
		return this.before.replace(/ +$/, "").lastIndexOf(" ") + 1;
	}

	#replace(from: number, to: number, by: string): void {
		this.#value = `${this.#value.slice(0, from)}${by}${this.#value.slice(to)}`;
		this.#cursor = from + by.length;
	}
}

/** What each key does that only edits. */
export const EDITS: { readonly [key in Key]?: (text: Text) => void } = frozen({
	left: (text: Text) => text.go(text.cursor - 1),
	right: (text: Text) => text.go(text.cursor + 1),
	home: (text: Text) => text.go(0),
	end: (text: Text) => text.go(text.value.length),
	rubOut: (text: Text) => text.cut(text.cursor - 1, text.cursor),
	delete: (text: Text) => text.cut(text.cursor, text.cursor + 1),
	cutBefore: (text: Text) => text.cut(0, text.cursor),
	cutAfter: (text: Text) => text.cut(text.cursor, text.value.length),
	cutWord: (text: Text) => text.cut(text.wordStart, text.cursor),
});

// SPDX-License-Identifier: Apache-2.0
/** A store on a medium that is written at its end: each change adds a sealed line, and the last line of a key counts. */
import type { Say, Store } from "../evse/store.js";
import { LAYOUT, opened, sealed } from "./seal.js";

/** What lines are added to, and what is put in its place now and then. */
export interface Medium {
	read(): Uint8Array;
	/** A power cut leaves some of the bytes at the end, all, or none. */
	append(bytes: Uint8Array): void;
	/** A power cut leaves what was there or what was given, whole. */
	replace(bytes: Uint8Array): void;
}

/** A line that counts; its text is null if it says that the record was erased. */
interface Entry {
	readonly line: string;
	readonly text: string | null;
}

/** The line that a store begins with: so a file that is none is told from one whose first record was torn. */
const TITLE = sealed("pilotlight", "store");
/** Dead bytes that are not worth the writing of the live ones. */
const FEW = 4_096;
const END = 10;
/** Characters that are made at once: each is an argument on the engine's stack. */
const PIECE = 128;

/**
 * Records in a journal. An end of a line stands before and behind each, so that whatever is torn or damaged takes no neighbour with it.
 * Lines of a newer layout are kept byte for byte and in their order, and what they say is not used: such a record reads as absent.
 */
export class Journal implements Store {
	readonly #medium: Medium;
	readonly #say: Say;
	/** In the order in which they were written; a newer layout's stand behind a space, which no key begins with. */
	readonly #entries = new Map<string, Entry>();
	#size = 0;
	#live = 0;
	#damaged = 0;
	#cramped = false;

	/** Throws an Error if there is something on the medium and nothing of it is a record: it belongs to somebody else. */
	constructor(medium: Medium, say: Say) {
		this.#medium = medium;
		this.#say = say;
		const found = medium.read();
		this.#size = found.length;
		for (const line of linesOf(found)) this.#take(line);
		if (this.#entries.size === 0) this.#begin();
		if (this.#damaged > 0) say(`the store has ${this.#damaged} damaged or unfinished lines, which are not used`);
		for (const key of this.#entries.keys())
			if (key.startsWith(" ") && !this.#entries.has(key.trim()))
				say(`the record "${key.trim()}" is of a newer layout than ${LAYOUT}: it is kept and not used`);
	}

	read(key: string): string | undefined {
		return this.#entries.get(key)?.text ?? undefined;
	}

	write(key: string, text: string): void {
		this.#put(key, text);
	}

	erase(key: string): void {
		if (this.#entries.has(key) || this.#entries.has(` ${key}`)) this.#put(key, null);
	}

	#begin(): void {
		if (this.#size > 0) throw new Error("this is no store of Pilotlight: it holds no record, and is not empty");
		this.#take(TITLE);
		this.#replace();
	}

	/** What is there already is not written again. */
	#put(key: string, text: string | null): void {
		const line = sealed(key, text);
		if (this.#entries.get(key)?.line === line) return;
		const bytes = bytesOf([line]);
		this.#size += bytes.length;
		this.#medium.append(bytes);
		this.#take(line);
		if (this.#size - this.#live > this.#live + FEW) this.#compact();
	}

	/** A line that was read or written. */
	#take(line: string): void {
		const found = opened(line);
		if (found.is === "damaged") {
			this.#damaged += 1;
			return;
		}
		const { key } = found;
		const newer = ` ${key}`;
		this.#drop(key);
		if (found.is === "newer") this.#keep(newer, { line, text: null });
		// that a record of a newer layout was erased has to be known for as long as that is kept
		else if (found.text !== null || this.#entries.has(newer)) this.#keep(key, { line, text: found.text });
	}

	/** Entries stand in the order of their last writing. */
	#keep(name: string, entry: Entry): void {
		this.#drop(name);
		this.#entries.set(name, entry);
		this.#live += entry.line.length + 2;
	}

	#drop(name: string): void {
		const before = this.#entries.get(name);
		if (before === undefined) return;
		this.#live -= before.line.length + 2;
		this.#entries.delete(name);
	}

	/** The change is on the medium already: if there is no room for the copy, the journal stays as long as it is, and that is said once. */
	#compact(): void {
		try {
			this.#replace();
			this.#cramped = false;
		} catch (error) {
			if (!this.#cramped) this.#say(`the store cannot be made shorter: ${(error as Error).message}`);
			this.#cramped = true;
		}
	}

	#replace(): void {
		this.#medium.replace(bytesOf([...this.#entries.values()].map(({ line }) => line)));
		this.#size = this.#live;
	}
}

function bytesOf(lines: readonly string[]): Uint8Array {
	const text = lines.map((line) => `\n${line}\n`).join("");
	const bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
	return bytes;
}

/** Lines with something in them, each byte a character. */
function linesOf(bytes: Uint8Array): string[] {
	const lines: string[] = [];
	for (let from = 0; from < bytes.length; ) {
		const end = bytes.indexOf(END, from);
		const to = end < 0 ? bytes.length : end;
		if (to > from) lines.push(textOf(bytes.subarray(from, to)));
		from = to + 1;
	}
	return lines;
}

function textOf(bytes: Uint8Array): string {
	let text = "";
	for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
	return text;
}

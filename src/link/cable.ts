// SPDX-License-Identifier: Apache-2.0
/** A serial cable from outside: bytes that come, told apart into frames of the window and what the console prints. */
import { toldIn } from "./language.js";

const LINE_FEED = 10;
/** A line that is longer is noise: no frame is. */
const LONGEST_LINE = 16_384;
/** What a terminal obeys and does not show. */
const ESCAPE = "\u001b";
const SEQUENCE = /^\[[0-9;?]*[A-Za-z]/;

/** Who hears what comes. */
export interface CableHearer {
	/** A frame from the charger. */
	frame(frame: string): void;
	/** A line for people, as a terminal would show it; left out where nobody reads along. */
	text?(line: string): void;
}

/** Reads one cable. */
export class CableReader {
	readonly #hearer: CableHearer;
	readonly #decode: (bytes: Uint8Array) => string;
	#line: number[] = [];

	/** `decode` makes text of bytes in UTF-8, whatever they are. */
	constructor(hearer: CableHearer, decode: (bytes: Uint8Array) => string) {
		this.#hearer = hearer;
		this.#decode = decode;
	}

	/** Bytes have come. */
	take(bytes: Uint8Array): void {
		for (const byte of bytes) {
			if (byte === LINE_FEED) this.#end();
			else if (this.#line.length < LONGEST_LINE) this.#line.push(byte);
			else this.#line = [];
		}
	}

	/** A frame begins with the first brace of its line: what stands before it is a prompt. */
	#end(): void {
		const line = this.#decode(Uint8Array.from(this.#line)).trimEnd();
		this.#line = [];
		const start = line.indexOf("{");
		const frame = start < 0 ? "" : line.slice(start);
		if (frame !== "" && toldIn(frame) !== undefined) this.#hearer.frame(frame);
		else if (this.#hearer.text !== undefined) this.#print(line);
	}

	/** What stood in the row before it was drawn anew is gone. */
	#print(line: string): void {
		const [plain, ...sequences] = line.split(ESCAPE);
		const shown = [plain, ...sequences.map((part) => part.replace(SEQUENCE, ""))].join("").split("\r").at(-1) ?? "";
		if (shown.trim() !== "") this.#hearer.text?.(shown);
	}
}

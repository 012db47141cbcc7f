// SPDX-License-Identifier: Apache-2.0
/** A frame of RAPI: `$`, words, a check, and CR; the receiver that is fed with one byte at a time, and the writer. */
import { frozen } from "../control/frozen.js";
import { type Instant, since } from "../control/integer.js";

/** Bytes of a frame at most, with its `$` and without its CR. A longer one is dropped without an answer. */
export const LONGEST = 31;
/** Words at most, command and sequence id among them. */
export const MOST_WORDS = 10;
/**
 * What comes so long after a `$` is not the rest of its frame, ms: own choice. The original waits for ever, so that a lost CR swallows what
 * somebody types; bytes may come late behind a slow write to flash, and people type frames by hand.
 */
export const FRAME_MS = 5_000;

const DOLLAR = 0x24;
const CR = 0x0d;

/** What a byte was: nothing of RAPI's, part of a frame, or the end of one that wants an answer. */
export const Heard = frozen({ Nothing: 0, Part: 1, Frame: 2 } as const);
export type Heard = (typeof Heard)[keyof typeof Heard];

/** Outside a frame, within one, or within one that is spoilt: too long, or too slow. */
const Stage = frozen({ Outside: 0, Inside: 1, Spoilt: 2 } as const);

/** What a frame says: its words, and the sequence id that its answer carries, 0 for none. */
export interface Said {
	readonly words: readonly string[];
	readonly sequence: number;
}

/** Listens to a serial line. A byte costs the same whatever was before it; the memory is that of one frame. */
export class Receiver {
	readonly #bytes: number[] = Array.from({ length: LONGEST - 1 }, () => 0);
	#count = 0;
	#stage: (typeof Stage)[keyof typeof Stage] = Stage.Outside;
	#beganAt = 0 as Instant;

	/** Takes a byte. */
	take(byte: number, now: Instant): Heard {
		if (byte === DOLLAR) return this.#begin(now);
		if (this.#stage === Stage.Outside) return Heard.Nothing;
		const age = since(now, this.#beganAt);
		if (age < 0 || age > FRAME_MS) {
			this.#stage = Stage.Outside;
			return Heard.Nothing;
		}
		return byte === CR ? this.#end() : this.#keep(byte);
	}

	/** What the frame says that has just ended; null if its check is wrong, or it cannot be understood. */
	get said(): Said | null {
		return saidBy(String.fromCharCode(...this.#bytes.slice(0, this.#count)));
	}

	/** A `$` begins anew, whatever was before it. */
	#begin(now: Instant): Heard {
		this.#stage = Stage.Inside;
		this.#count = 0;
		this.#beganAt = now;
		return Heard.Part;
	}

	#keep(byte: number): Heard {
		if (this.#count === this.#bytes.length) this.#stage = Stage.Spoilt;
		else this.#bytes[this.#count++] = byte;
		return Heard.Part;
	}

	#end(): Heard {
		const whole = this.#stage === Stage.Inside;
		this.#stage = Stage.Outside;
		return whole ? Heard.Frame : Heard.Part;
	}
}

/** What stands between `$` and CR: words, then a sequence id, then a check, which may be missing. */
function saidBy(text: string): Said | null {
	if (text.includes("\0")) return null;
	const at = text.search(/[*^]/);
	const body = at < 0 ? text : text.slice(0, at);
	if (at >= 0 && hexadecimal(text.slice(at + 1, at + 3)) !== (text[at] === "^" ? xorOf(`$${body}`) : sumOf(`$${body}`))) return null;
	const words = body.split(" ");
	if (words.length > MOST_WORDS) return null;
	const last = words[words.length - 1];
	if (words.length === 1 || !last.startsWith(":")) return { words, sequence: 0 };
	return { words: words.slice(0, -1), sequence: Math.max(hexadecimal(last.slice(1)), 0) };
}

/** Two hexadecimal digits, of either case; −1 if they are none. */
function hexadecimal(digits: string): number {
	return /^[0-9A-Fa-f]{2}$/.test(digits) ? Number.parseInt(digits, 16) : -1;
}

function xorOf(text: string): number {
	let check = 0;
	for (let i = 0; i < text.length; i++) check ^= text.charCodeAt(i);
	return check;
}

function sumOf(text: string): number {
	let check = 0;
	for (let i = 0; i < text.length; i++) check = (check + text.charCodeAt(i)) & 0xff;
	return check;
}

/** A frame for the line. Its check digits are upper case, because the gateway reads no others. */
export function frameOf(text: string): string {
	return `$${text}^${hex(xorOf(`$${text}`), 2).toUpperCase()}\r`;
}

/** The answer to a frame with this sequence id. */
export function answerOf(ok: boolean, text: string, sequence: number): string {
	const said = text === "" ? "" : ` ${text}`;
	return frameOf(`${ok ? "OK" : "NK"}${said}${sequence === 0 ? "" : ` :${hex(sequence, 2).toUpperCase()}`}`);
}

/** So many hexadecimal digits, lower case as in the texts of answers. */
export function hex(value: number, digits: number): string {
	return value.toString(16).padStart(digits, "0");
}

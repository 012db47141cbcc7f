// SPDX-License-Identifier: Apache-2.0
/** Keys out of the bytes of a terminal: control characters, VT100 escape sequences, and the three ways to end a line. */
import { frozen } from "../control/frozen.js";

/** A key that does something; "text" is a printable character. */
export type Key =
	| "text"
	| "left"
	| "right"
	| "home"
	| "end"
	| "rubOut"
	| "delete"
	| "cutBefore"
	| "cutAfter"
	| "cutWord"
	| "older"
	| "newer"
	| "complete"
	| "redraw"
	| "cancel"
	| "enter";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const ESCAPE = 27;
const SPACE = 32;
const DELETE = 127;
/** A sequence that is longer without an end is none: what comes after so many characters is text again. */
const LONGEST_SEQUENCE = 8;

/** Control characters by their code; those of Emacs, as shells have them. Others do nothing. */
const CONTROLS: Readonly<Record<number, Key>> = frozen({
	1: "home",
	2: "left",
	3: "cancel",
	4: "delete",
	5: "end",
	6: "right",
	8: "rubOut",
	9: "complete",
	10: "enter",
	11: "cutAfter",
	12: "redraw",
	13: "enter",
	14: "newer",
	16: "older",
	21: "cutBefore",
	23: "cutWord",
	127: "rubOut",
} as const);

/** What stands behind ESC: cursor keys in both modes, and Home, End and Delete as VT220, xterm, rxvt and Linux send them. */
const SEQUENCES: Readonly<Record<string, Key>> = frozen({
	"[A": "older",
	"[B": "newer",
	"[C": "right",
	"[D": "left",
	"[H": "home",
	"[F": "end",
	OA: "older",
	OB: "newer",
	OC: "right",
	OD: "left",
	OH: "home",
	OF: "end",
	"[1~": "home",
	"[7~": "home",
	"[4~": "end",
	"[8~": "end",
	"[3~": "delete",
} as const);

/** Reads keys, one byte at a time; what is no key and no ASCII is noise. */
export class Keys {
	/** What came behind ESC; undefined outside a sequence. */
	#sequence: string | undefined;
	/** The last byte was a carriage return: a line feed belongs to it. */
	#returned = false;

	/** The key that a byte completes; undefined while there is none. */
	take(byte: number): Key | undefined {
		const paired = this.#returned && byte === LINE_FEED;
		this.#returned = byte === CARRIAGE_RETURN;
		if (paired || byte > DELETE) return undefined;
		if (byte === ESCAPE) this.#sequence = "";
		else if (byte >= SPACE && byte < DELETE)
			return this.#sequence === undefined ? "text" : this.#goOn(this.#sequence + String.fromCharCode(byte));
		else return this.#control(byte);
		return undefined;
	}

	/** A control character means itself, and breaks off a sequence that it comes into. */
	#control(byte: number): Key | undefined {
		this.#sequence = undefined;
		return CONTROLS[byte];
	}

	#goOn(sequence: string): Key | undefined {
		this.#sequence = isOpen(sequence) && sequence.length < LONGEST_SEQUENCE ? sequence : undefined;
		return this.#sequence === undefined ? SEQUENCES[sequence] : undefined;
	}
}

/** Whether more has to come: behind O one character, behind [ parameters up to a character from @ to ~. */
function isOpen(sequence: string): boolean {
	if (sequence.length === 1) return sequence === "[" || sequence === "O";
	return sequence[0] === "[" && sequence[sequence.length - 1] < "@";
}

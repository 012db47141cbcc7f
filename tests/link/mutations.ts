// SPDX-License-Identifier: Apache-2.0
/** Frames for the window, and what becomes of them on a bad day: the material of every fuzz of it. */
import type { Random } from "../../hosts/bench/random.js";
import type { Action } from "../../src/thing/action.js";
import { ACTIONS } from "../../src/thing/actions.js";
import type { Kind, Value } from "../../src/thing/kinds.js";

/** Actions that a mutated frame may well ask for; those that set, or restart, are kept out, so that nothing of it can have been asked. */
const KEPT_OUT = ["set", "reset", "reboot"];

/** A good frame of each kind and of each action, with `ASK` for its number. */
export const GOOD_FRAMES: readonly string[] = [
	'{"hello":1}',
	'{"here":0}',
	...ACTIONS.filter(({ name }) => !KEPT_OUT.includes(name)).map(frameFor),
];

function frameFor({ name, arguments: rows }: Action): string {
	const told = Object.fromEntries(rows.filter(({ instead }) => instead !== true).map((row) => [row.name, sampleOf(row.kind)]));
	return JSON.stringify({ ask: 0, do: name, with: told }).replace('"ask":0', '"ask":ASK');
}

function sampleOf(kind: Kind): Value {
	switch (kind.is) {
		case "number":
			return kind.min;
		case "choice":
			return kind.of[kind.of.length - 1];
		case "text":
			return "x";
		case "moment":
			return 1_795_890_600;
		default:
			return 1;
	}
}

/** Pieces that a parser may stumble over. */
const PIECES = [
	'"',
	"\\",
	"{",
	"}",
	"[",
	"]",
	",",
	":",
	"null",
	"1e999",
	"-0",
	"\\u0000",
	"\\ud800",
	'"__proto__":',
	'"ask":',
	"\0",
	"\u2028",
	"é",
	"[[[[[[[[[",
	"9".repeat(40),
	'{"a":'.repeat(10),
	" ".repeat(300),
];

/** One of the good frames with `number`, more or less spoilt: a character changed, left out, put in, a piece put in, cut, doubled, or two frames in one. */
export function mutated(random: Random, number: number): string {
	const frame = GOOD_FRAMES[random.below(GOOD_FRAMES.length)].replace("ASK", `${number}`);
	const at = random.below(frame.length);
	const [head, tail] = [frame.slice(0, at), frame.slice(at + 1)];
	const character = String.fromCharCode(random.below(4) === 0 ? random.below(0x10000) : random.below(128));
	switch (random.below(9)) {
		case 0:
			return head + character + tail;
		case 1:
			return head + tail;
		case 2:
			return head + character + frame.slice(at);
		case 3:
			return head + PIECES[random.below(PIECES.length)] + frame.slice(at);
		case 4:
			return head;
		case 5:
			return frame + frame;
		case 6:
			return head + GOOD_FRAMES[random.below(GOOD_FRAMES.length)].slice(random.below(10));
		case 7:
			return head + PIECES[random.below(PIECES.length)] + tail;
		default:
			return frame;
	}
}

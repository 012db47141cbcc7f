// SPDX-License-Identifier: Apache-2.0
/** A command of RAPI: its arguments, what it says, what it does, and how its arguments are read. */
import { frozen } from "../control/frozen.js";
import type { Instant } from "../control/integer.js";
import type { RapiCharger } from "./charger.js";
import type { Heartbeat } from "./heartbeat.js";
import type { Stay } from "./stay.js";
import type { Trips } from "./trips.js";

/** All that a command may look at and touch. */
export interface Counter {
	readonly charger: RapiCharger;
	readonly heartbeat: Heartbeat;
	readonly stay: Stay;
	readonly trips: Trips;
	/** When the frame has ended. */
	readonly now: Instant;
}

/** One argument: a whole number from `min` to `max`, or one of some words; any word if neither is said. */
export interface Argument {
	readonly name: string;
	readonly unit?: string;
	readonly min?: number;
	readonly max?: number;
	readonly words?: readonly string[];
}

/** OK or NK, and the text behind it. */
export interface Answer {
	readonly ok: boolean;
	readonly text: string;
}

/** One command. */
export interface Command {
	/** Its two characters. */
	readonly name: string;
	/** Its arguments; undefined where whatever follows is ignored. */
	readonly takes?: readonly Argument[];
	/** Numbers of arguments that it may have, where these are not as many as `takes` has. */
	readonly counts?: readonly number[];
	/** The text behind OK; an empty text for none. */
	readonly answers: string;
	readonly does: string;
	/** How it differs from the original, open_evse 8.2.3; an empty text if it does not. */
	readonly differs: string;
	/** The text behind NK where arguments are wrong. */
	refusal?(counter: Counter): string;
	run(counter: Counter, args: readonly string[]): Answer;
	/** What is done once the answer is on its way, if it was OK. */
	afterwards?(counter: Counter): void;
}

/** Done. */
export function yes(text = ""): Answer {
	return { ok: true, text };
}

/** Refused. */
export function no(text = ""): Answer {
	return { ok: false, text };
}

/** Done, unless the port says why not. */
export function unless(refusal: string, text = ""): Answer {
	return refusal === "" ? yes(text) : no();
}

/** An argument of 0 or 1. */
export const SWITCH: readonly string[] = frozen(["0", "1"]);

/** Runs a command with the words behind its name. */
export function run(command: Command, counter: Counter, args: readonly string[]): Answer {
	const { takes, counts } = command;
	if (takes === undefined) return command.run(counter, args);
	const many = counts === undefined ? args.length === takes.length : counts.includes(args.length);
	if (many && args.every((word, place) => fits(takes[place], word))) return command.run(counter, args);
	return no(command.refusal?.(counter) ?? "");
}

/** Whether a word may be this argument. What is no digit is no number, unlike in the original. */
function fits({ min, max, words }: Argument, word: string): boolean {
	if (words !== undefined) return words.includes(word);
	if (min === undefined || max === undefined) return true;
	return /^\d{1,9}$/.test(word) && Number(word) >= min && Number(word) <= max;
}

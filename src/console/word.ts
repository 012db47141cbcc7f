// SPDX-License-Identifier: Apache-2.0
/** A word of the serial console, and the cabinet of all that it may look at and touch. */
import { frozen } from "../control/frozen.js";
import type { Diary } from "../thing/diary.js";
import type { Subject } from "../thing/subject.js";
import type { Calibration } from "./measured.js";

/** Which events the console shows. */
export const VOICES = frozen(["on", "all", "off"] as const);

/** What a host shows of the events on its console. */
export interface Voice {
	shown: (typeof VOICES)[number];
}

/** What a word may look at and touch. */
export interface Cabinet extends Subject {
	readonly diary: Diary;
	/** What the host shows of events; undefined where it has nothing to say of that. */
	readonly voice: Voice | undefined;
	print(line: string): void;
}

/** What the console itself has: it goes on when a word has answered. */
export interface Desk {
	readonly cabinet: Cabinet;
	readonly calibration: Calibration;
	/** Prints a line of an answer. */
	say(line: string): void;
	/** Says something again and again, every so many ms, until something is typed. */
	repeat(everyMs: number, text: () => string): void;
	/** Does something once, after so many ms. */
	later(ms: number, act: () => void): void;
}

/** One word of the console. */
export interface Word {
	readonly word: string;
	/** Its arguments, as help shows them. */
	readonly usage: string;
	readonly help: string;
	/** A person is asked whether it is meant, unless `!` stands behind it. */
	readonly confirm: boolean;
	/** What an argument may be, for completion. */
	readonly completes?: () => readonly string[];
	/** Does it; an Error's message is for the person who typed. */
	run(desk: Desk, args: readonly string[]): void;
}

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

/** How the records of a portrait can be written. */
export const WRITINGS = frozen(["trio", "zinc", "json"] as const);

/** Shows a charger in records of Project Haystack, line by line, each made when it is wanted. A host brings it: the console knows no face. */
export type Portrait = (subject: Subject, writing: (typeof WRITINGS)[number]) => Iterator<string>;

/** What a word may look at and touch. */
export interface Cabinet extends Subject {
	readonly diary: Diary;
	/** What the host shows of events; undefined where it has nothing to say of that. */
	readonly voice: Voice | undefined;
	/** Undefined where the host has brought none. */
	readonly portrait: Portrait | undefined;
	print(line: string): void;
}

/** A terminal, where there is one. */
export interface Display {
	/** Shows a text of at most 79 columns in the place of the one before it, until a key is pressed. */
	refresh(text: string): void;
	/** Another line may be printed without any being lost. */
	readonly ready: boolean;
}

/** What the console itself has: it goes on when a word has answered. */
export interface Desk {
	readonly cabinet: Cabinet;
	readonly calibration: Calibration;
	/** Prints a line of an answer. */
	say(line: string): void;
	/** Prints a long answer, as fast as the line takes it; each line is made when its turn has come. */
	list(count: number, line: (place: number) => string): void;
	/** The same of an answer of which nobody knows how long it is. What it throws on the way ends it, and is said. */
	unroll(lines: Iterator<string>): void;
	/** Says something after a second, and then again every so many ms, until something is typed. Throws an Error while something is measured. */
	repeat(everyMs: number, text: () => string): void;
	/** Lets the probe look at the pilot for so many ms, and then does something. Throws an Error while something is measured already. */
	measure(ms: number, act: () => void): void;
	/** What is being measured is of no interest any more. */
	stopMeasuring(): void;
	/** Asks for a secret: the next line is one, without spaces at its ends, and is neither shown nor remembered. Nothing is told of one that is not typed. */
	ask(question: string, told: (secret: string) => void): void;
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
	/** Throws an Error if arguments cannot be, before anybody is asked whether the word is meant. */
	readonly check?: (args: readonly string[]) => void;
	/** Does it; an Error's message is for the person who typed. */
	run(desk: Desk, args: readonly string[]): void;
}

// SPDX-License-Identifier: Apache-2.0
/** What an input of the search is: a name, and the classes of what it may be. */
import type { FaultName } from "../../src/control/faults.js";
import type { Desk } from "../control/desk.js";

/** The plateaus of a period, mV. */
export interface Plateau {
	readonly high: number;
	readonly low: number;
}

/** One class of an input. The first of an input is the usual one. */
export interface Class {
	readonly name: string;
	/** What makes it so in a scenario; none if the language has no word for it. */
	readonly words?: string;
	/** What takes it back in a scenario, where the words of the next class do not. */
	readonly undo?: string;
	/** Puts it into the records of the desk, before each step. */
	set?(desk: Desk): void;
	/** For the pilot: the period at this place in a step, while `duty` is on the wire; undefined for none. */
	period?(duty: number, place: number): Plateau | undefined;
	/** Milliseconds until this step beyond the usual. */
	readonly lateMs?: number;
	/** What is looked at slowly is looked at in every step while this lasts: its turn in slow.ts. */
	readonly turn?: number;
	/** The fault that this raises, if it lasts. */
	readonly raises?: FaultName;
}

/** Turns in slow.ts. */
export const TEMPERATURE = 0;
export const MAINS = 4;
export const METER = 8;
export const SELF_TEST = 12;

/** One input: what it is called, and its classes. `momentary`: all but the usual class are over after one step. */
export interface Input {
	readonly name: string;
	readonly momentary?: true;
	readonly classes: readonly Class[];
}

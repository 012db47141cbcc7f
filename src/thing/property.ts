// SPDX-License-Identifier: Apache-2.0
/** A property: one thing that can be seen of a charger, and the forms in which rows of the table are written. */
import { UNKNOWN } from "../control/board.js";
import { frozen } from "../control/frozen.js";
import type { Unit } from "../control/numbers.js";
import { meterSpeaks } from "../evse/headline.js";
import type { Setting } from "../settings/table.js";
import type { ChoiceKind, Kind, NumberKind, Value } from "./kinds.js";
import type { Subject } from "./subject.js";

/** One property. */
export interface Property {
	readonly key: string;
	readonly kind: Kind;
	/** What it says, in a line. */
	readonly says: string;
	/** While somebody watches it is looked at about this often, ms, and so changes no more often; 0 for whenever it is its turn. */
	readonly every: number;
	/** It is a setting: the action `set` changes it. */
	readonly setting?: Setting;
	/** What it is now: of a choice the place of its name, of names their bits. UNKNOWN stands for a number that nobody knows. */
	read(subject: Subject): Value;
}

const INT = 0x7fffffff;
/** The most that a number can be, for those that grow beyond 32 bits. */
export const MOST = Number.MAX_SAFE_INTEGER;
/** How often a row is looked at, ms. */
export const SECOND = 1_000;
export const MINUTE = 60_000;

/** A number of a unit, within bounds. */
export function measure(unit: Unit, min = -INT, max = INT): NumberKind {
	return { is: "number", unit, min, max };
}

/** One of some names, in their order. */
export function choice(...of: readonly string[]): ChoiceKind {
	return { is: "choice", of };
}

/** A count from 0; −1 stands for none. */
export const COUNT = measure("count", -1);
export const NO_YES = choice("no", "yes");
export const TEXT = frozen({ is: "text", longest: 120 } as const);
export const MOMENT = frozen({ is: "moment" } as const);

type Read = (subject: Subject) => Value;

/** A row of the table. What a closure of one keeps has to be a constant: the engine would hold a parameter in RAM. */
export function row(key: string, kind: Kind, says: string, read: Read, every = 0): Property {
	return { key, kind, says, every, read };
}

/** What the meter says, or that nobody knows while it is not to be believed. */
export function metered(reading: (subject: Subject) => number): Read {
	const read = reading;
	return (subject) => (meterSpeaks(subject) ? read(subject) : UNKNOWN);
}

/** Of NO_YES. */
export function flag(yes: boolean): 0 | 1 {
	return yes ? 1 : 0;
}

/** A moment, s since 1970 UTC; −1 of none. */
export function seconds(unixMs: number | undefined): number {
	return unixMs === undefined || !Number.isFinite(unixMs) ? -1 : Math.floor(unixMs / 1_000);
}

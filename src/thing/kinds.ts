// SPDX-License-Identifier: Apache-2.0
/** Kinds of values that the tables of the thing speak of, and what is wrong with a value that is none of its kind. */
import type { Unit } from "../control/numbers.js";
import { shownIn, textIn, withUnit } from "../settings/units.js";

/** Stands for a reading that nobody has. */
export { UNKNOWN } from "../control/board.js";

/** A whole number in the unit that is held, and its least and greatest value. */
export interface NumberKind {
	readonly is: "number";
	readonly unit: Unit;
	readonly min: number;
	readonly max: number;
}

/** One of some names. */
export interface ChoiceKind {
	readonly is: "choice";
	readonly of: readonly string[];
	/** What one of them is called in a message; otherwise by the name of the argument. */
	readonly called?: string;
}

/** Any of some names at a time; held as bits, the first name is bit 0. */
export interface NamesKind {
	readonly is: "names";
	readonly of: readonly string[];
}

/** A text of so many characters at most, none of which a terminal would obey or another engine would write otherwise. */
export interface TextKind {
	readonly is: "text";
	readonly longest: number;
}

/** A moment: whole seconds since 1970 UTC; −1 for none, or nobody knows. */
export interface MomentKind {
	readonly is: "moment";
}

/** Days of the week: bits, Sunday is 1. */
export interface DaysKind {
	readonly is: "days";
}

/** A time of day: minutes since midnight, 0 to 1439. */
export interface MinuteKind {
	readonly is: "minute";
}

/** A kind of value. */
export type Kind = NumberKind | ChoiceKind | NamesKind | TextKind | MomentKind | DaysKind | MinuteKind;

/** A value: names and texts as texts, everything else as a whole number. */
export type Value = number | string;

/** The last second that is believed, in the year 2136: that of Matter's epoch-s. */
const LAST_MOMENT = 5_241_652_094;
const ALL_DAYS = 0x7f;
const LAST_MINUTE = 1_439;

/** What is wrong with a value that was told for a kind, and what would be right; an empty text if nothing. */
export function wrongWith(kind: Kind, value: unknown): string {
	switch (kind.is) {
		case "number":
			return whole(value, kind.min, kind.max) ? "" : `${boundsOf(kind)}, as a whole number of ${kind.unit}`;
		case "choice":
			return kind.of.includes(value as string) ? "" : `one of ${kind.of.join(", ")}`;
		case "text":
			return printable(value, kind.longest) ? "" : `a text of at most ${kind.longest} characters that can be printed`;
		case "names":
			return whole(value, 0, 2 ** kind.of.length - 1) ? "" : `bits of ${kind.of.join(", ")}`;
		case "moment":
			return whole(value, -1, LAST_MOMENT) ? "" : "whole seconds since 1970 UTC";
		case "days":
			return whole(value, 1, ALL_DAYS) ? "" : "days of the week as bits, Sunday is 1";
		case "minute":
			return whole(value, 0, LAST_MINUTE) ? "" : "minutes since midnight, 0 to 1439";
	}
}

/** Controls, separators of lines, and halves of pairs, which are no characters. */
const UNPRINTABLE = /[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd]/;

function printable(value: unknown, longest: number): boolean {
	return typeof value === "string" && value.length <= longest && !UNPRINTABLE.test(value);
}

function whole(value: unknown, min: number, max: number): boolean {
	return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

/** The bounds of a number, for people. */
export function boundsOf({ unit, min, max }: NumberKind): string {
	const { names } = shownIn(unit);
	if (names !== undefined) return names.map(([name]) => name).join(" or ");
	return `${textIn(unit, min)} to ${withUnit(unit, max)}`;
}

/** Names that are set in bits, in their order. */
export function namesIn({ of }: NamesKind, bits: number): string[] {
	return of.filter((_, place) => (bits & (1 << place)) !== 0);
}

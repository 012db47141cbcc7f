// SPDX-License-Identifier: Apache-2.0
/** Arguments of the scenario language: numbers with a range and a unit, words with a value, or both. */
import { scaledFrom, shortText } from "./decimal.js";
import { didYouMean } from "./near.js";

/** Numbers that an argument may be. */
export interface Range {
	/** Least and greatest, times 10^digits. */
	readonly min: number;
	readonly max: number;
	/** Decimals that may be written. */
	readonly digits: number;
	readonly unit: string;
}

/** A word that stands for a value. */
export interface Word {
	readonly name: string;
	readonly value: number;
}

/** What may stand in one place of a command. */
export interface Argument {
	/** What it is, in a few words. */
	readonly means: string;
	readonly range?: Range;
	readonly words?: readonly Word[];
	/** Reads what is neither number nor word; null if it cannot. */
	readonly read?: (token: string) => number | null;
	/** How such a thing looks. */
	readonly looks?: string;
}

/** A value times 10^digits, or what is wrong with the token. */
export type Reading = { readonly value: number } | { readonly wrong: string };

/** Words whose values are their places. */
export function wordsOf(names: readonly string[]): readonly Word[] {
	return names.map((name, value) => ({ name, value }));
}

/** Reads a token; words are not case-sensitive. */
export function read(argument: Argument, token: string): Reading {
	const lower = token.toLowerCase();
	const word = argument.words?.find((each) => each.name.toLowerCase() === lower);
	if (word !== undefined) return { value: word.value };
	const value = argument.read?.(token) ?? null;
	if (value !== null) return { value };
	return argument.range === undefined ? { wrong: unknown(argument, token) } : readNumber(argument, argument.range, token);
}

/** What may stand there: `0 to 32 A or none`. */
export function describe(argument: Argument): string {
	const parts: string[] = [];
	const range = argument.range;
	if (range !== undefined) {
		const unit = range.unit === "" ? "" : ` ${range.unit}`;
		parts.push(`${shortText(range.min, range.digits)} to ${shortText(range.max, range.digits)}${unit}`);
	}
	if (argument.looks !== undefined) parts.push(argument.looks);
	for (const word of argument.words ?? []) parts.push(word.name);
	const last = parts.pop() ?? "";
	return parts.length === 0 ? last : `${parts.join(", ")} or ${last}`;
}

function readNumber(argument: Argument, range: Range, token: string): Reading {
	const value = scaledFrom(token, range.digits);
	if (value === null) {
		const fine = scaledFrom(token, 9) !== null;
		const places = range.digits === 0 ? "a decimal point" : `more than ${range.digits} decimals`;
		return { wrong: fine ? `"${token}" has ${places}` : unknown(argument, token) };
	}
	return value < range.min || value > range.max ? { wrong: `${token} is out of range` } : { value };
}

function unknown(argument: Argument, token: string): string {
	const names = (argument.words ?? []).map((word) => word.name);
	const what = names.length > 0 ? "not one of them" : argument.looks === undefined ? "not a number" : "something else";
	return `"${token}" is ${what}${didYouMean(token, names)}`;
}

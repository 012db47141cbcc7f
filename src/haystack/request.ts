// SPDX-License-Identifier: Apache-2.0
/** What an op is asked: the grid of a request, and its cells, of which each has to be of its kind. */
import { frozen } from "../control/frozen.js";
import type { Format } from "./formats.js";
import { type Dict, isOf, type Num, type Ref, type Value } from "./value.js";
import { valueFromZinc } from "./zinc/decode.js";

/** The longest query of a GET, in characters. */
const LONGEST_QUERY = 2_048;
/** Rows of a request at most. */
const MOST_ROWS = 256;

/** A request as an op reads it: rows are a list. */
export interface Asked {
	readonly meta: Dict;
	readonly rows: readonly Dict[];
}

/** The grid of a body; throws an Error that says what cannot be read. */
export function askedIn(body: string, { name, read }: Format): Asked {
	if (read === undefined) throw new Error(`${name} is written here and not read; post zinc or json`);
	const { meta, rows } = read(body);
	const list = [...rows];
	if (list.length > MOST_ROWS) throw new Error(`a request of ${list.length} rows; at most ${MOST_ROWS}`);
	return { meta, rows: list };
}

/** The single row of a query: each value is Zinc, or otherwise a text. Throws an Error if it is none. */
export function askedBy(query: string): Asked {
	if (query.length > LONGEST_QUERY) throw new Error(`a query of ${query.length} characters; at most ${LONGEST_QUERY}`);
	const row = new Map<string, Value>();
	for (const part of query.split("&").filter((text) => text !== "")) {
		const equals = part.indexOf("=");
		const name = decoded(equals < 0 ? part : part.slice(0, equals));
		row.set(name, equals < 0 ? "" : valueOfQuery(decoded(part.slice(equals + 1))));
	}
	return { meta: new Map(), rows: row.size === 0 ? [] : [row] };
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		throw new Error(`"${text}" in the query is not percent-encoded UTF-8`);
	}
}

function valueOfQuery(text: string): Value {
	try {
		return valueFromZinc(text);
	} catch {
		return text;
	}
}

/** A cell that has to be a reference. */
export function refIn(row: Dict, name: string): Ref {
	const value = row.get(name);
	if (!isOf(value, "ref")) throw new Error(`"${name}" is to be a Ref, as @evse.maxCurrent`);
	return value;
}

/** A cell that has to be a text; undefined if it is left out. */
export function textIn(row: Dict, name: string): string | undefined {
	const value = row.get(name) ?? undefined;
	if (value !== undefined && typeof value !== "string") throw new Error(`"${name}" is to be a Str`);
	return value;
}

/** A cell that has to be a number; undefined if it is left out. */
export function numberIn(row: Dict, name: string): Num | undefined {
	const value = row.get(name) ?? undefined;
	if (value !== undefined && !isOf(value, "number")) throw new Error(`"${name}" is to be a Number`);
	return value;
}

/** A cell that has to be a whole number from 0; undefined if it is left out. */
export function countIn(row: Dict, name: string): number | undefined {
	const number = numberIn(row, name);
	if (number === undefined) return undefined;
	if (!Number.isInteger(number.value) || number.value < 0 || number.unit !== undefined)
		throw new Error(`"${name}" is to be a whole number without unit, 0 or more`);
	return number.value;
}

/** Seconds of each unit of time that Haystack has and somebody may use here. */
const SECONDS: readonly (readonly [unit: string, seconds: number])[] = frozen([
	["ms", 0.001],
	["s", 1],
	["sec", 1],
	["min", 60],
	["h", 3_600],
	["hr", 3_600],
	["day", 86_400],
] satisfies (readonly [string, number])[]);

/** A cell that has to be a duration, as ms; undefined if it is left out. */
export function durationIn(row: Dict, name: string): number | undefined {
	const number = numberIn(row, name);
	return number === undefined ? undefined : durationOf(number, name);
}

/** A number with a unit of time, as ms. */
export function durationOf({ value, unit }: Num, name: string): number {
	const seconds = SECONDS.find(([known]) => known === unit)?.[1];
	if (seconds === undefined || !Number.isFinite(value)) throw new Error(`"${name}" is to be a duration: 30s, 10min, 2h`);
	return Math.round(value * seconds * 1_000);
}

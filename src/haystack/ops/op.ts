// SPDX-License-Identifier: Apache-2.0
/** What an op is: a name and what it does with what it is asked (docHaystack Ops). */
import type { Asked } from "../request.js";
import type { Station } from "../station.js";
import type { Grid } from "../value.js";

/** Hears the answer of an op: always, once. */
export type Answered = (grid: Grid) => void;

/** One op. What it throws, or makes of a request, becomes an error grid. */
export interface Op {
	readonly name: string;
	/** Summary for people. */
	readonly summary: string;
	/** It may be asked by GET. */
	readonly noSideEffects: boolean;
	/** `user` is who has logged in; an empty text if nobody had to. */
	run(station: Station, asked: Asked, answered: Answered, user: string): void;
}

/** An op that answers at once, and changes nothing. */
export function reading(name: string, summary: string, answer: (station: Station, asked: Asked) => Grid): Op {
	const tell = answer;
	return { name, summary, noSideEffects: true, run: (station, asked, answered) => answered(tell(station, asked)) };
}

/** An op that answers at once, and changes something. */
export function changing(name: string, summary: string, answer: (station: Station, asked: Asked) => Grid): Op {
	return { ...reading(name, summary, answer), noSideEffects: false };
}

/** The only row of a request. Throws an Error if there is another number of them. */
export function onlyRow({ rows }: Asked): Asked["rows"][number] {
	if (rows.length !== 1) throw new Error(`this takes one row, not ${rows.length}`);
	return rows[0];
}

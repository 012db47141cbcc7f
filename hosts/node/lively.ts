// SPDX-License-Identifier: Apache-2.0
/** Entries of the output for people who watch: in colours, and without what only developers read. */
import type { Entry, Kind } from "../bench/scenario/entry.js";
import { proseLine } from "../bench/scenario/prose.js";
import type { Colour, Paint } from "./paint.js";

type Fields = Entry["fields"];

/** The colour of each kind; null for what is not shown: why the contactor may not close is told by the console's word `status`. */
const COLOURS: Readonly<Record<Kind, ((fields: Fields) => Colour | undefined) | null>> = {
	boot: () => "dim",
	pilot: () => undefined,
	duty: () => "dim",
	contactor: ({ closed }) => (closed ? "green" : undefined),
	vehicle: () => undefined,
	fault: ({ active }) => (active ? "red" : "green"),
	blockers: null,
	event: () => "dim",
	answer: ({ ok }) => (ok ? "blue" : "red"),
	attribute: () => "dim",
	console: () => "blue",
	expect: ({ ok }) => (ok ? "green" : "red"),
	summary: () => undefined,
};

/** An entry as one line; an empty text for what is not shown. */
export function livelyLine(entry: Entry, paint: Paint): string {
	const colour = COLOURS[entry.kind];
	if (colour === null) return "";
	const chosen = colour(entry.fields);
	return chosen === undefined ? proseLine(entry) : paint(chosen, proseLine(entry));
}

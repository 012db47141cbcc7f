// SPDX-License-Identifier: Apache-2.0
/** What a person types, read as the typed arguments of an action: in the units of people, with errors that say what would be right. */
import { frozen } from "../control/frozen.js";
import { unixMsFrom } from "../settings/iso8601.js";
import { nearest } from "../settings/nearest.js";
import { shownIn } from "../settings/units.js";
import { DAYS } from "../settings/words.js";
import type { Argument, Arguments } from "./arguments.js";
import { boundsOf, type Kind, type NumberKind, type Value } from "./kinds.js";
import { scalesOf } from "./scales.js";

/** The places that a person fills: each with the arguments that may stand there. */
function placesOf(rows: readonly Argument[]): Argument[][] {
	const places: Argument[][] = [];
	for (const row of rows.filter(({ untyped }) => untyped !== true)) {
		if (row.instead === true) places[places.length - 1].push(row);
		else places.push([row]);
	}
	return places;
}

/** How arguments are typed, as help shows it: NAME CURRENT|POWER [DURATION [FALLBACK]]. */
export function usageOf(rows: readonly Argument[]): string {
	const places = placesOf(rows);
	const texts = places.map((place) => place.map(usageOfOne).join("|"));
	const optional = places.map(([{ optional }]) => optional === true);
	let usage = "";
	for (let i = texts.length - 1; i >= 0; i--) {
		const rest = usage === "" ? "" : ` ${usage}`;
		usage = optional[i] ? `[${texts[i]}${rest}]` : `${texts[i]}${rest}`;
	}
	return usage;
}

function usageOfOne({ name, kind }: Argument): string {
	if (kind.is === "choice" && kind.of.length <= 3) return kind.of.join("|");
	if (kind.is === "minute") return "H:M";
	if (kind.is !== "number") return name.toUpperCase();
	const { unit } = shownIn(kind.unit);
	return unit === "" ? name.toUpperCase() : (TYPED_UNITS[unit] ?? unit.toUpperCase());
}

/** What a place is called by its unit. */
const TYPED_UNITS: { readonly [unit: string]: string | undefined } = frozen({ A: "A", W: "W", s: "SECONDS", kWh: "KWH", "%": "PERCENT%" });

/** Reads what was typed. Throws an Error that says what is wrong, and what would be right. `word` and `usage` are for messages. */
export function readTyped(word: string, rows: readonly Argument[], typed: readonly string[], usage = usageOf(rows)): Arguments {
	const places = placesOf(rows);
	const texts = places.at(-1)?.[0].rest === true && typed.length > places.length ? joined(typed, places.length) : typed;
	const least = places.filter(([{ optional }]) => optional !== true).length;
	if (texts.length < least || texts.length > places.length)
		throw new Error(`${word} takes ${usage || "no argument"}, not "${typed.join(" ")}"`);
	const told: { [name: string]: Value } = {};
	texts.forEach((text, place) => {
		const row = places[place].find(({ kind }) => kind.is === "number" && endsIn(kind, text)) ?? places[place][0];
		told[row.name] = read(row, text);
	});
	return told;
}

/** So many texts: the last has all that is left. */
function joined(typed: readonly string[], count: number): string[] {
	return [...typed.slice(0, count - 1), typed.slice(count - 1).join(" ")];
}

/** Whether a text carries the unit of a kind. */
function endsIn(kind: NumberKind, text: string): boolean {
	return /\d\D+$/.test(text) && scaleOf(kind, text.replace(/^[\d.−-]+/, "")) !== undefined;
}

/** How many of what is held one of a typed unit is; undefined of another unit. */
function scaleOf({ unit }: NumberKind, typed: string): number | undefined {
	const scales = scalesOf(unit);
	const written = typed.toLowerCase();
	if (written === "") return scales[0][1];
	return scales.find(([known]) => known.toLowerCase() === written)?.[1] ?? (written === unit.toLowerCase() ? 1 : undefined);
}

function read({ name, kind, secret }: Argument, text: string): Value {
	switch (kind.is) {
		case "number":
			return numberFrom(name, kind, text);
		case "choice":
			return listed(text, kind.of, kind.called ?? name);
		case "days":
			return daysFrom(text);
		case "minute":
			return minuteFrom(text);
		case "moment":
			return momentFrom(text);
		default:
			return textFrom(name, kind, text, secret === true);
	}
}

function textFrom(name: string, kind: Kind, text: string, secret: boolean): string {
	const { longest } = kind as { readonly longest: number };
	if (text.length > longest)
		throw new Error(`${name}: ${secret ? "what was typed" : `"${text}"`} has ${text.length} characters; at most ${longest}`);
	return text;
}

function numberFrom(name: string, kind: NumberKind, text: string): number {
	const parts = /^(\d{1,9})(?:\.(\d{1,6}))?(\D*)$/.exec(text);
	const scale = parts === null ? undefined : scaleOf(kind, parts[3]);
	const value = scale === undefined ? Number.NaN : Number(`${parts?.[1]}.${parts?.[2] ?? 0}`) * scale;
	// what is a whole number of what is held, but for the rounding of doubles
	const held = Math.round(value);
	if (!(Math.abs(value - held) < 1e-6)) throw new Error(`${name}: "${text}" is not a number${ofUnit(kind)}; ${boundsOf(kind)}`);
	if (held < kind.min || held > kind.max) throw new Error(`${name}: ${text} is out of bounds; ${boundsOf(kind)}`);
	return held;
}

function ofUnit({ unit }: NumberKind): string {
	const { unit: shown } = shownIn(unit);
	return shown === "" ? "" : ` of ${shown}`;
}

/** One of some names, whatever its case. */
export function listed<Name extends string>(text: string, names: readonly Name[], means: string): Name {
	const found = names.find((name) => name.toLowerCase() === text.toLowerCase());
	if (found !== undefined) return found;
	const near = nearest(text, names);
	throw new Error(`"${text}" is not a ${means}; ${near === undefined ? `it is one of ${names.join(", ")}` : `did you mean "${near}"?`}`);
}

/** Days of the week as bits: one, a range, or all. */
function daysFrom(text: string): number {
	if (text.toLowerCase() === "all") return 0x7f;
	const typed = text.split("-");
	if (typed.length > 2) throw new Error(`"${text}" is more than a day or a range of days; write for instance mon, mon-fri or all`);
	const [first, last = first] = typed.map((day) => DAYS.indexOf(listed(day, DAYS, "day of the week")));
	let bits = 0;
	for (let day = first; ; day = (day + 1) % 7) {
		bits |= 1 << day;
		if (day === last) return bits;
	}
}

function minuteFrom(text: string): number {
	const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
	if (clock === null || Number(clock[1]) > 23 || Number(clock[2]) > 59)
		throw new Error(`"${text}" is not a time of day; write for instance 7:30, or off`);
	return Number(clock[1]) * 60 + Number(clock[2]);
}

function momentFrom(text: string): number {
	const unixMs = unixMsFrom(text);
	if (unixMs === null) throw new Error(`"${text}" is no date and time; write it as 2026-11-28T18:30:00Z, or with +01:00 for Z`);
	return Math.floor(unixMs / 1_000);
}

// SPDX-License-Identifier: Apache-2.0
/** How names, ids, units, zones, numbers, days, times, moments and places are spelt, whatever the format: grammar of docHaystack, chapter Zinc. */
import { frozen } from "../control/frozen.js";
import type { Coord, Day, Moment, Num, Time } from "./value.js";
import { num } from "./value.js";

/** Lists, dicts and grids within each other, at most, so that no text can exhaust the stack: no record of any op is half as deep. */
export const DEEPEST = 8;

/** The error of what is nested deeper. */
export const TOO_DEEP = `lists, dicts and grids are nested more than ${DEEPEST} deep`;

/** Words with a spelling of their own: what is in none of them, and how it goes. It is looked for what is wrong, because the engine keeps each turn of a repetition on its stack. */
const FORMS = frozen({
	name: [/^[^a-z]|^$|[^A-Za-z0-9_]/, "a small letter, then letters, digits and _"],
	id: [/^$|[^A-Za-z0-9_:.~-]/, "letters, digits and _ : - . ~"],
	unit: [/^$|[^A-Za-z%_/$\u0081-\ud7ff\ue000-\u{10ffff}]/u, "letters, % _ / $ and characters beyond ASCII"],
	type: [/^[^A-Z]|^$|[^A-Za-z0-9_]/, "a capital letter, then letters, digits and _"],
	zone: [/^[^A-Z]|^$|[^A-Za-z0-9_+-]/, "a capital letter, then letters, digits and _ + -"],
} as const);

/** What has a spelling of its own. */
export type Form = keyof typeof FORMS;

/** Whether a word is spelt as it has to be. */
export function isSpelt(form: Form, word: string): boolean {
	return !FORMS[form][0].test(word);
}

/** The word, or an Error that says how it has to be spelt. */
export function spelt(form: Form, word: string): string {
	if (isSpelt(form, word)) return word;
	throw new Error(misspelt(form, word));
}

/** What is wrong with a word, and what would be right. */
export function misspelt(form: Form, word: string): string {
	return `${quoted(word)} is no ${form}: ${FORMS[form][1]}`;
}

/** The longest part of a text that an error repeats, characters. */
const LONGEST = 40;

/** A text as an error repeats it. */
export function quoted(text: string): string {
	return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

const NUMBER = frozen(/^(-?\d+(?:_+\d+)*(?:\.\d+(?:_+\d+)*)?(?:[eE][+-]?\d+(?:_+\d+)*)?)([A-Za-z%_/$\u0081-\ud7ff\ue000-\u{10ffff}]+)?$/u);

/** Numbers that have no digits. */
export const SPECIAL: { readonly [word: string]: number } = frozen({ INF: Infinity, "-INF": -Infinity, NaN });

/** The number with its unit that a text spells as Zinc does; undefined if it is none, or beyond what a number can hold. */
export function numberIn(text: string): Num | undefined {
	if (Object.hasOwn(SPECIAL, text)) return num(SPECIAL[text]);
	const [, digits, unit] = NUMBER.exec(text) ?? [];
	if (digits === undefined) return undefined;
	const value = Number(digits.includes("_") ? digits.split("_").join("") : digits);
	// there is no negative zero in Haystack
	return Number.isFinite(value) ? num(value + 0, unit) : undefined;
}

/** The shortest digits that read back the same, with an exponent where that is shorter; INF, -INF or NaN. */
export function digitsOf(value: number): string {
	return Number.isFinite(value) ? String(value) : value > 0 ? "INF" : value < 0 ? "-INF" : "NaN";
}

const DAY = frozen(/^(\d{4})-(\d\d)-(\d\d)$/);
const TIME = frozen(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?$/);
const MOMENT = frozen(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)$/);

/** The day that a text spells; undefined if there is no such day. */
export function dayIn(text: string): Day | undefined {
	const [, year, month, day] = DAY.exec(text) ?? [];
	return Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month)) ? { kind: "date", text } : undefined;
}

/** Days of a month; 0 if there is no such month. */
function daysOf(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month < 1 || month > 12 ? 0 : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The time of day that a text spells, with its seconds; undefined if there is none. */
export function timeIn(text: string): Time | undefined {
	const found = TIME.exec(text);
	if (found === null) return undefined;
	return { kind: "time", text: found[2] === undefined ? `${text}:00` : text };
}

/** The moment that a text and the name of a zone spell; undefined if they spell none. */
export function momentIn(text: string, zone: string): Moment | undefined {
	const [, day, time, offset] = MOMENT.exec(text) ?? [];
	if (offset === undefined || dayIn(day) === undefined || timeIn(time) === undefined || !isSpelt("zone", zone)) return undefined;
	return offset === "Z" || timeIn(offset.slice(1)) !== undefined ? { kind: "dateTime", text, zone } : undefined;
}

/** The text of a day, a time or a moment, or an Error if there is no such. */
export function whenOf(value: Day | Time | Moment): string {
	const { kind, text } = value;
	const found = kind === "date" ? dayIn(text) : kind === "time" ? timeIn(text) : momentIn(text, value.zone);
	if (found?.text === text) return text;
	throw new Error(`${quoted(kind === "dateTime" ? `${text} ${value.zone}` : text)} is no ${kind}`);
}

/** The zone of a moment that names none: UTC; undefined if it is not in UTC. */
export function zoneOf(text: string): string | undefined {
	return text.endsWith("Z") ? "UTC" : undefined;
}

/** The place at so many degrees; undefined if the earth has none. */
export function placeAt(latitude: number, longitude: number): Coord | undefined {
	if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
	return { kind: "coord", latitude: latitude + 0, longitude: longitude + 0 };
}

/** Latitude and longitude of a place, degrees, or an Error if the earth has none there. */
export function placeOf({ latitude, longitude }: Coord): readonly [number, number] {
	if (placeAt(latitude, longitude) === undefined) throw new Error(`there is no place at latitude ${latitude}, longitude ${longitude}`);
	return [latitude, longitude];
}

/** The shortest digits of degrees that read back the same, without an exponent, which places have not. */
export function degreesOf(value: number): string {
	const text = String(value);
	const at = text.indexOf("e-");
	if (at < 0) return text;
	const sign = value < 0 ? "-" : "";
	const digits = text.slice(sign.length, at).replace(".", "");
	return `${sign}0.${"0".repeat(Number(text.slice(at + 2)) - 1)}${digits}`;
}

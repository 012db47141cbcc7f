// SPDX-License-Identifier: Apache-2.0
/** The range of a hisRead (docHaystack Ops, "Single HisRead"), in UTC: from its start to before its end. */
import { ZONE } from "./records.js";
import { isOf, type Value } from "./value.js";
import { valueFromZinc } from "./zinc/decode.js";

const DAY = 86_400_000;
/** Years have four digits, and so has every moment that can be answered. */
const FIRST = Date.parse("0000-01-01T00:00:00Z");
const LAST = Date.parse("9999-12-31T23:59:59.999Z");

/** ms since 1970 UTC; the start belongs to it, the end does not. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** Reads a range; `now` is the time of day. Throws an Error that says what a range is. */
export function rangeIn(text: string, now: number): Range {
	const midnight = Math.floor(now / DAY) * DAY;
	if (text === "today") return { start: midnight, end: midnight + DAY };
	if (text === "yesterday") return { start: midnight - DAY, end: midnight };
	const parts = text.split(",");
	if (parts.length > 2) throw wrong(text);
	const [from, to] = parts.map((part) => spanOf(part.trim(), text));
	const end = to === undefined ? (from.day ? from.start + DAY : Math.max(from.start, now + 1)) : to.day ? to.start + DAY : to.start;
	if (to !== undefined && to.day !== from.day) throw wrong(text);
	if (to !== undefined && to.start < from.start) throw new Error(`the range "${text}" ends before it begins`);
	if (from.start < FIRST || end > LAST) throw new Error(`the range "${text}" is not within the years 0000 to 9999 of ${ZONE}`);
	return { start: from.start, end };
}

/** A day, or a moment. */
function spanOf(part: string, whole: string): { readonly start: number; readonly day: boolean } {
	const value = valueOr(part);
	const start = isOf(value, "date") ? Date.parse(`${value.text}T00:00:00Z`) : isOf(value, "dateTime") ? Date.parse(value.text) : Number.NaN;
	if (Number.isNaN(start)) throw wrong(whole);
	return { start, day: isOf(value, "date") };
}

function valueOr(part: string): Value {
	try {
		return valueFromZinc(part);
	} catch {
		return null;
	}
}

function wrong(text: string): Error {
	return new Error(
		`"${text}" is no range; write today, yesterday, a day as 2026-11-29, two days with a comma between them, or one or two moments as 2026-11-29T18:00:00Z UTC`,
	);
}

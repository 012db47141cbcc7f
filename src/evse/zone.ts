// SPDX-License-Identifier: Apache-2.0
/** A time zone with its rules of daylight saving, written as in POSIX: CET-1CEST,M3.5.0,M10.5.0/3. */
import { frozen } from "../control/frozen.js";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A change of the clocks: in this month, on this weekday (0 is Sunday) of its week (5 is the last), at this minute of the local day. */
interface Change {
	readonly month: number;
	readonly week: number;
	readonly weekday: number;
	readonly minute: number;
}

/** A zone: how far local time is ahead of UTC, minutes. */
export interface Zone {
	readonly standard: number;
	/** What differs while daylight is saved; none where it never is. */
	readonly saving: { readonly offset: number; readonly begins: Change; readonly ends: Change } | undefined;
}

/** The zone of whoever has not said where he is. */
export const UTC: Zone = frozen({ standard: 0, saving: undefined });

/** The least and greatest offsets of any place, minutes. */
const WESTERNMOST = -12 * 60;
const EASTERNMOST = 14 * 60;
/** The most by which summer differs from winter anywhere, minutes: Troll in Antarctica. */
const LONGEST_SAVING = 120;

const NAME = "(?:[A-Za-z]{3,10}|<[A-Za-z0-9+-]{3,10}>)";
const OFFSET = "([+-]?\\d{1,2}(?::\\d{2})?)";
const TIME = "(-?\\d{1,2}(?::\\d{2})?)";
const RULE = `,M(\\d{1,2})\\.(\\d)\\.(\\d)(?:/${TIME})?`;
/** Clocks are changed at two in the morning unless the rule says otherwise. */
const USUAL_MINUTE = 120;

/** Reads a POSIX time zone with rules of the kind M (month.week.weekday). Throws an Error that says what would be right. */
export function zoneFrom(text: string): Zone {
	const match = new RegExp(`^${NAME}${OFFSET}(?:${NAME}${OFFSET}?${RULE}${RULE})?$`).exec(text);
	if (match === null) throw new Error(`"${text}" is no time zone; write for instance UTC0 or CET-1CEST,M3.5.0,M10.5.0/3`);
	const standard = offsetFrom(text, match[1]);
	if (match[3] === undefined) return { standard, saving: undefined };
	const offset = match[2] === undefined ? standard + 60 : offsetFrom(text, match[2]);
	if (Math.abs(offset - standard) > LONGEST_SAVING)
		throw new Error(
			`"${text}": nowhere is summer time more than 2 h from standard time; without an offset of its own it is one hour ahead`,
		);
	return { standard, saving: { offset, begins: changeFrom(text, match.slice(3, 7)), ends: changeFrom(text, match.slice(7, 11)) } };
}

/** Minutes by which local time is ahead of UTC, from how POSIX writes them. */
function offsetFrom(text: string, offset: string): number {
	const ahead = 0 - minutesOf(text, offset);
	if (ahead < WESTERNMOST || ahead > EASTERNMOST)
		throw new Error(`"${text}": no place is ${offset} h from UTC; POSIX counts west of it as positive`);
	return ahead;
}

function minutesOf(whole: string, text: string): number {
	const [hours, minutes = "0"] = text.replace(/^[+-]/, "").split(":");
	if (Number(minutes) > 59) throw new Error(`"${whole}": ${text} has more than 59 minutes; write for instance IST-5:30`);
	return (text.startsWith("-") ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function changeFrom(text: string, [month, week, weekday, time]: readonly (string | undefined)[]): Change {
	const change = {
		month: Number(month),
		week: Number(week),
		weekday: Number(weekday),
		minute: time === undefined ? USUAL_MINUTE : minutesOf(text, time),
	};
	const sane = change.month >= 1 && change.month <= 12 && change.week >= 1 && change.week <= 5 && change.weekday <= 6;
	if (!sane)
		throw new Error(
			`"${text}": a rule is Mmonth.week.weekday, 1 to 12, 1 to 5 and 0 to 6, for instance M3.5.0 for the last Sunday of March`,
		);
	return change;
}

/** Minutes by which local time is ahead of UTC at a moment, ms since 1970 UTC. */
export function offsetAt(zone: Zone, unixMs: number): number {
	const { standard, saving } = zone;
	if (saving === undefined) return standard;
	const year = new Date(unixMs + standard * MINUTE_MS).getUTCFullYear();
	const begins = momentOf(saving.begins, year) - standard * MINUTE_MS;
	const ends = momentOf(saving.ends, year) - saving.offset * MINUTE_MS;
	const saves = begins < ends ? unixMs >= begins && unixMs < ends : unixMs >= begins || unixMs < ends;
	return saves ? saving.offset : standard;
}

/** The local moment of a change, as if local time were UTC. */
function momentOf({ month, week, weekday, minute }: Change, year: number): number {
	const first = Date.UTC(year, month - 1, 1);
	const days = ((weekday - new Date(first).getUTCDay() + 7) % 7) + (week - 1) * 7;
	const inMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return first + (days < inMonth ? days : days - 7) * DAY_MS + minute * MINUTE_MS;
}

/** The local day and minute of a moment: days since 1970 of the local calendar, weekday (0 is Sunday), minutes since midnight as the clock shows them. */
export function localTime(zone: Zone, unixMs: number): { day: number; weekday: number; minute: number } {
	const local = unixMs + offsetAt(zone, unixMs) * MINUTE_MS;
	const day = Math.floor(local / DAY_MS);
	return { day, weekday: (((day + 4) % 7) + 7) % 7, minute: Math.floor((local - day * DAY_MS) / MINUTE_MS) };
}

/**
 * The moment at which the clock of a local day shows `minute`. What it shows twice is meant the first time; what it leaves out
 * in spring is as many minutes after midnight as if it did not.
 */
export function momentAt(zone: Zone, day: number, minute: number): number {
	const local = day * DAY_MS + minute * MINUTE_MS;
	const later = local - offsetAt(zone, local - DAY_MS / 2) * MINUTE_MS;
	const guess = local - offsetAt(zone, later) * MINUTE_MS;
	return offsetAt(zone, guess) === offsetAt(zone, later) ? guess : later;
}

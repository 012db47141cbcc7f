// SPDX-License-Identifier: Apache-2.0
/** The value of one setting: read from what somebody has typed, with errors that say what would be right, and shown as people type it. */
import { nearest } from "./nearest.js";
import type { NumberSetting, Setting, TextSetting } from "./table.js";
import { type Choice, shownIn, textIn } from "./units.js";

/** What a setting may be, for people: its bounds with their unit, the names of its choices, or how long a text may be. */
export function boundsOf(setting: Setting): string {
	if ("text" in setting) return `at most ${setting.text.longest} characters`;
	const { row } = setting;
	const { unit, names } = shownIn(row.unit);
	if (names !== undefined) return listOf(names);
	return `${textIn(row.unit, row.min)} to ${textIn(row.unit, row.max)} ${unit}`;
}

/** What a setting is by default, as people type it. */
export function defaultOf(setting: Setting): string {
	return "text" in setting ? setting.text.value : textIn(setting.row.unit, setting.row.value);
}

/** The unit that people type; empty where there is none. */
export function unitOf(setting: Setting): string {
	return "text" in setting ? "" : shownIn(setting.row.unit).unit;
}

/** The text that was typed for a text; throws an Error if it cannot be. */
export function textFrom(setting: TextSetting, typed: string): string {
	const { key, text } = setting;
	const what = setting.among === "secrets" ? "what was typed" : `"${typed}"`;
	if (typed.length > text.longest) throw new Error(`${key}: ${what} has ${typed.length} characters; at most ${text.longest}`);
	if (!/^[\x20-\x7e]*$/.test(typed))
		throw new Error(`${key}: ${what} has characters that are not plain ASCII; write letters, digits, spaces and signs`);
	const wrong = text.wrong?.(typed) ?? "";
	if (wrong !== "") throw new Error(`${key}: ${wrong}`);
	return typed;
}

/**
 * The number that is held for what was typed: in the unit of people, with or without it (16, 16A, 0.5s), or in the unit that is held,
 * if it stands there (500ms) or `held` says so. Throws an Error if it is none, or out of bounds.
 */
export function numberFrom(setting: NumberSetting, typed: string, held: boolean): number {
	const { names, also = [] } = shownIn(setting.row.unit);
	return names === undefined
		? measureFrom(setting, typed, held)
		: choiceFrom(setting, typed, [...names, ...(held ? valuesOf(names) : also)]);
}

function valuesOf(names: readonly Choice[]): Choice[] {
	return names.map(([, value]) => [`${value}`, value]);
}

function choiceFrom(setting: NumberSetting, typed: string, choices: readonly Choice[]): number {
	const found = choices.find(([name]) => name.toLowerCase() === typed.toLowerCase());
	if (found !== undefined) return found[1];
	const { names = [] } = shownIn(setting.row.unit);
	const near = nearest(
		typed,
		names.map(([name]) => name),
	);
	throw new Error(
		`${setting.key}: "${typed}" is none of its values; ${near === undefined ? listOf(names) : `did you mean "${near}"? ${listOf(names)}`}`,
	);
}

function measureFrom(setting: NumberSetting, typed: string, held: boolean): number {
	const { key, row } = setting;
	const { unit, scale } = shownIn(row.unit);
	const parts = /^([-−]?)(\d{1,9})(?:\.(\d{1,4}))?\s*(\D*)$/.exec(typed.trim());
	const inHeld = parts !== null && (parts[4] === "" ? held : parts[4] === row.unit);
	const understood = parts !== null && (parts[4] === "" || inHeld || parts[4].toLowerCase() === unit.toLowerCase());
	const value = understood ? exact(parts, inHeld ? 1 : scale) : undefined;
	if (value === undefined) throw new Error(`${key}: "${typed}" is not a number of ${unit}; ${boundsOf(setting)}`);
	if (value < row.min || value > row.max) throw new Error(`${key}: ${typed} is out of bounds; ${boundsOf(setting)}`);
	return value;
}

/** The whole number that sign, digits and decimals make, so many times; undefined if it is none. */
function exact([, sign, digits, decimals = ""]: RegExpExecArray, scale: number): number | undefined {
	const places = `${scale}`.length - 1;
	if (decimals.length > places) return undefined;
	return Number(`${digits}${decimals.padEnd(places, "0")}`) * (sign === "" ? 1 : -1);
}

function listOf(names: readonly Choice[]): string {
	return names.map(([name]) => name).join(" or ");
}

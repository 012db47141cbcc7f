// SPDX-License-Identifier: Apache-2.0
/** Settings: the numbers of control and evse that an installer may change, by key, with every refusal explained. */
import { frozen } from "../control/frozen.js";
import { NUMBERS, type NumberRow, type Numbers } from "../control/numbers.js";
import { EVSE_NUMBERS, type EvseNumbers } from "../evse/numbers.js";
import { nearest } from "./nearest.js";
import { contradiction } from "./relations.js";

/** The values that the rest of the house reads; they change in place when a setting is set. */
export interface Values {
	readonly control: Numbers;
	readonly evse: EvseNumbers;
}

/** One setting: its key, its row, and the record that holds its value. */
export interface Setting {
	readonly key: string;
	readonly row: NumberRow;
}

type Record_ = { [key: string]: number };

/** A copy of the defaults. */
export function defaults(): Values {
	const control: { [group: string]: Record_ } = {};
	for (const [group, rows] of Object.entries(NUMBERS)) control[group] = valuesOf(rows);
	return { control: control as unknown as Numbers, evse: valuesOf(EVSE_NUMBERS) as EvseNumbers };
}

function valuesOf(rows: { readonly [key: string]: NumberRow }): Record_ {
	return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row.value]));
}

/** The settings; on a chip the list is made before and lies in flash, because making it for a word fills the heap. */
const SETTINGS: readonly Setting[] = frozen(allSettings());

/** Every setting, those of the port first, then those of the controller as group.key. Rows without bounds are none. */
export function settings(): readonly Setting[] {
	return SETTINGS;
}

function allSettings(): Setting[] {
	const all: Setting[] = Object.entries(EVSE_NUMBERS).map(([key, row]) => ({ key, row }));
	for (const [group, rows] of Object.entries(NUMBERS))
		for (const [key, row] of Object.entries(rows) as [string, NumberRow][])
			if (row.min !== undefined) all.push({ key: `${group}.${key}`, row });
	return all;
}

/** The row of a key as typed (case does not matter). Throws an Error that says what is near it. */
function find(key: string): Setting {
	const all = settings();
	const found = all.find((setting) => setting.key.toLowerCase() === key.toLowerCase());
	if (found) return found;
	const near = nearest(
		key,
		all.map((setting) => setting.key),
	);
	throw new Error(
		`there is no setting "${key}"; ${near === undefined ? `settings are ${[...Object.keys(EVSE_NUMBERS), ...Object.keys(NUMBERS).map((group) => `${group}.…`)].join(", ")}; "get" shows them all` : `did you mean "${near}"?`}`,
	);
}

/** What the value of a setting is called: its unit as typed. */
export function unitOf(row: NumberRow): string {
	return row.typedIn ?? (row.unit === "yes/no" ? "(1 yes, 0 no)" : row.unit);
}

/** The bounds of a setting in the unit that is typed, for people. */
export function boundsOf(row: NumberRow): string {
	const scale = row.typedIn ? 1_000 : 1;
	return `${(row.min as number) / scale} to ${(row.max as number) / scale} ${unitOf(row)}`;
}

/** The value of a setting as people type it. */
export function textOf(values: Values, key: string): string {
	const { row, record, name } = place(values, find(key));
	return `${record[name] / (row.typedIn ? 1_000 : 1)}`;
}

/**
 * Sets `key` to `text`. Nothing changes unless the value is a number within bounds that contradicts no other setting; otherwise
 * throws an Error that says what is wrong and what would be right.
 */
export function set(values: Values, key: string, text: string): void {
	change(values, [[key, text]]);
}

/** Sets from a text `key=value`; throws like set(). */
export function assign(values: Values, text: string): void {
	assignAll(values, [text]);
}

/** Sets from texts `key=value`, which have to agree once all are set, whatever their order. All are set or none; throws like set(). */
export function assignAll(values: Values, texts: readonly string[]): void {
	change(
		values,
		texts.map((text) => {
			const equals = text.indexOf("=");
			if (equals <= 0) throw new Error(`"${text}" is not a setting; write key=value, for instance limit=16`);
			return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
		}),
	);
}

function change(values: Values, changes: readonly (readonly [key: string, text: string])[]): void {
	const taken: { readonly record: Record_; readonly name: string; readonly before: number }[] = [];
	try {
		for (const [key, text] of changes) {
			const setting = find(key);
			const value = valueFrom(setting, text);
			const { record, name } = place(values, setting);
			taken.push({ record, name, before: record[name] });
			record[name] = value;
		}
		const wrong = contradiction((key) => Number(textOf(values, key)));
		if (wrong !== "") throw new Error(wrong);
	} catch (error) {
		for (const { record, name, before } of taken.reverse()) record[name] = before;
		throw error;
	}
}

/** The value that a text means for a setting. Throws an Error if it is none, or out of bounds. */
function valueFrom({ key, row }: Setting, text: string): number {
	const pattern = row.typedIn ? /^\d{1,7}(\.\d{1,3})?$/ : /^\d{1,9}$/;
	if (!pattern.test(text)) throw new Error(`${key}: "${text}" is not a number of ${unitOf(row)}; ${boundsOf(row)}`);
	const value = Math.round(Number(text) * (row.typedIn ? 1_000 : 1));
	if (value < (row.min as number) || value > (row.max as number)) throw new Error(`${key}: ${text} is out of bounds; ${boundsOf(row)}`);
	return value;
}

function place(values: Values, setting: Setting): { row: NumberRow; record: Record_; name: string } {
	const dot = setting.key.indexOf(".");
	if (dot < 0) return { row: setting.row, record: values.evse, name: setting.key };
	const groups = values.control as unknown as { [group: string]: Record_ };
	return { row: setting.row, record: groups[setting.key.slice(0, dot)], name: setting.key.slice(dot + 1) };
}

// SPDX-License-Identifier: Apache-2.0
/** Settings: what an installer may change of the house, by key, with every refusal explained. */
import { NUMBERS, type NumberRow, type Numbers } from "../control/numbers.js";
import { EVSE_NUMBERS, type EvseNumbers } from "../evse/numbers.js";
import { FACES, type FaceNumbers } from "./faces.js";
import { IDENTITY, type Identity } from "./identity.js";
import { nearest } from "./nearest.js";
import { NETWORK, type Network } from "./network.js";
import { contradiction, RELATED } from "./relations.js";
import { SECRETS, SET, type Secrets } from "./secrets.js";
import { type NumberSetting, SETTINGS, type Setting } from "./table.js";
import { textIn, withUnit } from "./units.js";
import { numberFrom, textFrom, unitOf } from "./value.js";

/** The values that the rest of the house reads; they change in place when a setting is set. */
export interface Values {
	readonly control: Numbers;
	readonly evse: EvseNumbers;
	readonly faces: FaceNumbers;
	readonly identity: Identity;
	readonly network: Network;
	/** Nobody prints these. */
	readonly secrets: Secrets;
}

/** A key, and the value that it is to have. */
export type Assignment = readonly [key: string, text: string];

type Held = number | string;
type Record_ = { [key: string]: Held };

/** A copy of the defaults. */
export function defaults(): Values {
	return {
		control: groupsOf(NUMBERS) as unknown as Numbers,
		evse: valuesOf(EVSE_NUMBERS) as EvseNumbers,
		faces: groupsOf(FACES) as unknown as FaceNumbers,
		identity: valuesOf(IDENTITY) as Identity,
		network: valuesOf(NETWORK) as Network,
		secrets: valuesOf(SECRETS) as Secrets,
	};
}

function groupsOf(table: { readonly [group: string]: { readonly [key: string]: NumberRow } }): { [group: string]: Record_ } {
	return Object.fromEntries(Object.entries(table).map(([group, rows]) => [group, valuesOf(rows)]));
}

function valuesOf(rows: { readonly [key: string]: NumberRow | { readonly value: string } }): Record_ {
	return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row.value]));
}

/** The setting of a key as typed: by what people call it, or by the number that it is (case does not matter). Throws an Error that says what is near it. */
export function settingOf(key: string): Setting {
	const found = exactly(key) ?? whateverCase(key);
	if (found !== undefined) return found;
	const near = nearest(
		key,
		SETTINGS.map((setting) => setting.key),
	);
	throw new Error(`there is no setting "${key}"; ${near === undefined ? `${groups()}; "get" shows them all` : `did you mean "${near}"?`}`);
}

/** The setting of just this name. A loop by itself, because two hundred calls would take a tick's time on XS. */
function exactly(key: string): Setting | undefined {
	for (let i = 0; i < SETTINGS.length; i++) if (SETTINGS[i].key === key) return SETTINGS[i];
	return undefined;
}

function whateverCase(key: string): Setting | undefined {
	const typed = key.toLowerCase();
	const is = (name: string): boolean => name.length === typed.length && name.toLowerCase() === typed;
	return SETTINGS.find((setting) => is(setting.key) || is(numberOf(setting)));
}

/** Whether there is a setting of just this name. */
export function isSetting(key: string): boolean {
	return exactly(key) !== undefined;
}

/** Throws an Error if `text` cannot be the value of `key` whatever the others are. */
export function check(key: string, text: string): void {
	readFrom(settingOf(key), key, text);
}

/** Where the number of a setting stands; an empty text of a text. */
function numberOf(setting: Setting): string {
	return "text" in setting ? "" : setting.number;
}

/** Every key that has no group, and every group. */
function groups(): string {
	const names = SETTINGS.map(({ key }) => (key.includes(".") ? `${key.slice(0, key.indexOf("."))}.…` : key));
	return `settings are ${names.filter((name, place) => names.indexOf(name) === place).join(", ")}`;
}

/** What a setting is now, as it is held; of a secret whether it is set. */
export function heldOf(values: Values, setting: Setting): Held {
	const { record, name } = placeOf(values, setting);
	return record !== values.secrets || record[name] === "" ? record[name] : SET;
}

/** What a setting is now, as people type it; of a secret whether it is set. */
export function textOf(values: Values, key: string): string {
	const setting = settingOf(key);
	const held = heldOf(values, setting);
	return "text" in setting ? `${held}` : textIn(setting.row.unit, held as number);
}

/** What a setting is now, so that it is the same again if that is typed: secrets as they are. Nothing that prints may have it. */
export function keptOf(values: Values, key: string): string {
	const setting = settingOf(key);
	return "text" in setting ? `${values[setting.among][setting.key as never]}` : textOf(values, key);
}

/** What a setting is now, with its unit. */
export function shownOf(values: Values, key: string): string {
	const unit = unitOf(settingOf(key));
	return unit === "" ? textOf(values, key) : `${textOf(values, key)} ${unit}`;
}

/**
 * Sets `key` to `text`. Nothing changes unless the value is within bounds and contradicts no other setting; otherwise throws an Error
 * that says what is wrong and what would be right.
 */
export function set(values: Values, key: string, text: string): void {
	setAll(values, [[key, text]]);
}

/** Sets from a text `key=value`; throws like set(). */
export function assign(values: Values, text: string): void {
	assignAll(values, [text]);
}

/** Sets from texts `key=value`, which have to agree once all are set, whatever their order. All are set or none; throws like set(). */
export function assignAll(values: Values, texts: readonly string[]): void {
	setAll(values, texts.map(partsOf));
}

/** Key and value of a text `key=value`. Throws an Error if it is none. */
export function partsOf(text: string): Assignment {
	const equals = text.indexOf("=");
	if (equals <= 0) throw new Error(`"${text}" is not a setting; write key=value, for instance limit=16`);
	return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
}

/** Sets a setting back to its default, whatever the others say. */
export function setDefault(values: Values, setting: Setting): void {
	const { record, name } = placeOf(values, setting);
	record[name] = "text" in setting ? setting.text.value : setting.row.value;
}

/** A change that was made, and what was there before. */
interface Change {
	readonly record: Record_;
	readonly name: string;
	readonly before: Held;
}

/** Sets several, which have to agree once all are set. All are set or none; throws like set(). */
export function setAll(values: Values, changes: readonly Assignment[]): void {
	const made: Change[] = [];
	try {
		const settings = changes.map(([key]) => settingOf(key));
		for (const [place, [key, text]] of changes.entries()) made.push(make(values, settings[place], key, text));
		const wrong = settings.some(({ key }) => RELATED.includes(key)) ? contradiction((key) => readOf(values, key)) : "";
		if (wrong !== "") throw new Error(wrong);
	} catch (error) {
		for (const { record, name, before } of made.reverse()) record[name] = before;
		throw error;
	}
}

function make(values: Values, setting: Setting, typed: string, text: string): Change {
	const held = readFrom(setting, typed, text);
	const { record, name } = placeOf(values, setting);
	const before = record[name];
	record[name] = held;
	return { record, name, before };
}

function readFrom(setting: Setting, typed: string, text: string): Held {
	return "text" in setting ? textFrom(setting, text) : numberFrom(setting, text, inHeld(setting, typed));
}

/** Whoever types where the number stands means it as it is held. */
function inHeld({ key, number }: NumberSetting, typed: string): boolean {
	return key !== number && number.toLowerCase() === typed.toLowerCase();
}

/** What a number is now: as it is held, and as people read it. */
function readOf(values: Values, key: string): { readonly held: number; readonly text: string } {
	const { row } = settingOf(key) as NumberSetting;
	const held = heldOf(values, settingOf(key)) as number;
	return { held, text: withUnit(row.unit, held) };
}

function placeOf(values: Values, setting: Setting): { readonly record: Record_; readonly name: string } {
	if ("text" in setting) return { record: values[setting.among], name: setting.key };
	const dot = setting.number.indexOf(".");
	if (dot < 0) return { record: values.evse, name: setting.number };
	const group = setting.number.slice(0, dot);
	const groups = (group in FACES ? values.faces : values.control) as unknown as { [group: string]: Record_ };
	return { record: groups[group], name: setting.number.slice(dot + 1) };
}

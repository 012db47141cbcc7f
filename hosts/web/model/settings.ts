// SPDX-License-Identifier: Apache-2.0
/** The settings as fields: in groups, with what they are, what they may be, and what they are now. */
import type { Charger } from "../../../src/link/charger.js";
import { SETTINGS, type Setting } from "../../../src/settings/table.js";
import { shownIn, textIn } from "../../../src/settings/units.js";
import { defaultOf, unitOf } from "../../../src/settings/value.js";
import { fill, type Speech } from "./speech.js";

/** One setting as a field. */
export interface Field {
	readonly key: string;
	readonly help: string;
	/** What people type: a number, one of some names, yes or no, or a text. */
	readonly kind: "number" | "choice" | "flag" | "text" | "secret";
	readonly choices: readonly string[];
	readonly unit: string;
	/** What it may be, for people. */
	readonly range: string;
	readonly standard: string;
	readonly longest: number;
}

/** Fields that belong together. */
export interface Group {
	readonly name: string;
	readonly title: string;
	readonly fields: readonly Field[];
}

/** All groups, in the order of the table. */
export function groupsOf(speech: Speech): Group[] {
	const names = [...new Set(SETTINGS.map(groupOf))];
	return names.map((name) => ({
		name,
		title: speech.group(name),
		fields: SETTINGS.filter((setting) => groupOf(setting) === name).map((setting) => fieldOf(setting, speech)),
	}));
}

/** Fields that have all words of a text in their key or their help. */
export function foundIn(groups: readonly Group[], typed: string): Group[] {
	const words = typed
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== "");
	const has = ({ key, help }: Field, title: string): boolean =>
		words.every((word) => `${title} ${key} ${help}`.toLowerCase().includes(word));
	return groups
		.map((group) => ({ ...group, fields: group.fields.filter((field) => has(field, group.title)) }))
		.filter(({ fields }) => fields.length > 0);
}

/** What a setting is now, as people type it. */
export function textOf(charger: Charger, key: string): string {
	const setting = settingOf(key);
	const held = charger.window.get(`set.${key}`);
	if (setting === undefined || held === undefined) return "";
	return "text" in setting || typeof held === "string" ? `${held}` : textIn(setting.row.unit, held);
}

function settingOf(key: string): Setting | undefined {
	return SETTINGS.find((setting) => setting.key === key);
}

function groupOf(setting: Setting): string {
	const dot = setting.key.indexOf(".");
	return dot >= 0 ? setting.key.slice(0, dot) : "text" in setting ? setting.among : "";
}

function fieldOf(setting: Setting, speech: Speech): Field {
	const choices = "text" in setting ? [] : (shownIn(setting.row.unit).names ?? []).map(([name]) => name);
	return {
		key: setting.key,
		help: speech.setting(setting.key, setting.help),
		kind:
			"text" in setting
				? setting.among === "secrets"
					? "secret"
					: "text"
				: choices.length === 0
					? "number"
					: setting.row.unit === "yes/no"
						? "flag"
						: "choice",
		choices,
		unit: unitOf(setting),
		range: rangeOf(setting, speech),
		standard: defaultOf(setting),
		longest: "text" in setting ? setting.text.longest : 0,
	};
}

function rangeOf(setting: Setting, { words, point }: Speech): string {
	if ("text" in setting) return fill(words.charactersMost, { count: setting.text.longest });
	const { row } = setting;
	const { names, unit } = shownIn(row.unit);
	// a switch says by itself what it may be
	if (row.unit === "yes/no") return "";
	if (names !== undefined) return names.map(([name]) => name).join(` ${words.or} `);
	const shown = (held: number): string => textIn(row.unit, held).replace("-", "−").replace(".", point);
	return `${shown(row.min)} ${words.to} ${shown(row.max)} ${unit}`.trim();
}

// SPDX-License-Identifier: Apache-2.0
/** Everything that can be seen of a charger from outside its control loop, as one table: readings first, then the settings. */
import { frozen } from "../control/frozen.js";
import { heldOf } from "../settings/settings.js";
import { SETTINGS, type Setting } from "../settings/table.js";
import type { Kind } from "./kinds.js";
import { measure, type Property } from "./property.js";
import { COMPUTER, NETWORK } from "./readings/computer.js";
import { COURSE, FOR_PEOPLE, PORT } from "./readings/course.js";
import { HOST } from "./readings/host.js";
import { POWER } from "./readings/power.js";
import { SESSION } from "./readings/session.js";
import { WIRES } from "./readings/wires.js";

export type { Property } from "./property.js";

/** How many are looked at together, the first of all. */
export const TOGETHER: number = COURSE.length;

/** Readings, in the order in which they are told. */
export const READINGS: readonly Property[] = frozen([
	...COURSE,
	...FOR_PEOPLE,
	...PORT,
	...WIRES,
	...POWER,
	...SESSION,
	...HOST,
	...COMPUTER,
	...NETWORK,
]);

/** The table: readings, and settings. */
export const PROPERTIES: readonly Property[] = frozen([...READINGS, ...SETTINGS.map(settingRow)]);

const BY_KEY: { readonly [key: string]: Property | undefined } = frozen(Object.fromEntries(PROPERTIES.map((row) => [row.key, row])));

/** The row of a key; undefined if there is none. */
export function propertyOf(key: string): Property | undefined {
	return BY_KEY[key];
}

function settingRow(each: Setting): Property {
	const setting = each;
	const { key, help } = setting;
	const kind: Kind =
		"text" in setting ? { is: "text", longest: setting.text.longest } : measure(setting.row.unit, setting.row.min, setting.row.max);
	return { key: `set.${key}`, kind, says: help, every: 0, setting, read: ({ values }) => heldOf(values, setting) };
}

// SPDX-License-Identifier: Apache-2.0
/** Room for a setting: what else has to be set where a value would contradict the defaults, for whoever tries all values. */
import { RELATIONS } from "../src/settings/relations.js";
import { defaults, heldOf, settingOf } from "../src/settings/settings.js";
import type { NumberSetting } from "../src/settings/table.js";
import { textIn } from "../src/settings/units.js";

/** The settings that a value of `key`, as held, contradicts by default, each moved to the end of its range that leaves it room; `key=value`. */
export function roomFor(key: string, value: number): string[] {
	return RELATIONS.flatMap(({ lesser, greater, same }) => {
		if (key !== lesser && key !== greater) return [];
		const other = key === lesser ? greater : lesser;
		const usual = heldOf(defaults(), settingOf(other)) as number;
		const agrees = (key === lesser ? value < usual : value > usual) || (same && value === usual);
		return agrees ? [] : [`${other}=${endOf(other, key === lesser ? "max" : "min")}`];
	});
}

function endOf(key: string, end: "min" | "max"): string {
	const { row } = settingOf(key) as NumberSetting;
	return textIn(row.unit, row[end]);
}

// SPDX-License-Identifier: Apache-2.0
/** Which settings follow from the parts that a board has: a part has a pin, or there is none. */
import { settings } from "../../src/settings/settings.js";
import type { BoardFile } from "./boardFile.js";

function flag(present: boolean): 0 | 1 {
	return present ? 1 : 0;
}

/**
 * The settings of a board as `key=value`, for a start: what somebody types later is stronger. Those that this firmware does not
 * know are left out. No board file can name a meter yet, so none is fitted.
 */
export function settingsOf({ lines, analog, settings: own }: BoardFile): string[] {
	const known = settings().map(({ key }) => key);
	const parts = [
		["phaseSwitch", flag(lines.phases !== undefined)],
		["lock.fitted", flag(lines.lock !== undefined)],
		["residual.fitted", flag(lines.residual !== undefined)],
		["contactor.feedback", flag(lines.feedback !== undefined)],
		["temperature.fitted", flag(analog.temperature !== undefined)],
		["proximity.tethered", flag(analog.proximity === undefined)],
		["meter.fitted", 0],
	] as const;
	return [...parts.filter(([key]) => known.includes(key)).map(([key, value]) => `${key}=${value}`), ...own];
}

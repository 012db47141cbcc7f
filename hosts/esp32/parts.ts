// SPDX-License-Identifier: Apache-2.0
/** Which settings follow from the parts that a board has: a part has a pin, or there is none. */
import type { BoardFile } from "./boardFile.js";

function flag(present: boolean): "yes" | "no" {
	return present ? "yes" : "no";
}

/**
 * The settings of a board as `key=value`, for a start: what somebody types later is stronger. No board file can name a meter yet, so
 * none is fitted.
 */
export function settingsOf({ lines, analog, settings: own }: BoardFile): string[] {
	return [
		`phaseSwitch=${flag(lines.phases !== undefined)}`,
		`lock.fitted=${flag(lines.lock !== undefined)}`,
		`residual.fitted=${flag(lines.residual !== undefined)}`,
		`contactor.feedback=${flag(lines.feedback !== undefined)}`,
		`temperature.fitted=${flag(analog.temperature !== undefined)}`,
		`outlet=${analog.proximity === undefined ? "tethered" : "socket"}`,
		"meter.fitted=no",
		...own,
	];
}

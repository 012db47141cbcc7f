// SPDX-License-Identifier: Apache-2.0
/** Settings at the ends of their ranges: all at once, and those that race with one another. */
import { LEAST, MOST, type Pick, TICK_MS } from "./shortened.js";

/** One set of settings: as they ship, or all at an end, and those that are others. */
export interface End {
	readonly name: string;
	readonly pick?: Pick;
	readonly numbers: { readonly [key: string]: number };
}

/** The sets. Delays are in steps, in the order that they can have in milliseconds. */
export const ENDS: readonly End[] = [
	{ name: "every number at its least", pick: LEAST, numbers: {} },
	{
		name: "every number at its greatest",
		pick: MOST,
		// these count steps, periods and times, which are shortened as milliseconds are
		numbers: { "sequence.wakeUps": 1, "pilot.pwmSettleSteps": 3, "pilot.diodeGoodPeriods": 4 * TICK_MS, "pilot.silentMs": 3 * TICK_MS },
	},
	{ name: "no monitor, and a filtered stop button", numbers: { "residual.fitted": 0, "debounce.stop_button": 2 * TICK_MS } },
	{
		name: "a contactor that moves more slowly than it rests",
		numbers: { "contactor.openMs": 5 * TICK_MS, "contactor.closeMs": 5 * TICK_MS, "contactor.minimumOpenMs": 2 * TICK_MS },
	},
	{ name: "less time to let go than to follow", numbers: { "sequence.forcedOpenMs": 2 * TICK_MS, "sequence.dutyIntervalMs": 6 * TICK_MS } },
	{ name: "B sooner than its overlooking ends", numbers: { "pilot.enterBMs": TICK_MS, "pilot.dutyGlitchMs": 4 * TICK_MS } },
	{ name: "no overlooking", numbers: { "pilot.dutyGlitchMs": 0, "pilot.enterBMs": 4 * TICK_MS } },
	{ name: "a vehicle that is missed for long", numbers: { "pilot.goneMs": 6 * TICK_MS, "pilot.enterAMs": 4 * TICK_MS, "lock.fitted": 1 } },
];

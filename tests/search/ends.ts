// SPDX-License-Identifier: Apache-2.0
/** Settings at the ends of their ranges: many at once, and those that race with one another. */
import { LEAST, mostOf, type Pick, TICK_MS } from "./shortened.js";

/** One set of settings: as they ship, or all at an end, and those that are others. */
export interface End {
	readonly name: string;
	readonly pick?: Pick;
	readonly numbers: { readonly [key: string]: number };
}

/** The sets. Delays are in steps, in the order that they can have in milliseconds. */
export const ENDS: readonly End[] = [
	{ name: "every number at its least", pick: LEAST, numbers: {} },
	// all delays at their greatest together make too many states to be searched to the end
	{
		name: "the pilot's numbers at their greatest",
		pick: mostOf(["pilot"]),
		numbers: { "pilot.pwmSettleSteps": 2, "pilot.diodeGoodPeriods": TICK_MS + 1, "pilot.silentMs": 3 * TICK_MS },
	},
	{ name: "the sequence's numbers at their greatest", pick: mostOf(["sequence", "contactor"]), numbers: { "sequence.wakeUps": 0 } },
	{
		name: "what watches at its greatest",
		pick: mostOf(["proximity", "residual", "overcurrent", "meter", "debounce"]),
		numbers: { "proximity.tethered": 0 },
	},
	{ name: "a fixed cable", numbers: { "proximity.tethered": 1 } },
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

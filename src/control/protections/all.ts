// SPDX-License-Identifier: Apache-2.0
/** Every protection, and the conditions that hold in a step. */
import type { Sense } from "../board.js";
import { FaultBit } from "../faults.js";
import type { Numbers } from "../numbers.js";
import type { ControlState } from "../state.js";
import type { Wish } from "../wish.js";
import { cable } from "./cable.js";
import { didNotClose } from "./did-not-close.js";
import { diode } from "./diode.js";
import { feedbackLost } from "./feedback-lost.js";
import { loopLate } from "./loop-late.js";
import { pilotLevels } from "./pilot-levels.js";
import { pilotShort } from "./pilot-short.js";
import type { Protection } from "./protection.js";
import { stopButton } from "./stop-button.js";
import { ventilation } from "./ventilation.js";
import { welded } from "./welded.js";

/** One protection for each fault but `internal`, which the firmware raises. */
export const PROTECTIONS: readonly Protection[] = [
	pilotShort,
	pilotLevels,
	diode,
	ventilation,
	welded,
	didNotClose,
	feedbackLost,
	cable,
	stopButton,
	loopLate,
];

const BITS: readonly number[] = PROTECTIONS.map((protection) => 1 << FaultBit[protection.fault]);

/** The conditions that hold, as bits by place in the catalogue. */
export function conditions(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish): number {
	let bits = 0;
	for (let i = 0; i < PROTECTIONS.length; i = (i + 1) | 0)
		if (PROTECTIONS[i].present(state, numbers, sense, wish)) bits |= BITS[i];
	return bits;
}

// SPDX-License-Identifier: Apache-2.0
/** The pilot has voltages that no vehicle can make. */
import { bitsIn, Letter, MAJORITY, type PilotState } from "../pilot.js";

/** Above 13 V, below −13 V, or a low plateau that is neither a diode's nor its mirror. */
export function pilotLevels(pilot: PilotState): boolean {
	return pilot.voted === Letter.Implausible || (pilot.oddLow !== 0 && bitsIn(pilot.oddLow) >= MAJORITY);
}

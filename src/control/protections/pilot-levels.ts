// SPDX-License-Identifier: Apache-2.0
/** The pilot has voltages that no vehicle can make. */
import { Low } from "../diode.js";
import { Letter } from "../letter.js";
import type { PilotState } from "../pilot.js";

/** Above 13 V, below −13 V, or a low plateau that is neither a diode's nor its mirror. */
export function pilotLevels(pilot: PilotState): boolean {
	return pilot.voted === Letter.Implausible || pilot.diode.low === Low.Odd;
}

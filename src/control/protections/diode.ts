// SPDX-License-Identifier: Apache-2.0
/** The vehicle's diode is missing or shorted, told by the low plateau while PWM runs. */
import { bitsIn, MAJORITY, type PilotState } from "../pilot.js";

/** Most of the last eight periods mirrored the high plateau. */
export function diode(pilot: PilotState): boolean {
	return pilot.mirrored !== 0 && bitsIn(pilot.mirrored) >= MAJORITY;
}

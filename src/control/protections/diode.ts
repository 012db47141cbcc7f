// SPDX-License-Identifier: Apache-2.0
/** The vehicle's diode is missing or shorted, told by the low plateau while PWM runs. */
import { type DiodeState, Low } from "../diode.js";

/** Most periods mirror the high plateau. */
export function diode(diode: DiodeState): boolean {
	return diode.low === Low.Mirrored;
}

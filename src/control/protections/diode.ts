// SPDX-License-Identifier: Apache-2.0
/** The vehicle's diode is missing or shorted, told by the low plateau while PWM runs. */
import { diodeMissing } from "../pilot.js";
import type { Protection } from "./protection.js";

export const diode: Protection = {
	fault: "diode",
	present(state) {
		return diodeMissing(state.pilot);
	},
};

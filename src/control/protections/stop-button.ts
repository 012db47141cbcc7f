// SPDX-License-Identifier: Apache-2.0
/** Somebody has pressed the emergency stop. */
import type { Protection } from "./protection.js";

export const stopButton: Protection = {
	fault: "stop_button",
	present(_state, _numbers, sense) {
		return sense.stopButton === 1;
	},
};

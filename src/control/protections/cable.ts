// SPDX-License-Identifier: Apache-2.0
/** What is plugged in has the proximity resistor of no cable, or of another one than it was plugged in with. */
import { cableOdd } from "../proximity.js";
import type { Protection } from "./protection.js";

export const cable: Protection = {
	fault: "cable",
	present(state) {
		return cableOdd(state.proximity);
	},
};

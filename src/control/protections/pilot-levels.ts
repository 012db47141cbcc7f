// SPDX-License-Identifier: Apache-2.0
/** The pilot has voltages that no vehicle can make. */
import { levelsOdd } from "../pilot.js";
import type { Protection } from "./protection.js";

export const pilotLevels: Protection = {
	fault: "pilot_levels",
	present(state) {
		return levelsOdd(state.pilot);
	},
};

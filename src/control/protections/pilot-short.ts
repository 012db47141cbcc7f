// SPDX-License-Identifier: Apache-2.0
/** The pilot is shorted to protective earth: state E, told by the high plateau alone. */
import { Letter } from "../pilot.js";
import type { Protection } from "./protection.js";

export const pilotShort: Protection = {
	fault: "pilot_short",
	present(state) {
		return state.pilot.letter === Letter.E;
	},
};

// SPDX-License-Identifier: Apache-2.0
/** The vehicle asks for ventilation (state D) where there is none. */
import { Letter } from "../pilot.js";
import type { Protection } from "./protection.js";

export const ventilation: Protection = {
	fault: "ventilation",
	present(state, _numbers, _sense, wish) {
		return state.pilot.letter === Letter.D && wish.ventilation === 0;
	},
};

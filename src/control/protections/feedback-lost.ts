// SPDX-License-Identifier: Apache-2.0
/** Nothing says whether the contactor is open or closed, so a weld would stay unseen. */
import type { Protection } from "./protection.js";

export const feedbackLost: Protection = {
	fault: "feedback_lost",
	present(state) {
		return state.contactor.unheard === 1;
	},
};

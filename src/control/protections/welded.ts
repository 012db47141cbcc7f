// SPDX-License-Identifier: Apache-2.0
/** The contactor is closed although it was told to open long enough ago. */
import type { Protection } from "./protection.js";

export const welded: Protection = {
	fault: "welded",
	present(state) {
		return state.contactor.welded === 1;
	},
};

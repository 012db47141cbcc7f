// SPDX-License-Identifier: Apache-2.0
/** The contactor is open although it was told to close long enough ago; so it does not follow, or has dropped out. */
import type { Protection } from "./protection.js";

export const didNotClose: Protection = {
	fault: "did_not_close",
	present(state) {
		return state.contactor.notClosed === 1;
	},
};

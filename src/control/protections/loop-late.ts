// SPDX-License-Identifier: Apache-2.0
/** The control loop got no time for longer than the guard's lease: what happened meanwhile was not watched. */
import type { Protection } from "./protection.js";

export const loopLate: Protection = {
	fault: "loop_late",
	present(state, numbers) {
		return state.clock.gapMs > numbers.supervisor.lateMs;
	},
};

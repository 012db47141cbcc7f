// SPDX-License-Identifier: Apache-2.0
/** The control loop got no time for longer than the guard's lease: what happened meanwhile was not watched. */
import type { Numbers } from "../numbers.js";
import type { ClockState } from "../state.js";

/** True in the step that comes too late, and only in that. */
export function loopLate(clock: ClockState, n: Numbers["supervisor"]): boolean {
	return clock.gapMs >= n.lateMs;
}

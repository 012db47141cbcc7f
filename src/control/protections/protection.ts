// SPDX-License-Identifier: Apache-2.0
/** A protection: one thing that may stop us, told anew in each step from what is sensed and remembered. */
import type { Sense } from "../board.js";
import type { FaultName } from "../faults.js";
import type { Numbers } from "../numbers.js";
import type { ControlState } from "../state.js";
import type { Wish } from "../wish.js";

/** The delay, the latch and the retries are the supervisor's; a protection only says what it sees. */
export interface Protection {
	/** The fault that the condition becomes once it has held for its delay. */
	readonly fault: FaultName;
	/** True while the condition holds. Reads only. */
	present(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish): boolean;
}

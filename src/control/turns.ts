// SPDX-License-Identifier: Apache-2.0
/** The turns of what moves slowly: whose it is, and what they have found. */
import { frozen } from "./frozen.js";

/** What is remembered of the turns. */
export interface SlowState {
	/** Whose turn it is, 0 to 15; of four, three are nobody's. */
	turn: number;
	/** The conditions that held when each was looked at last, bits by place in the catalogue. */
	conditions: number;
}

/** At power-up temperature begins. */
export const SLOW_AT_START: SlowState = frozen({ turn: 0, conditions: 0 });

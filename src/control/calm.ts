// SPDX-License-Identifier: Apache-2.0
/** Calm: what the last step has left for the next, which may be quiet. */
import { frozen } from "./frozen.js";

/** What is remembered of quiet steps. */
export interface QuietState {
	/** 1 if the last step has left nothing that waits for its time, but for what moves slowly and has turns of its own. */
	is: 0 | 1;
	/** What the port wished to offer then, and what could be offered, mA. */
	offerMa: number;
	offeredMa: number;
	/** What a host above wanted on the pilot then. */
	pilot: number;
}

/** At power-up everything is new. */
export const QUIET_AT_START: QuietState = frozen({ is: 0, offerMa: 0, offeredMa: 0, pilot: 0 });

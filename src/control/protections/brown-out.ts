// SPDX-License-Identifier: Apache-2.0
/** The board's own supply is too low to be relied on. */
import type { Sense } from "../board.js";

/** The coil may drop out in the middle of a close. */
export function brownOut(sense: Sense): boolean {
	return sense.brownOut === 1;
}

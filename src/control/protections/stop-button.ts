// SPDX-License-Identifier: Apache-2.0
/** Somebody has pressed the emergency stop. */
import type { Sense } from "../board.js";

/** The board filters the line. */
export function stopButton(sense: Sense): boolean {
	return sense.stopButton === 1;
}

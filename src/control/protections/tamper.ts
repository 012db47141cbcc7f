// SPDX-License-Identifier: Apache-2.0
/** The enclosure was opened. */
import type { Sense } from "../board.js";

/** SI 2021/1467 schedule 1 asks for it to be noticed. */
export function tamper(sense: Sense): boolean {
	return sense.tamper === 1;
}

// SPDX-License-Identifier: Apache-2.0
/** The guard had to open because of the pilot, which the controller does earlier: so the controller is wrong. */
import { GuardCause, type Sense } from "../board.js";

/** Numbers that both go by are nested: guard.awayMs and guard.outsideMs are longer than the controller ever takes. */
export function internal(sense: Sense): boolean {
	return sense.guard === GuardCause.Pilot;
}

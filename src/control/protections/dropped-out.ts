// SPDX-License-Identifier: Apache-2.0
/** The contactor was closed and is open, though nobody told it to open. */
import type { ContactorState } from "../contactor.js";

/** Its coil has lost its voltage, or somebody has pulled it. */
export function droppedOut(contactor: ContactorState): boolean {
	return contactor.droppedOut === 1;
}

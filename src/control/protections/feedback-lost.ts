// SPDX-License-Identifier: Apache-2.0
/** Nothing says whether the contactor is open or closed, so a weld would stay unseen. */
import type { ContactorState } from "../contactor.js";

/** Feedback that is neither open nor closed. */
export function feedbackLost(contactor: ContactorState): boolean {
	return contactor.unheard === 1;
}

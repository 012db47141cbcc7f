// SPDX-License-Identifier: Apache-2.0
/** The contactor had to open under load again and again: whatever the reason is, it lasts, and closing wears. */
import type { ContactorState } from "../contactor.js";
import type { Numbers } from "../numbers.js";

/** More than its rest between closings has been able to slow down. */
export function reclosing(contactor: ContactorState, n: Numbers["contactor"]): boolean {
	return contactor.strain >= n.openingsMost;
}

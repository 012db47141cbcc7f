// SPDX-License-Identifier: Apache-2.0
/** The contactor is open although it was told to close long enough ago; so it does not follow, or has dropped out. */
import type { ContactorState } from "../contactor.js";

/** The contactor module has given it its time. */
export function didNotClose(contactor: ContactorState): boolean {
	return contactor.notClosed === 1;
}

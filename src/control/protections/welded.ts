// SPDX-License-Identifier: Apache-2.0
/** The contactor is closed although it was told to open long enough ago. */
import type { ContactorState } from "../contactor.js";

/** The contactor module has given it its time. */
export function welded(contactor: ContactorState): boolean {
	return contactor.welded === 1;
}

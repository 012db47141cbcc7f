// SPDX-License-Identifier: Apache-2.0
/** The lock was told in vain often enough. */
import type { LockState } from "../lock.js";

/** Permission asks for a locked plug besides. */
export function lock(state: LockState): boolean {
	return state.failed === 1;
}

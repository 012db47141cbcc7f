// SPDX-License-Identifier: Apache-2.0
/** The vehicle draws more than it was allowed, for too long. */
import type { LoadState } from "../load.js";

/** The load module knows the times and the limit that was in force. */
export function overcurrent(load: LoadState): boolean {
	return load.tooMuch === 1;
}

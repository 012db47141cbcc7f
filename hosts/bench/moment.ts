// SPDX-License-Identifier: Apache-2.0
/** Moments of virtual time: whole milliseconds since the first boot, exact for as long as anybody simulates. */

/** The moment of what is not going to happen. Later than every other. */
export const NEVER = Number.MAX_SAFE_INTEGER;

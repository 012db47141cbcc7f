// SPDX-License-Identifier: Apache-2.0
/** Matter's epoch-s: seconds since 2000-01-01 UTC, beside the seconds since 1970 that the rest of the house uses. */

/** Seconds from the one beginning to the other. */
const SINCE_1970 = 946_684_800;
/** The last second that epoch-s can say: 2^32 − 1 is null. */
const LAST = 0xffff_fffe;

/** Of seconds since 1970: 0 for what lies before 2000, and the last that can be said for what lies after. */
export function epochFrom(unixSeconds: number): number {
	return Math.min(Math.max(unixSeconds - SINCE_1970, 0), LAST);
}

/** In seconds since 1970. */
export function unixFrom(epochSeconds: number): number {
	return epochSeconds + SINCE_1970;
}

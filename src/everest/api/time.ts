// SPDX-License-Identifier: Apache-2.0
/** Times as EVerest writes them: RFC 3339, with milliseconds, in UTC. */

/** A whole day and a time of it, with a zone; EVerest says Z. */
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
/** No time is as long. */
const LONGEST = 35;

/** A moment, ms since 1970 UTC, as text. */
export function rfc3339(ms: number): string {
	return new Date(ms).toISOString();
}

/** A text as a moment, ms since 1970 UTC; undefined of what is none. */
export function momentFrom(text: unknown): number | undefined {
	if (typeof text !== "string" || text.length > LONGEST || !RFC3339.test(text)) return undefined;
	const ms = Date.parse(text);
	return Number.isFinite(ms) ? ms : undefined;
}

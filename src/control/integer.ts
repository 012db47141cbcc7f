// SPDX-License-Identifier: Apache-2.0
/** Instants on a 32-bit millisecond clock that wraps after 24.8 days, and the only way to compare them. */

declare const instant: unique symbol;

/** A moment on the board's millisecond clock, int32. Never subtract, add or compare two of them by hand. */
export type Instant = number & { readonly [instant]: true };

/** The greatest age that an instant may reach, 12.4 days: half of what since() can tell apart. */
export const OLDEST_MS = 0x40000000;

/** Milliseconds from `then` to `now`, exact across the wrap; negative while `then` lies ahead. */
export function since(now: Instant, then: Instant): number {
	return (now - then) | 0;
}

/** The instant `ms` milliseconds after `now` (before it, if negative). */
export function after(now: Instant, ms: number): Instant {
	return ((now + ms) | 0) as Instant;
}

/** `then`, or the oldest instant that is still safe to compare with `now`, whichever is later. */
export function atMostOld(now: Instant, then: Instant): Instant {
	return since(now, then) > OLDEST_MS ? after(now, -OLDEST_MS) : then;
}

/**
 * A beginning moved so that the time since then shrinks by a quarter of the `gapMs` that have just gone by: what wears or
 * heats adds up faster than it is forgotten.
 */
export function fading(beganAt: Instant, gapMs: number): Instant {
	return after(beganAt, (gapMs + ((gapMs + 3) >> 2)) | 0);
}

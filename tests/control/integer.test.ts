// SPDX-License-Identifier: Apache-2.0
/** Instants compare across the wrap of the clock, and never grow too old to compare. */
import test from "ava";
import { after, atMostOld, fading, type Instant, OLDEST_MS, since } from "../../src/control/integer.js";

const minuteBeforeWrap = (0x7fffffff - 60_000) as Instant;

test("an hour is an hour across the wrap", (t) => {
	const later = after(minuteBeforeWrap, 3_600_000);
	t.true(later < 0);
	t.is(since(later, minuteBeforeWrap), 3_600_000);
	t.is(since(minuteBeforeWrap, later), -3_600_000);
});

test("an instant that would become ambiguous is brought forward, a younger one is left alone", (t) => {
	const now = after(minuteBeforeWrap, OLDEST_MS);
	t.is(since(now, atMostOld(now, minuteBeforeWrap)), OLDEST_MS);
	t.is(since(after(now, 1), atMostOld(after(now, 1), minuteBeforeWrap)), OLDEST_MS);
	t.is(atMostOld(minuteBeforeWrap, now), now);
});

test("a good look takes back a quarter of its time, the part of a millisecond as a whole one", (t) => {
	for (const [gapMs, back] of [
		[0, 0],
		[1, 1],
		[4, 1],
		[5, 2],
		[8, 2],
		[10, 3],
		[160, 40],
	] as const)
		t.is(since(fading(minuteBeforeWrap, gapMs), minuteBeforeWrap), gapMs + back, `${gapMs}`);
});

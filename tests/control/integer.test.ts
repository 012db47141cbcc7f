// SPDX-License-Identifier: Apache-2.0
/** Instants compare across the wrap of the clock, and never grow too old to compare. */
import test from "ava";
import { after, atMostOld, type Instant, OLDEST_MS, since } from "../../src/control/integer.js";

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

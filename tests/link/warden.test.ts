// SPDX-License-Identifier: Apache-2.0
/** What speaks to the world is watched over: when it is started anew, and when it is ended. */
import test from "ava";
import { DEAF_MS, type Duty, Warden } from "../../src/link/warden.js";

const TICK_MS = 100;

/** One that lives so long each time, gives signs of life or none, and is ended when it is due: the moments at which it was started, ms. */
function startsOf(warden: Warden, livesMs: number, untilMs: number, deaf = false): number[] {
	const starts: number[] = [];
	for (let now = 0; now < untilMs; now += TICK_MS) {
		const duty: Duty = warden.due(now);
		if (duty === "start") {
			starts.push(now);
			warden.started(now);
		}
		if (duty === "end") warden.died(now, "deaf");
		const startedAt = starts.at(-1) ?? 0;
		if (!deaf && now - startedAt < livesMs) warden.heard(now);
		else if (!deaf) warden.died(now, "thrown");
	}
	return starts;
}

test("it is started at once, and anew after pauses that grow to a minute", (t) => {
	const warden = new Warden();
	const starts = startsOf(warden, 500, 400_000);
	const pauses = starts.slice(1).map((at, i) => at - starts[i] - 500);
	t.is(starts[0], 0);
	t.deepEqual(pauses.slice(0, 9), [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
	t.is(warden.restarts, starts.length - 1);
	t.is(warden.why, "thrown");
});

test("after a good while the pause is short again", (t) => {
	const warden = new Warden();
	for (let n = 0; n < 8; n++) {
		warden.started(n * 100_000);
		warden.died(n * 100_000 + 10, "thrown");
	}
	warden.started(1_000_000);
	warden.died(1_000_000 + 299_900, "thrown");
	t.is(warden.due(1_000_000 + 299_900 + 59_900), "none");
	warden.started(2_000_000);
	warden.died(2_000_000 + 300_000, "thrown");
	t.is(warden.due(2_000_000 + 300_900), "none");
	t.is(warden.due(2_000_000 + 301_000), "start");
	t.is(warden.restarts, 9);
});

test("who gives no sign of life is ended, and started anew", (t) => {
	const warden = new Warden();
	warden.started(0);
	for (let now = 0; now <= 60_000; now += 1_000) {
		t.is(warden.due(now), "none");
		warden.heard(now);
	}
	t.is(warden.due(60_000 + DEAF_MS - 100), "none");
	t.is(warden.due(60_000 + DEAF_MS), "end");
	// it may take its time
	t.is(warden.due(60_000 + DEAF_MS + 5_000), "end");
	warden.died(80_000, "no sign of life");
	t.is(warden.due(81_000), "start");
	t.is(warden.why, "no sign of life");
});

test("what never begins has longer, and is ended then", (t) => {
	t.deepEqual(startsOf(new Warden(), 0, 70_000, true), [0, 31_000, 63_000]);
});

test("what has gone wrong in it is said, however it ends", (t) => {
	const warden = new Warden();
	warden.started(0);
	warden.condemn("a mistake in a callback");
	t.is(warden.due(100), "end");
	warden.condemn("another one, of its end");
	warden.died(200, "ended with 1");
	t.is(warden.why, "a mistake in a callback");
	t.is(warden.due(1_100), "none");
	t.is(warden.due(1_200), "start");
	warden.started(1_200);
	t.is(warden.due(1_300), "none");
	t.is(warden.restarts, 1);
	// who is not there cannot die
	warden.died(1_400, "at its end");
	warden.died(1_400, "twice");
	warden.condemn("a third time");
	t.is(warden.why, "at its end");
});

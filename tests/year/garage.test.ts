// SPDX-License-Identifier: Apache-2.0
/** Weeks by chance in many garages: not a milliwatt-hour is lost or added, no session ends before it begins, no target is missed that could be met. */
import test from "ava";
import { CLOSE_TOGETHER_MS } from "../../src/evse/wear.js";
import { Weeks } from "./garage.js";

/** Lives of each kind; a longer run is `GARAGES=1000 npx ava dist/tests/year/garage.test.js`. */
const GARAGES = Number(process.env.GARAGES ?? 25);
const DAYS = 14;
/** Ten are free, and the waits after them are 15, 30, 60, 120, 240 and 300 s. */
const MOST_CLOSINGS = 10 + 5;

const seeds = Array.from({ length: GARAGES }, (_, i) => i + 1);

test("what flowed is what the sessions and nobody have, to the milliwatt-hour, whatever happened", (t) => {
	for (const seed of seeds) {
		const weeks = new Weeks({ seed, calm: false, numbers: { authorization: seed % 2 } }).days(DAYS);
		const { evse } = weeks.bay;
		const log = evse.log();
		t.true(weeks.flowedMwh > 0, `seed ${seed}`);
		t.is(evse.totalMwh, weeks.flowedMwh, `seed ${seed}: total`);
		if (evse.sessions > 32) continue;
		t.is(log.reduce((sum, { mwh }) => sum + mwh, 0) + evse.strayMwh, weeks.flowedMwh, `seed ${seed}: sessions and nobody`);
	}
});

test("no session ends before it began, or sooner than it has lasted", (t) => {
	let sessions = 0;
	for (const seed of seeds)
		for (const { n, startedAt, endedAt, seconds } of new Weeks({ seed, calm: false, numbers: {} }).days(DAYS).bay.evse.log()) {
			sessions++;
			if (startedAt >= 0) t.true(endedAt - startedAt >= seconds, `seed ${seed}, session ${n}: ${startedAt} to ${endedAt}, ${seconds} s`);
		}
	t.true(sessions > seeds.length);
});

test("the contactor closes no more often than the rule allows", (t) => {
	let most = 0;
	for (const seed of seeds) {
		const { closedAt } = new Weeks({ seed, calm: false, numbers: {} }).days(DAYS);
		for (const [i, at] of closedAt.entries()) {
			const within = closedAt.slice(i).filter((each) => each - at < CLOSE_TOGETHER_MS).length;
			most = Math.max(most, within);
			t.true(within <= MOST_CLOSINGS, `seed ${seed}: ${within} in ten minutes`);
		}
	}
	t.true(most > 5, "the rule was needed");
});

test("no target is missed that the car could have met when it was told that it can", (t) => {
	let reached = 0;
	for (const seed of seeds) {
		const weeks = new Weeks({ seed, calm: true, numbers: {} }).days(DAYS);
		const { payloads } = weeks.bay;
		const hopeless = new Set(payloads.filter(({ name }) => name === "TargetUnreachable").map(({ payload }) => payload.at));
		for (const { name, payload } of payloads) {
			if (name === "TargetReached") reached++;
			if (name === "TargetMissed") t.true(hopeless.has(payload.at), `seed ${seed}: ${new Date(Number(payload.at) * 1_000).toISOString()}`);
		}
	}
	t.true(reached > seeds.length);
});

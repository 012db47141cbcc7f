// SPDX-License-Identifier: Apache-2.0
/** The wireless network in storms of events: never two attempts at once, never a command that a radio cannot take, pauses within their bounds, and always another attempt. */
import test from "ava";
import fc from "fast-check";
import { BackOff, PAUSES } from "../../src/network/backOff.js";
import { ADDRESS_MS, JOIN_MS } from "../../src/network/wifi.js";
import { HAPPENINGS } from "../network/fakeRadio.js";
import { HOME, Shack, TICK_MS } from "../network/shack.js";

const storm = fc.array(
	fc.record({
		what: fc.constantFrom(...HAPPENINGS),
		seconds: fc.integer({ min: 0, max: 240 }).map((quarters) => quarters / 4),
		joinMs: fc.integer({ min: 0, max: 2 * JOIN_MS }),
		leaseMs: fc.integer({ min: 0, max: 2 * ADDRESS_MS }),
	}),
	{ maxLength: 60 },
);

test("in any storm the radio is told only what it can do, and once all is well the charger is online within two minutes", (t) => {
	fc.assert(
		fc.property(storm, fc.nat(), fc.boolean(), (events, seed, tells) => {
			const shack = new Shack(seed);
			shack.radio.tells = tells;
			shack.wifi.want(HOME);
			for (const { what, seconds, joinMs, leaseMs } of events) {
				Object.assign(shack.radio, { joinMs, leaseMs });
				shack.radio.happen(what);
				shack.pass(seconds);
			}
			if (shack.radio.complaints.length > 0) throw new Error(shack.radio.complaints.join());
			if (shack.pauses.some((ms) => ms < PAUSES.least)) throw new Error(`pauses ${shack.pauses.join()}`);
			for (const what of ["back", "leased", "heard", "right"] as const) shack.radio.happen(what);
			Object.assign(shack.radio, { joinMs: 500, leaseMs: 500 });
			// what is under way may still come to nothing, and then the longest pause is waited for
			shack.pass((ADDRESS_MS + JOIN_MS + PAUSES.most) / 1_000 + 10);
			return shack.wifi.state === "online";
		}),
		{ numRuns: 300 },
	);
	t.pass();
});

test("while nothing works there is always another attempt, within the time that one may take and the longest pause", (t) => {
	fc.assert(
		fc.property(fc.constantFrom("gone", "unleased", "mute", "deaf", "other" as const), fc.nat(), fc.boolean(), (what, seed, tells) => {
			const shack = new Shack(seed);
			shack.radio.tells = tells;
			shack.radio.happen(what);
			shack.wifi.want(HOME);
			shack.pass(1_800);
			const most = JOIN_MS + ADDRESS_MS + PAUSES.most + 4 * TICK_MS;
			return shack.joins.length > 15 && shack.pauses.every((ms) => ms >= PAUSES.least && ms <= most);
		}),
		{ numRuns: 100 },
	);
	t.pass();
});

test("pauses are never shorter than the least nor longer than the most, and grow", (t) => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 12, maxLength: 40 }), (dice) => {
			let at = 0;
			const backOff = new BackOff((limit) => Math.floor(dice[at++ % dice.length] * limit));
			const pauses = dice.map(() => backOff.next());
			return pauses.every((ms) => ms >= PAUSES.least && ms <= PAUSES.most) && pauses.slice(7).every((ms) => ms >= PAUSES.most / 2);
		}),
	);
	t.pass();
});

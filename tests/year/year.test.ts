// SPDX-License-Identifier: Apache-2.0
/** A month and a year of the port at a report a second: its books are right, whatever happens. */

import test from "ava";
import { Life } from "./year.js";

const HOUR_S = 3_600;
/** One part in ten thousand. */
const PARTS = 10_000;

test("a month: the register's energy is counted to the mWh, over a power cut every hour", (t) => {
	const { totalMwh, deliveredMwh, restarts } = new Life({ seed: 1, register: true, cutEveryS: HOUR_S, eventful: false }).days(30).sum;
	t.is(restarts, 720);
	t.true(deliveredMwh > 1_000_000_000, "more than a megawatt-hour");
	t.true(Math.abs(totalMwh - deliveredMwh) * PARTS < deliveredMwh, `${totalMwh} of ${deliveredMwh} mWh`);
});

test("a month without a register: the integral of the power is as exact, and a cut costs at most its last minute", (t) => {
	const whole = new Life({ seed: 1, register: false, cutEveryS: 0, eventful: false }).days(30).sum;
	t.true(Math.abs(whole.totalMwh - whole.deliveredMwh) * PARTS < whole.deliveredMwh, `${whole.totalMwh} of ${whole.deliveredMwh} mWh`);
	const cut = new Life({ seed: 1, register: false, cutEveryS: HOUR_S, eventful: false }).days(30).sum;
	// 32 A on three phases for a minute are 368 Wh
	t.true(cut.deliveredMwh - cut.totalMwh < cut.restarts * 368_000, `${cut.deliveredMwh - cut.totalMwh} mWh in ${cut.restarts} cuts`);
	t.true(cut.totalMwh < cut.deliveredMwh, "a cut costs something");
});

test("a year with targets, daylight saving, reservations, faults and restarts ends with consistent books", (t) => {
	const sum = new Life({ seed: 3, register: true, cutEveryS: 40 * HOUR_S, eventful: true }).days(365).sum;
	t.log(sum);
	t.true(sum.sessions > 365 && sum.faults > 50 && sum.restarts > 200);
	t.is(sum.loggedMwh, sum.loggedGrowthMwh, "the sum of the sessions is what the total has grown by");
	t.true(Math.abs(sum.totalMwh - sum.deliveredMwh) * PARTS < sum.deliveredMwh, `${sum.totalMwh} of ${sum.deliveredMwh} mWh`);
});

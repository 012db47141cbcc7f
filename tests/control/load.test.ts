// SPDX-License-Identifier: Apache-2.0
/** The load: what a vehicle may draw for how long, against the limit that was in force when it drew it. */
import test from "ava";
import { Desk } from "./desk.js";

/** Two rounds of what moves slowly. */
const SLOW_MS = 320;

test("half as much again as allowed is too much after a second", (t) => {
	const desk = new Desk().charge();
	desk.sense.mains.milliAmps[2] = 24_001;
	const took = desk.until(() => desk.has("overcurrent"));
	t.true(took >= 1_000 && took <= 1_000 + SLOW_MS, `${took}`);
	const other = new Desk().charge();
	other.sense.mains.milliAmps[2] = 23_900;
	t.true(other.until(() => other.has("overcurrent")) >= 7_000);
});

test("just above the limit for less than 7 s is none, and forgotten in four times as long", (t) => {
	const desk = new Desk().charge();
	for (let i = 0; i < 5; i++) {
		desk.sense.mains.milliAmps[0] = 30_000;
		desk.run(600);
		desk.sense.mains.milliAmps[0] = 20_000;
		desk.run(5_000);
		desk.sense.mains.milliAmps[0] = 16_000;
		desk.run(4 * 5_600 + 4 * SLOW_MS);
	}
	t.true(desk.closed);
});

test("what heats adds up: a moment within the limit does not begin the delay anew", (t) => {
	const desk = new Desk().charge();
	for (let i = 0; i < 4 && desk.closed; i++) {
		desk.sense.mains.milliAmps[0] = 23_900;
		desk.run(6_800);
		desk.sense.mains.milliAmps[0] = 16_000;
		desk.run(300);
	}
	t.true(desk.faultsSoFar.includes("overcurrent"));
});

test("a vehicle has its 5 s to follow a lower limit, and no more than that", (t) => {
	const desk = new Desk();
	desk.wish.offerMa = 32_000;
	desk.charge().run(5_000);
	desk.sense.mains.milliAmps[0] = 32_000;
	desk.run(10_000);
	desk.wish.offerMa = 10_000;
	desk.run(5_000);
	desk.sense.mains.milliAmps[0] = 10_000;
	desk.run(20_000);
	t.true(desk.closed);
	desk.wish.offerMa = 6_000;
	desk.run(6_500);
	t.true(desk.closed);
	t.true(desk.until(() => desk.has("overcurrent"), 10_000) < 8_000);
});

test("a limit that falls twice within 6 s gives the vehicle its time for each fall", (t) => {
	const desk = new Desk();
	desk.wish.offerMa = 32_000;
	desk.charge().run(10_000);
	desk.sense.mains.milliAmps[0] = 20_000;
	desk.wish.offerMa = 20_000;
	desk.run(5_000);
	desk.wish.offerMa = 6_000;
	desk.run(5_000);
	desk.sense.mains.milliAmps[0] = 6_000;
	desk.run(10_000);
	t.true(desk.closed);
	t.deepEqual(desk.faults, []);
	desk.sense.mains.milliAmps[0] = 19_000;
	t.true(desk.until(() => desk.has("overcurrent"), 3_000) < 1_500, "what was allowed once is forgotten");
});

test("a vehicle that is stopped may draw for its 6 s", (t) => {
	const desk = new Desk().charge();
	desk.sense.mains.milliAmps[0] = 16_000;
	desk.wish.mayCharge = 0;
	desk.run(5_900);
	t.true(desk.closed);
	t.deepEqual(desk.faults, []);
});

test("a limit that falls again and again does not let a vehicle draw what was allowed at first", (t) => {
	const desk = new Desk();
	desk.wish.offerMa = 32_000;
	desk.charge().run(5_000);
	desk.sense.mains.milliAmps[0] = 32_000;
	for (let ma = 31_000; ma >= 20_000 && desk.closed; ma -= 1_000) {
		desk.wish.offerMa = ma;
		desk.run(5_000);
	}
	t.true(desk.has("overcurrent"));
});

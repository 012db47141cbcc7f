// SPDX-License-Identifier: Apache-2.0
/** The load: what a vehicle may draw for how long, against the limit that was in force when it drew it. */
import test from "ava";
import { type MainsSense, SENSE_AT_START } from "../../src/control/board.js";
import type { Instant } from "../../src/control/integer.js";
import { LOAD_AT_START, type LoadState, strays, watchLoad } from "../../src/control/load.js";
import { copyOf } from "../../src/control/state.js";
import { defaults } from "../../src/settings/settings.js";
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

/** A load with 16 A signalled that is looked at now and then. */
class Looks {
	readonly numbers = defaults().control;
	readonly load: LoadState = copyOf(LOAD_AT_START);
	readonly mains: MainsSense = copyOf(SENSE_AT_START).mains;

	/** Looks at what the three phases draw, at each of these moments; true if it is too much at the last of them. */
	at(moments: readonly number[], ma: readonly number[], closed = true, phases = 3): boolean {
		this.mains.milliAmps.splice(0, 3, ...ma);
		for (const now of moments) watchLoad(this.load, this.numbers, this.mains, 16_000, 6_000, closed, phases, true, now as Instant);
		return this.load.tooMuch === 1;
	}

	/** Whether current has strayed for too long at this moment. */
	strays(now: number): boolean {
		return strays(this.load, this.numbers.contactor, now as Instant);
	}
}

for (const [stage, other, limitMa, ms] of [
	["slowMs", "fastMs", 18_150, 7_000],
	["fastMs", "slowMs", 24_000, 1_000],
] as const) {
	const begin = () => {
		const looks = new Looks();
		looks.numbers.overcurrent[other] = 1_000_000;
		return looks;
	};
	const above = [limitMa + 1, 0, 0];
	const full = [limitMa, 0, 0];

	test(`${stage} begins when its limit is passed, however long it was drawn in full before`, (t) => {
		const looks = begin();
		for (let now = 0; now <= 5_000; now += 500) t.false(looks.at([now], full));
		t.false(looks.at([5_500, 5_500 + ms - 1], above));
		t.true(looks.at([5_500 + ms], above));
	});

	test(`a look at the limit takes back a quarter of its time from ${stage}`, (t) => {
		const looks = begin();
		looks.at([0, ms - 200], above);
		looks.at([ms - 100], full);
		t.false(looks.at([ms, ms + 124], above));
		t.true(looks.at([ms + 125], above));
	});

	test(`what ${stage} has counted is forgotten to the millisecond`, (t) => {
		for (const [fine, begunAt] of [
			[[7, 8, 9, 10, 11], 10],
			[[7, 8, 9, 10, 11, 12], 13],
		] as const) {
			const looks = begin();
			looks.at([0, 6], above);
			looks.at(fine, full);
			t.false(looks.at([13, begunAt + ms - 1], above));
			t.true(looks.at([begunAt + ms], above));
		}
	});

	test(`with the contactor open nothing is left of ${stage}`, (t) => {
		const looks = begin();
		looks.at([0, ms - 200], above);
		looks.at([ms - 150], above, false);
		t.false(looks.at([ms - 100, ms + ms - 101], above));
		t.true(looks.at([ms + ms - 100], above));
	});
}

for (const [milliAmps, strays] of [
	[[32_000, 1_000, 1_000], false],
	[[0, 1_001, 0], true],
	[[0, 0, 1_001], true],
] as const)
	test(`with one phase connected ${milliAmps.join(", ")} mA are ${strays ? "astray" : "fine"}`, (t) => {
		const looks = new Looks();
		looks.at([10_000], milliAmps, true, 1);
		t.false(looks.strays(12_999));
		t.is(looks.strays(13_000), strays);
	});

test("with the contactor open nothing strays, and the time begins anew", (t) => {
	const looks = new Looks();
	const astray = [0, 8_000, 0];
	looks.at([10_000], astray, true, 1);
	looks.at([12_000], astray, false, 1);
	t.false(looks.strays(13_000));
	looks.at([12_500], astray, true, 1);
	t.false(looks.strays(15_499));
	t.true(looks.strays(15_500));
});

// SPDX-License-Identifier: Apache-2.0
/** Load and meter: what a vehicle may draw for how long, to the milliampere, and which readings count. */
import test from "ava";
import { Feedback, SENSE_AT_START, UNKNOWN } from "../../src/control/board.js";
import type { Instant } from "../../src/control/integer.js";
import { hearMeter, isNews, METER_AT_START, Reader, watchMeter } from "../../src/control/meter.js";
import { copyOf } from "../../src/control/state.js";
import { defaults } from "../../src/settings/settings.js";
import { Desk, TICK_MS } from "./desk.js";

/** Load and meter are looked at in every sixteenth step. */
const SLOW_MS = 16 * TICK_MS;

/** A vehicle that is offered 16 A. A vehicle reads 15.996 A of that: with its margin of 0.5 A and 10 %, 18.145 A. */
function charging(): Desk {
	return new Desk().charge().run(7_000);
}

function overcurrentAfter(desk: Desk): number {
	return desk.until(() => desk.has("overcurrent"), 20_000);
}

test("the slow stage begins above its limit and the fast one above its own, and neither at it", (t) => {
	const slow = charging();
	slow.sense.mains.milliAmps[0] = 18_145;
	slow.run(9_000);
	t.deepEqual(slow.faults, []);
	slow.sense.mains.milliAmps[0] = 18_146;
	t.true(overcurrentAfter(slow) >= 7_000);
	const fast = charging();
	fast.sense.mains.milliAmps[0] = 23_994;
	t.true(overcurrentAfter(fast) >= 7_000);
	const faster = charging();
	faster.sense.mains.milliAmps[0] = 23_995;
	t.true(overcurrentAfter(faster) < 1_000 + 2 * SLOW_MS);
});

for (const [ma, key] of [
	[20_000, "slowMs"],
	[30_000, "fastMs"],
] as const)
	test(`${ma} mA are too much at the look that comes ${key} after the first`, (t) => {
		const took = [10 * SLOW_MS, 10 * SLOW_MS + 1].map((ms) => {
			const desk = charging();
			desk.numbers.overcurrent[key] = ms;
			desk.sense.mains.milliAmps[2] = ma;
			return overcurrentAfter(desk);
		});
		t.is(took[1] - took[0], SLOW_MS);
	});

test("a reading that is old, or never was, is no current", (t) => {
	for (const [ageMs, counts] of [
		[UNKNOWN, false],
		[2_001, false],
		[2_000, true],
	] as const) {
		const desk = charging();
		desk.sense.mains.ageMs = ageMs;
		desk.run(SLOW_MS).sense.mains.milliAmps[1] = 30_000;
		desk.run(5_000);
		t.is(desk.has("overcurrent"), counts, `${ageMs}`);
	}
});

test("current with the contactor open is a wrong meter, however large and long, and no overcurrent", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.sense.mains.milliAmps[1] = 40_000;
	desk.run(20_000);
	t.deepEqual(desk.faultsSoFar, ["meter_implausible"]);
});

test("with the contactor welded, or about to close, current is no wrong meter", (t) => {
	const welded = new Desk();
	welded.contactorFollows = false;
	welded.sense.contactor = 2;
	welded.sense.mains.milliAmps[1] = 2_000;
	welded.run(5_000);
	t.deepEqual(welded.faultsSoFar, ["welded"]);
	const closing = new Desk().show("B").run(2_000);
	closing.numbers.contactor.closeMs = 1_000;
	closing.numbers.debounce.meter_implausible = 500;
	closing.contactorFollows = false;
	closing.show("C").until(() => closing.closed);
	closing.sense.mains.milliAmps[1] = 2_000;
	closing.run(950);
	t.deepEqual(closing.faultsSoFar, []);
});

test("where nothing is allowed any more, half an ampere and a tenth of that may flow, and not for longer if it is more", (t) => {
	for (const [ma, fault] of [
		[550, false],
		[551, true],
	] as const) {
		const desk = charging();
		desk.numbers.sequence.forcedOpenMs = 60_000;
		desk.wish.mayCharge = 0;
		desk.sense.mains.milliAmps[0] = ma;
		desk.run(20_000);
		t.is(desk.faultsSoFar.includes("overcurrent"), fault, `${ma}`);
	}
});

test("a meter is lost when its readings are as old as the shortest delay that hangs on it, or it has not answered for so long", (t) => {
	for (const [ageMs, lost] of [
		[2_999, false],
		[3_000, true],
	] as const) {
		const desk = new Desk().run(1_000);
		desk.sense.mains.ageMs = ageMs;
		t.is(desk.run(2 * SLOW_MS).has("meter_lost"), lost, `${ageMs}`);
	}
	const desk = new Desk().run(20_000);
	desk.sense.mains.ageMs = UNKNOWN;
	const took = desk.until(() => desk.has("meter_lost"), 20_000);
	t.true(took >= 3_000 - SLOW_MS && took <= 3_000 + SLOW_MS, `${took}`);
});

test("a register may stand still below 1 kW, or while the meter is lost", (t) => {
	for (const [milliWatts, ageMs, frozen] of [
		[1_000_000, 0, true],
		[999_999, 0, false],
		[1_000_000, 2_000, true],
		[1_000_000, 3_000, false],
	] as const) {
		const desk = new Desk();
		desk.numbers.meter.frozenMs = 10_000;
		desk.run(1_000);
		desk.registerMoves = false;
		desk.sense.mains.milliWatts = milliWatts;
		desk.sense.mains.ageMs = ageMs;
		desk.run(12_000);
		t.is(desk.has("meter_frozen"), frozen, `${milliWatts} mW, ${ageMs} ms`);
	}
});

test("an answer that came since the last step is news to each reader once, however old it is when his turn comes", (t) => {
	for (const [ageMs, heard] of [
		[0, true],
		[10, true],
		[11, false],
		[UNKNOWN, false],
	] as const)
		for (const readers of [
			[Reader.Voltages, Reader.Currents],
			[Reader.Currents, Reader.Voltages],
		] as const) {
			const meter = copyOf(METER_AT_START);
			hearMeter(meter, ageMs, 10);
			for (const reader of readers) t.is(isNews(meter, reader, 9_000, 2_000), heard, `${ageMs} ${reader}`);
			for (const reader of readers) t.false(isNews(meter, reader, 9_000, 2_000));
		}
});

/** A meter that is looked at now and then. */
class Looks {
	readonly numbers = defaults().control;
	readonly meter = copyOf(METER_AT_START);
	readonly mains = copyOf(SENSE_AT_START).mains;

	at(now: number, news: boolean, closed = true): typeof this.meter {
		watchMeter(this.meter, this.numbers, this.mains, closed, closed ? Feedback.Closed : Feedback.Open, news, now as Instant);
		return this.meter;
	}
}

test("where the PEN conductor is watched its delay counts among those that hang on the meter, and not elsewhere", (t) => {
	for (const [pen, ageMs, lost] of [
		[0, 9_499, 0],
		[0, 9_500, 1],
		[1, 4_499, 0],
		[1, 4_500, 1],
	] as const) {
		const looks = new Looks();
		const { mains, meter, overcurrent, debounce } = looks.numbers;
		mains.pen = pen;
		meter.lostMs = 60_000;
		overcurrent.slowMs = 10_000;
		debounce.undervoltage = 9_500;
		debounce.overvoltage = 9_500;
		looks.mains.ageMs = ageMs;
		t.is(looks.at(0, true).lost, lost, `${pen} ${ageMs}`);
	}
});

test("an old reading lets the time of a register that stands still go on, whatever it says", (t) => {
	const looks = new Looks();
	looks.mains.ageMs = 100;
	looks.mains.milliWatts = 999_999;
	looks.at(0, true);
	looks.at(2_000, false);
	looks.mains.milliWatts = 1_000_000;
	t.is(looks.at(59_999, true).frozen, 0);
	t.is(looks.at(60_000, true).frozen, 1);
});

test("a meter that is not fitted has no register that could stand still", (t) => {
	const looks = new Looks();
	looks.numbers.meter.fitted = 0;
	looks.mains.ageMs = 0;
	looks.mains.milliWatts = 2_000_000;
	looks.at(0, true);
	t.is(looks.at(60_000, true).frozen, 0);
});

test("current that was seen behind an open contactor is believed until there is news", (t) => {
	const looks = new Looks();
	looks.mains.ageMs = 0;
	looks.mains.milliAmps[1] = 8_000;
	t.is(looks.at(0, true, false).phantom, 1);
	looks.mains.milliAmps[1] = 0;
	t.is(looks.at(100, false, false).phantom, 1);
	t.is(looks.at(200, true, false).phantom, 0);
});

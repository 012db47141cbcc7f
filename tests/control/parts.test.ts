// SPDX-License-Identifier: Apache-2.0
/** Boards without a part, and parts that fail one pole at a time. */
import test from "ava";
import { Feedback, UNKNOWN } from "../../src/control/board.js";
import { Desk } from "./desk.js";

test("a board without an auxiliary contact misses nothing, changes phases, and unlocks once the contactor has had its time", (t) => {
	const desk = new Desk();
	desk.numbers.contactor.feedback = 0;
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = 1;
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Unknown;
	desk.wish.phases = 1;
	desk.charge().run(10_000);
	t.is(desk.drive.phases, 1);
	desk.show("A").run(1_100);
	t.is(desk.drive.lock, 0);
	t.deepEqual(
		desk.faultsSoFar.filter((name) => name !== "lock"),
		[],
	);
});

test("a board without a temperature sensor neither derates nor misses it, and does not stay hot when it is taken away", (t) => {
	const desk = new Desk();
	desk.milliCelsius = 75_000;
	t.true(desk.run(8_000).has("overtemperature"));
	desk.numbers.temperature.fitted = 0;
	desk.run(70_000);
	t.deepEqual(desk.faults, []);
	desk.milliCelsius = UNKNOWN;
	t.is(desk.charge().run(10_000).report.offeredMa, 16_000);
	t.deepEqual(desk.faults, []);
});

test("current on a phase that is not connected is a weld after three seconds, and with three phases none", (t) => {
	for (const [phases, welded] of [
		[1, true],
		[3, false],
	] as const) {
		const desk = new Desk();
		desk.wish.phases = phases;
		desk.charge();
		desk.sense.mains.milliAmps[2] = 8_000;
		desk.run(2_900);
		t.false(desk.has("welded"));
		desk.run(500);
		t.is(desk.has("welded"), welded, `${phases}`);
	}
});

test("phases do not change behind contacts that are closed, whoever has closed them, nor while a weld is remembered", (t) => {
	const desk = new Desk();
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Closed;
	t.is(desk.run(5_000).drive.phases, 0);
	desk.sense.contactor = Feedback.Open;
	t.is(desk.run(5_000).drive.phases, 0);
	desk.wish.clearFaults++;
	t.is(desk.run(100).drive.phases, 3);
});

test("periods of which half show A are no C after 50 ms, a third of them is", (t) => {
	for (const [open, closed] of [
		[4, false],
		[2, true],
	] as const) {
		const desk = new Desk().charge();
		for (let i = 0; i < 7; i++) {
			desk.periods(8, 6_000, -12_000);
			for (let k = 0; k < open; k++) desk.sense.pilot.high[k] = 12_000;
			desk.stepAfter(8);
		}
		t.is(desk.closed, closed, `${open}`);
	}
});

test("a window in twenty is no reading, one in five is", (t) => {
	for (const [each, closed] of [
		[20, false],
		[5, true],
	] as const) {
		const desk = new Desk().charge();
		for (let ms = 0; ms < 200; ms += each) desk.periods(1, 6_000, -12_000).stepAfter(each);
		t.is(desk.closed, closed, `${each}`);
	}
});

// SPDX-License-Identifier: Apache-2.0
/** How often the contactor may close again after it had to open under load, and when that is enough. */
import test from "ava";
import { UNKNOWN } from "../../src/control/board.js";
import { Desk } from "./desk.js";

/** A disturbance of 8 ms while it charges; how long it takes to close again, ms. */
function disturb(desk: Desk): number {
	desk.show("A").tick(8).show("C").tick();
	desk.sense.mains.milliAmps[0] = 0;
	const took = desk.until(() => desk.closed || desk.has("reclosing"), 200_000);
	desk.sense.mains.milliAmps[0] = 16_000;
	return took;
}

/** A port under load. */
function port(): Desk {
	const desk = new Desk().charge();
	desk.sense.mains.milliAmps[0] = 16_000;
	return desk;
}

test("three openings under load are free, each further one doubles the rest, and the tenth is a fault", (t) => {
	const desk = port();
	const took = Array.from({ length: 10 }, () => disturb(desk));
	t.true(Math.max(...took.slice(0, 3)) < 2_500, took.join());
	for (let i = 4; i < 9; i++) t.true(took[i] >= 1_000 * 2 ** (i - 2) - 20, `${i}: ${took[i]}`);
	t.true(desk.has("reclosing"));
	t.is(desk.report.openingsUnderLoad, 10);
});

test("one opening is forgotten every ten minutes, and two have to be before the next try", (t) => {
	const desk = port();
	for (let i = 0; i < 10; i++) disturb(desk);
	desk.sense.mains.milliAmps[0] = 0;
	desk.run(1_000_000);
	t.false(desk.closed);
	t.true(desk.has("reclosing"));
	t.true(desk.until(() => desk.closed, 120_000) > 0);
	t.deepEqual(desk.faults, []);
});

test("a person who clears it has looked at it: all openings are forgotten", (t) => {
	const desk = port();
	for (let i = 0; i < 10; i++) disturb(desk);
	desk.wish.clearFaults++;
	t.true(desk.until(() => desk.closed, 5_000) < 2_500);
	t.true(disturb(desk) < 2_500);
});

test("a vehicle that lets go before the contactor opens costs nothing, as often as it likes", (t) => {
	const desk = port();
	for (let i = 0; i < 20; i++) {
		desk.sense.mains.milliAmps[0] = 0;
		desk.show("B").run(1_500).show("C");
		t.true(desk.until(() => desk.closed, 5_000) <= 1_000, `${i}`);
		desk.run(300);
	}
	t.is(desk.report.openingsUnderLoad, 0);
});

test("a meter that is slow says nothing of the moment in which a vehicle has let go", (t) => {
	const desk = port();
	desk.sense.mains.milliAmps[0] = 16_000;
	desk.sense.mains.ageMs = 900;
	desk.show("B").run(100);
	t.is(desk.report.openingsUnderLoad, 0);
	t.false(desk.closed);
});

test("a B that does not last was none: without a meter, or with a slow one, what disturbs a C counts all the same", (t) => {
	for (const ageMs of [UNKNOWN, 900]) {
		const desk = port();
		desk.sense.mains.milliAmps[0] = 0;
		desk.sense.mains.ageMs = ageMs;
		desk.numbers.meter.fitted = 0;
		for (let i = 0; i < 10; i++) {
			// right after a new duty a B is overlooked
			desk.run(600).show("B").tick().show("C");
			desk.until(() => desk.closed || desk.has("reclosing"), 200_000);
		}
		t.true(desk.has("reclosing"), `${ageMs}`);
	}
});

test("contacts that open within 75 ms are told of by nobody, slower ones are", (t) => {
	for (const [ms, told] of [
		[60, []],
		[70, ["SlowRelease"]],
	] as const) {
		const desk = port().run(1_000);
		desk.happened();
		desk.show("B").tick();
		desk.contactorFollows = false;
		desk.sense.contactor = 2;
		desk.run(ms);
		desk.contactorFollows = true;
		desk.run(100);
		t.deepEqual(
			desk.happened().filter((name) => name === "SlowRelease"),
			[...told],
			`${ms}`,
		);
	}
});

test("a slow try is not forgotten sooner than its own wait asks for", (t) => {
	const desk = new Desk();
	desk.numbers.supervisor.forgetMs = 5_000;
	desk.numbers.retryAfter.loop_late = 5_000;
	desk.numbers.retries.loop_late = 1;
	desk.charge();
	for (let stall = 0; stall < 2; stall++) {
		t.true(desk.tick(115).has("loop_late"));
		desk.run(15_000);
	}
	t.true(desk.has("loop_late"), "8 s after the first was over the second counts with it");
});

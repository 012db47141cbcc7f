// SPDX-License-Identifier: Apache-2.0
/** Several faults at once, the order in which they are shown, and the end of retries. */
import test from "ava";
import { AT_ONCE, FAULTS, FaultBit, STOP_FIRST, SURVIVING } from "../../src/control/faults.js";
import { remember } from "../../src/control/supervisor.js";
import { Desk } from "./desk.js";

test("the places of the catalogue are its order", (t) => {
	t.deepEqual(
		Object.keys(FaultBit),
		FAULTS.map(({ name }) => name),
	);
	t.is(Object.values(FaultBit).join(), FAULTS.map((_, place) => place).join());
	t.true(FAULTS.length <= 32);
});

test("the sets of faults hold what the rows say, and nothing else", (t) => {
	const named = (set: number) => FAULTS.filter((_, place) => (set & (1 << place)) !== 0).map(({ name }) => name as string);
	const where = (holds: (fault: (typeof FAULTS)[number]) => boolean) => FAULTS.filter(holds).map(({ name }) => name as string);
	t.deepEqual(
		named(AT_ONCE),
		where(({ severity }) => severity === "at once"),
	);
	t.deepEqual(
		named(STOP_FIRST),
		where(({ severity }) => severity === "stop first"),
	);
	t.deepEqual(
		named(SURVIVING),
		where(({ survives }) => survives),
	);
});

test("each fault is kept, the newest is shown, and when it clears the one before is shown again", (t) => {
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.tick();
	desk.sense.proximityOhms = 74;
	desk.run(200);
	t.deepEqual(desk.faults, ["cable", "stop_button"]);
	t.is(FAULTS[desk.report.newestFault].name, "cable");
	desk.tick(150);
	t.is(FAULTS[desk.report.newestFault].name, "loop_late");
	desk.sense.proximityOhms = 220;
	desk.run(1_500);
	t.deepEqual(desk.faults, ["stop_button", "loop_late"]);
	t.is(FAULTS[desk.report.newestFault].name, "loop_late");
	desk.run(5_000);
	t.is(FAULTS[desk.report.newestFault].name, "stop_button");
	desk.sense.stopButton = 0;
	desk.wish.clearFaults += 1;
	desk.tick();
	t.is(desk.report.newestFault, -1);
	desk.until(() => desk.closed, 5_000);
});

test("the one raised before is shown, whatever its place", (t) => {
	const desk = new Desk().charge();
	desk.tick(150);
	desk.sense.stopButton = 1;
	desk.tick();
	desk.sense.proximityOhms = 74;
	desk.run(200);
	desk.sense.proximityOhms = 220;
	desk.run(1_300);
	t.is(FAULTS[desk.report.newestFault].name, "stop_button");
});

test("a condition shorter than its delay is forgotten in four times as long", (t) => {
	const desk = new Desk().charge();
	desk.contactorFollows = false;
	for (let i = 0; i < 10; i++) {
		desk.sense.contactor = 0;
		desk.run(400);
		desk.sense.contactor = 2;
		desk.run(1_600);
	}
	t.deepEqual(desk.faults, []);
	t.true(desk.closed);
});

test("what wears adds up: chatter of 45 ms open and 20 ms closed is a contactor that has dropped out", (t) => {
	const desk = new Desk().charge();
	desk.contactorFollows = false;
	for (let i = 0; i < 3 && desk.closed; i++) {
		desk.sense.contactor = 1;
		desk.run(50);
		desk.sense.contactor = 2;
		desk.run(20);
	}
	t.deepEqual(desk.faults, ["dropped_out"]);
});

test("tries that do not come close together are forgotten", (t) => {
	const desk = new Desk();
	desk.numbers.supervisor.forgetMs = 60_000;
	desk.charge();
	for (let stall = 0; stall < 15; stall++) {
		t.true(desk.tick(115).has("loop_late"), `${stall}`);
		desk.until(() => desk.closed, 10_000);
		desk.run(60_000);
	}
	t.true(desk.closed);
});

test("tries end; a new vehicle, or a person, has them all again", (t) => {
	const desk = new Desk();
	desk.numbers.retries.loop_late = 2;
	desk.charge();
	const late = () => {
		desk.tick(150);
		desk.run(6_000);
	};
	late();
	late();
	t.false(desk.has("loop_late"));
	late();
	t.true(desk.has("loop_late"));
	t.is(desk.report.retryInMs[FaultBit.loop_late], -1);
	desk.run(60_000);
	t.true(desk.has("loop_late"));
	desk.wish.clearFaults += 1;
	desk.tick();
	t.false(desk.has("loop_late"));
	late();
	t.false(desk.has("loop_late"));
	late();
	late();
	t.true(desk.has("loop_late"));
	desk.show("A").run(1_100);
	t.false(desk.has("loop_late"));
	desk.charge();
	late();
	t.false(desk.has("loop_late"));
});

test("the next try is announced, and counts from the end of the condition", (t) => {
	const desk = new Desk().charge();
	desk.sense.proximityOhms = 74;
	desk.run(3_000);
	t.is(desk.report.retryInMs[FaultBit.cable], 1_000);
	desk.sense.proximityOhms = 220;
	desk.until(() => desk.report.retryInMs[FaultBit.cable] < 600);
	desk.sense.proximityOhms = 74;
	desk.run(200);
	t.is(desk.report.retryInMs[FaultBit.cable], 1_000);
	desk.sense.proximityOhms = 220;
	desk.run(1_500);
	t.is(desk.report.retryInMs[FaultBit.cable], -1);
});

test("a clock that runs backward is a late loop", (t) => {
	const desk = new Desk().charge();
	desk.stepAfter(-50);
	t.true(desk.has("loop_late"));
	t.false(desk.closed);
});

test("a short glitch of A is no vehicle that has gone: what waits for unplugging still waits", (t) => {
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.tick();
	desk.sense.stopButton = 0;
	desk.run(2_000);
	t.is(desk.stateName, "C1");
	desk.periods(5, 12_000, 12_000).stepAfter();
	t.is(desk.letterName, "A");
	desk.run(5_000);
	t.true(desk.has("stop_button"));
});

/** A cable that is odd for a moment: a fault that clears after a second, so that the one before it is shown again. */
function brieflyOdd(desk: Desk): void {
	desk.sense.proximityOhms = 74;
	desk.run(200);
	desk.sense.proximityOhms = 220;
	desk.run(1_500);
}

test("the later of two is shown again, though its place in the catalogue is behind or before the other's", (t) => {
	const behind = new Desk().charge();
	behind.sense.stopButton = 1;
	behind.tick().tick(150);
	brieflyOdd(behind);
	t.is(FAULTS[behind.report.newestFault].name, "loop_late");
	const before = new Desk().charge();
	before.sense.tamper = 1;
	before.run(100).show("E").run(500);
	brieflyOdd(before);
	t.deepEqual(before.faults, ["pilot_short", "tamper"]);
	t.is(FAULTS[before.report.newestFault].name, "pilot_short");
});

test("several conditions wait for their delays side by side", (t) => {
	const desk = new Desk().run(1_000);
	desk.sense.tamper = 1;
	desk.sense.brownOut = 1;
	desk.contactorFollows = false;
	desk.sense.contactor = 0;
	desk.run(510);
	t.deepEqual(desk.faults, ["feedback_lost", "tamper", "brown_out"]);
});

test("a condition that comes back has its whole delay again, after a shorter one and after a fault that was cleared", (t) => {
	const desk = new Desk().run(1_000);
	const tamper = (ms: number, there: 0 | 1) => {
		desk.sense.tamper = there;
		desk.run(ms);
		return desk.has("tamper");
	};
	t.false(tamper(30, 1));
	t.false(tamper(50, 0));
	t.false(tamper(50, 1), "50 ms are over in the sixth step");
	t.true(tamper(10, 1));
	t.true(tamper(50, 0));
	desk.wish.clearFaults += 1;
	t.false(tamper(10, 0));
	t.false(tamper(50, 1));
	t.true(tamper(10, 1));
});

test("the time to the next try counts from the step in which the condition held last, not from its beginning", (t) => {
	const desk = new Desk().run(1_000);
	desk.sense.brownOut = 1;
	desk.until(() => desk.has("brown_out"));
	desk.sense.brownOut = 0;
	t.is(desk.tick().report.retryInMs[FaultBit.brown_out], 10_000 - 10);
});

for (const [name, spoil] of [
	["pilot_short", (desk: Desk, bad: boolean) => desk.show(bad ? "E" : "B")],
	["brown_out", (desk: Desk, bad: boolean) => (desk.sense.brownOut = bad ? 1 : 0)],
] as const)
	test(`a person who clears ${name} gives it all its tries again`, (t) => {
		const desk = new Desk().show("B").run(1_000);
		desk.numbers.retries[name] = 1;
		for (const [clears, tried] of [
			[0, true],
			[0, false],
			[1, true],
		] as const) {
			desk.wish.clearFaults += clears;
			desk.run(100);
			spoil(desk, true);
			desk.run(300);
			spoil(desk, false);
			t.is(desk.run(100).report.retryInMs[FaultBit[name]] > 0, tried, `${clears}`);
			if (tried) desk.until(() => !desk.has(name), 20_000);
		}
	});

test("faults from before a restart stand again from the first step, all of them, and are not tried again", (t) => {
	const desk = new Desk();
	desk.numbers.retries.residual_trip = 4;
	desk.numbers.retryAfter.residual_trip = 1_000;
	remember(desk.state.supervisor, 1 << FaultBit.residual_trip);
	remember(desk.state.supervisor, 1 << FaultBit.tamper);
	desk.tick();
	t.deepEqual(desk.faults, ["residual_trip", "tamper"]);
	t.not(desk.report.newestFault, -1);
	desk.show("C").run(10_000);
	t.deepEqual(desk.faults, ["residual_trip", "tamper"]);
	t.false(desk.closed);
	desk.wish.clearFaults += 1;
	desk.until(() => desk.closed, 5_000);
	t.deepEqual(desk.faults, []);
});

test("nobody is away before the pilot says so, and nobody has come before it says that", (t) => {
	const stopped = (desk: Desk) => {
		desk.sense.stopButton = 1;
		desk.tick().sense.stopButton = 0;
		return desk;
	};
	const leaving = new Desk();
	leaving.numbers.pilot.enterAMs = 1_000;
	leaving.numbers.pilot.goneMs = 100;
	leaving.charge().show("B").run(1_000);
	stopped(leaving).show("A").run(500);
	t.is(leaving.letterName, "B");
	t.true(leaving.has("stop_button"));
	const coming = new Desk();
	coming.numbers.pilot.enterBMs = 1_000;
	coming.numbers.pilot.goneMs = 100;
	coming.run(1_000).show("B").run(500);
	t.true(stopped(coming).run(200).has("stop_button"));
});

test("a person may clear what a restart has left before the first step", (t) => {
	const desk = new Desk();
	remember(desk.state.supervisor, 1 << FaultBit.residual_trip);
	desk.wish.clearFaults += 1;
	t.deepEqual(desk.tick().faults, []);
	const still = new Desk();
	remember(still.state.supervisor, 1 << FaultBit.tamper);
	still.wish.clearFaults += 1;
	still.sense.tamper = 1;
	t.deepEqual(still.tick().faults, ["tamper"], "the enclosure is still open");
});

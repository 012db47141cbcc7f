// SPDX-License-Identifier: Apache-2.0
/** Several faults at once, the order in which they are shown, and the end of retries. */
import test from "ava";
import { FAULTS, FaultBit } from "../../src/control/faults.js";
import { Desk } from "./desk.js";

test("the places of the catalogue are its order", (t) => {
	t.deepEqual(
		Object.keys(FaultBit),
		FAULTS.map(({ name }) => name),
	);
	t.is(Object.values(FaultBit).join(), FAULTS.map((_, place) => place).join());
	t.true(FAULTS.length <= 31);
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

test("a condition shorter than its delay leaves nothing behind", (t) => {
	const desk = new Desk().charge();
	desk.contactorFollows = false;
	for (let i = 0; i < 10; i++) {
		desk.sense.contactor = 0;
		desk.run(400);
		desk.sense.contactor = 2;
		desk.run(20);
	}
	t.deepEqual(desk.faults, []);
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
	desk.show("A").run(700);
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

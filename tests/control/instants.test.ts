// SPDX-License-Identifier: Apache-2.0
/** Instants at their ends: none is older than the power-up, and none grows so old that it seems to lie ahead. */
import test from "ava";
import { Feedback, LockFeedback, UNKNOWN } from "../../src/control/board.js";
import { FAULTS } from "../../src/control/faults.js";
import type { Instant } from "../../src/control/integer.js";
import { remember } from "../../src/control/supervisor.js";
import { Desk } from "./desk.js";
import { months } from "./months.js";

/** After so many days an instant that nobody has brought forward seems to lie ahead, and does for 20 more. */
const DAYS = 30;

/** A clock that says less than nothing at power-up: 0 lies ahead. */
const NEGATIVE = -1_000_000_000 as Instant;

for (const [what, fault, ms, begin] of [
	["a sensor that says 0 °C stands still", "temperature_sensor", 60_000, (desk: Desk) => desk.sense.temperatures.fill(0)],
	["a meter does not answer", "meter_lost", 2_800, ({ sense }: Desk) => (sense.mains.ageMs = UNKNOWN)],
	["power flows past a register at 0", "meter_frozen", 59_800, ({ sense }: Desk) => (sense.mains.milliWatts = 2_000_000)],
] as const)
	test(`${what} since power-up, and not before`, (t) => {
		const desk = new Desk();
		desk.registerMoves = false;
		desk.milliCelsius = undefined;
		begin(desk);
		t.false(desk.run(ms).faultsSoFar.includes(fault));
	});

test("a monitor that was not fitted at power-up is tested in its time once it is", (t) => {
	const desk = new Desk();
	desk.numbers.residual.fitted = 0;
	desk.numbers.residual.againMs = 10_000;
	desk.sense.now = NEGATIVE;
	desk.run(1_000);
	desk.numbers.residual.fitted = 1;
	t.notThrows(() => desk.until(() => desk.drive.residualTest === 1, 10_000));
});

test("faults from before a restart are held since the restart", (t) => {
	const desk = new Desk();
	desk.sense.now = NEGATIVE;
	remember(desk.state.supervisor, 3);
	desk.tick();
	t.deepEqual(
		desk.faults,
		FAULTS.slice(0, 2).map(({ name }) => name),
	);
	desk.wish.clearFaults += 1;
	t.deepEqual(desk.tick().faults, []);
});

test("after a month without a vehicle the stop button stops for as long as it is pressed", (t) => {
	const desk = new Desk().run(1_000);
	months(desk, DAYS);
	desk.sense.stopButton = 1;
	t.true(desk.tick().has("stop_button"));
	desk.sense.stopButton = 0;
	t.false(desk.run(100).has("stop_button"));
});

test("a contactor that closes by itself after a month is welded", (t) => {
	const desk = new Desk().run(1_000);
	months(desk, DAYS);
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Closed;
	t.true(desk.run(1_000).has("welded"));
});

test("a vehicle that has slept for a month is woken as soon as it may be", (t) => {
	const desk = new Desk();
	desk.numbers.sequence.wakeUps = 0;
	desk.show("B").run(40_000);
	months(desk, DAYS);
	desk.numbers.sequence.wakeUps = 1;
	t.is(desk.run(100).report.wakeUps, 1);
});

test("a vehicle that has waited for permission for a month gets PWM with it", (t) => {
	const desk = new Desk();
	desk.wish.mayCharge = 0;
	desk.show("B").run(2_000);
	months(desk, DAYS);
	t.is(desk.stateName, "B1");
	desk.wish.mayCharge = 1;
	t.is(desk.run(100).stateName, "B2");
});

for (const [kind, microAmps, ms] of [
	["dcMicroAmps", 6_000, 1_000],
	["acMicroAmps", 30_000, 150],
] as const)
	test(`${kind} that flowed when it opened a month ago, and flow when it closes, trip in their time`, (t) => {
		const desk = new Desk().charge();
		desk.sense.residual[kind] = microAmps;
		desk.run(50).show("B").run(1_000);
		months(desk, DAYS);
		t.deepEqual(desk.faultsSoFar, []);
		desk.show("C").until(() => desk.closed, 5_000);
		t.true(desk.run(ms + 100).faultsSoFar.includes("residual_trip"));
	});

test("a trip line that is up for a month is a fault all the time, and then the monitor is tested again", (t) => {
	const desk = new Desk().run(5_000);
	desk.monitorWorks = false;
	desk.sense.residual.tripped = 1;
	desk.run(2_000);
	months(desk, DAYS);
	t.true(desk.has("residual_monitor"));
	desk.monitorWorks = true;
	desk.until(() => !desk.has("residual_monitor"));
	t.notThrows(() => desk.until(() => desk.drive.residualTest === 1, 1_000));
});

for (const [what, fault, begin] of [
	["the meter has not answered", "meter_lost", ({ sense }: Desk) => (sense.mains.ageMs = UNKNOWN)],
	[
		"the register has stood still",
		"meter_frozen",
		(desk: Desk) => {
			desk.registerMoves = false;
			desk.sense.mains.milliWatts = 2_000_000;
		},
	],
] as const)
	test(`after a month in which ${what} that is a fault`, (t) => {
		const desk = new Desk().run(1_000);
		begin(desk);
		months(desk, DAYS);
		t.true(desk.has(fault));
	});

test("a sensor that has stood still for a month without heat is doubted once heat is made for its time", (t) => {
	const desk = new Desk().run(1_000);
	desk.numbers.temperature.frozenMs = 20_000;
	desk.milliCelsius = undefined;
	months(desk, DAYS);
	desk.charge().sense.mains.milliAmps.fill(10_000);
	t.false(desk.run(19_000).has("temperature_sensor"));
	t.true(desk.run(7_000).has("temperature_sensor"));
});

test("the slowest ramps do not begin anew after a month", (t) => {
	const desk = new Desk();
	desk.numbers.mains.rampMaPerMinute = 5;
	desk.wish.offerMa = 20_000;
	desk.run(1_000);
	months(desk, DAYS);
	t.is(desk.report.offeredMa, 20_000);
});

test("a lock that has moved by itself after a month is told again", (t) => {
	const desk = new Desk();
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = LockFeedback.Unlocked;
	desk.run(1_000);
	months(desk, DAYS);
	desk.sense.lock = LockFeedback.Locked;
	t.is(desk.tick().drive.lockTry, 1);
});

test("a short of the pilot that has used up its tries can be given more after a month", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.numbers.retries.pilot_short = 0;
	desk.show("E").run(1_000).show("B").run(2_000);
	months(desk, DAYS);
	t.true(desk.has("pilot_short"));
	desk.numbers.retries.pilot_short = 1;
	t.false(desk.tick().has("pilot_short"));
});

// SPDX-License-Identifier: Apache-2.0
/** Residual current: the characteristic of the trip, the policy of resets, and the self-test of the monitor. */
import test from "ava";
import { GuardCause } from "../../src/control/board.js";
import { Desk, TICK_MS } from "./desk.js";

for (const [what, field, micro, least, most] of [
	["6 mA DC", "dcMicroAmps", 6_000, 1_000, 10_000],
	["60 mA DC", "dcMicroAmps", 60_000, 0, 300],
	["30 mA AC", "acMicroAmps", 30_000, 100, 300],
	["60 mA AC", "acMicroAmps", 60_000, 0, 150],
] as const)
	test(`${what} opens within ${most} ms`, (t) => {
		const desk = new Desk().charge();
		desk.sense.residual[field] = micro;
		const took = desk.until(() => !desk.closed);
		t.true(took >= least && took < most - 40, `${took} ms`);
		t.true(desk.has("residual_trip"));
	});

for (const [what, field, micro] of [
	["5.9 mA DC", "dcMicroAmps", 5_900],
	["29 mA AC", "acMicroAmps", 29_000],
] as const)
	test(`${what} does not`, (t) => {
		const desk = new Desk().charge();
		desk.sense.residual[field] = micro;
		desk.run(20_000);
		t.true(desk.closed);
	});

test("a current that comes and goes is timed from the start each time", (t) => {
	const desk = new Desk().charge();
	for (let i = 0; i < 20; i++) {
		desk.sense.residual.dcMicroAmps = 7_000;
		desk.sense.residual.acMicroAmps = 31_000;
		desk.run(100);
		desk.sense.residual.dcMicroAmps = 0;
		desk.sense.residual.acMicroAmps = 0;
		desk.run(20);
	}
	t.true(desk.closed);
});

/** A trip `ms` after closing, and a vehicle that goes on asking. */
function tripAfter(desk: Desk, ms: number): void {
	desk.run(ms);
	desk.monitorWorks = false;
	desk.sense.residual.tripped = 1;
	desk.tick();
	desk.monitorWorks = true;
}

test("by default a trip waits for a person, whatever the vehicle does", (t) => {
	const desk = new Desk().charge();
	tripAfter(desk, 60_000);
	t.false(desk.closed);
	desk.run(600_000).show("A").run(1_000).show("C").run(5_000);
	t.true(desk.has("residual_trip"));
	t.false(desk.closed);
	desk.wish.clearFaults += 1;
	desk.until(() => desk.closed, 5_000);
});

test("where it is set so, it is tried again four times, each after its time", (t) => {
	const desk = new Desk();
	desk.numbers.retryAfter.residual_trip = 90_000;
	desk.numbers.retries.residual_trip = 4;
	desk.charge();
	for (let i = 0; i < 4; i++) {
		tripAfter(desk, 60_000);
		const took = desk.until(() => desk.closed, 1_000_000);
		t.true(took >= 90_000 && took < 95_000, `${took}`);
	}
	tripAfter(desk, 60_000);
	desk.run(200_000);
	t.true(desk.has("residual_trip"));
});

test("a trip within 10 s of closing is not tried again, even then", (t) => {
	const desk = new Desk();
	desk.numbers.retryAfter.residual_trip = 90_000;
	desk.numbers.retries.residual_trip = 4;
	desk.charge();
	tripAfter(desk, 9_000);
	desk.run(200_000);
	t.true(desk.has("residual_trip"));
	desk.wish.clearFaults += 1;
	desk.until(() => desk.closed, 5_000);
	tripAfter(desk, 20_000);
	desk.until(() => desk.closed, 1_000_000);
	t.pass();
});

test("the monitor is tested before each closing, with the contactor open", (t) => {
	const desk = new Desk();
	let tests = 0;
	let was = 0;
	const watch = (ms: number) => {
		for (let at = 0; at < ms; at += TICK_MS) {
			desk.tick();
			if (desk.drive.residualTest === 1 && was === 0) tests++;
			if (desk.drive.residualTest === 1) t.false(desk.closed);
			was = desk.drive.residualTest;
		}
	};
	for (let charge = 1; charge <= 3; charge++) {
		desk.show("C");
		watch(5_000);
		t.true(desk.closed);
		t.is(tests, charge);
		desk.show("B");
		watch(1_000);
	}
});

test("a port that waits tests its monitor every 24 h", (t) => {
	const desk = new Desk();
	desk.numbers.residual.againMs = 100_000;
	desk.run(3_000);
	let tests = 0;
	for (let ms = 0; ms < 1_000_000; ms += TICK_MS) {
		const before = desk.drive.residualTest;
		desk.tick();
		if (desk.drive.residualTest === 1 && before === 0) tests++;
	}
	t.true(tests === 9 || tests === 10, `${tests}`);
});

for (const [what, dead] of [
	["does not trip when tested", true],
	["does not let go after a test", false],
] as const)
	test(`a monitor that ${what} is a fault, and nothing closes`, (t) => {
		const desk = new Desk();
		desk.monitorWorks = false;
		desk.show("C");
		desk.until(() => {
			desk.sense.residual.tripped = !dead && (desk.sense.residual.tripped === 1 || desk.drive.residualTest === 1) ? 1 : 0;
			return desk.has("residual_monitor");
		});
		t.false(desk.closed);
		t.true(desk.blockers.includes("residual_test"));
		t.is(desk.report.cycles, 0);
	});

test("after a failed test it is tested again when its time has come, and not before", (t) => {
	const desk = new Desk();
	desk.monitorWorks = false;
	desk.show("C");
	desk.until(() => desk.has("residual_monitor"));
	desk.monitorWorks = true;
	const took = desk.until(() => desk.drive.residualTest === 1);
	t.true(took >= 60_000 && took < 61_000, `${took}`);
	desk.until(() => desk.closed, 5_000);
});

test("without a monitor of its own the port needs no test", (t) => {
	const desk = new Desk();
	desk.numbers.residual.fitted = 0;
	desk.monitorWorks = false;
	desk.charge();
	desk.sense.residual.tripped = 1;
	desk.run(1_000);
	t.true(desk.closed);
});

test("what the guard has opened for is a fault at once, though its cause is gone when the step comes", (t) => {
	for (const [cause, fault] of [
		[GuardCause.Residual, "residual_trip"],
		[GuardCause.Stop, "stop_button"],
		[GuardCause.Pilot, "internal"],
	] as const) {
		const desk = new Desk().charge();
		desk.numbers.debounce.stop_button = 50;
		desk.sense.guard = cause;
		desk.tick();
		desk.sense.guard = GuardCause.None;
		t.true(desk.has(fault));
		desk.run(60_000);
		t.false(desk.closed);
	}
});

test("a guard that had to open because of the pilot ends the controller: only a restart helps", (t) => {
	const desk = new Desk().charge();
	desk.sense.guard = GuardCause.Pilot;
	desk.tick();
	desk.sense.guard = GuardCause.None;
	desk.wish.clearFaults++;
	desk.show("A").run(5_000).show("B").run(2_000).show("C").run(60_000);
	t.true(desk.has("internal"));
	t.false(desk.closed);
});

test("nothing closes on a trip line that is up, however well the monitor did in its test", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.monitorWorks = false;
	desk.sense.residual.tripped = 1;
	desk.show("C").run(900);
	t.false(desk.closed);
	t.true(desk.blockers.includes("residual_test"));
});

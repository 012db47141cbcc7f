// SPDX-License-Identifier: Apache-2.0
/** A host above, as the controller sees it: what it wants on the pilot, when the contactor may close for it, and what it lets be drawn. */
import test from "ava";
import { LockDrive, LockFeedback } from "../../src/control/board.js";
import { DIGITAL, dutyOffering, offerAt, offersCurrent, STEADY_HIGH, STEADY_LOW, vehicleReads } from "../../src/control/duty.js";
import { Desk, takes } from "./desk.js";

/** A host is there, wants so much on the pilot and lets so much be drawn. */
function under(pilot: number, overcurrentMa = 32_000): Desk {
	const desk = new Desk();
	Object.assign(desk.wish, { pilot, overcurrentMa, offerMa: 32_000 });
	return desk.run(1_500);
}

test("what a host wants is what a vehicle reads from it, at most what the charger itself allows, and X1 where a vehicle reads none", (t) => {
	for (let duty = 0; duty <= 10_000; duty++)
		for (const most of [0, 6_000, 13_000, 80_000]) {
			const offer = offerAt(duty, most);
			const reads = vehicleReads(dutyOffering(offer));
			if (vehicleReads(duty) === DIGITAL) t.is(reads, most >= 6_000 ? DIGITAL : 0);
			else if (reads > Math.min(vehicleReads(duty), most)) t.fail(`${duty} of ${most} becomes ${reads}`);
			else if (vehicleReads(duty) <= most && reads < vehicleReads(duty) - 25) t.fail(`${duty} loses ${vehicleReads(duty) - reads}`);
		}
});

test("where the charger itself can offer nothing, a host's duty offers nothing at all", (t) => {
	t.deepEqual(
		[500, 1_000, 2_666].map((duty) => offerAt(duty, 0)),
		[0, 0, 0],
	);
});

test("a duty offers current from 10 % to below +12 V", (t) => {
	t.deepEqual(
		[STEADY_LOW, 500, 999, 1_000, 9_700, 9_999, STEADY_HIGH].map((duty) => offersCurrent(duty)),
		[false, false, false, true, true, true, false],
	);
});

for (const [pilot, duty] of [
	[1_000, 1_000],
	[1_666, 1_666],
	[2_667, 2_667],
	[5_333, 5_333],
	[9_700, 5_333],
	[500, 500],
	[300, 500],
	[700, 500],
	[200, 10_000],
	[750, 10_000],
	[9_800, 10_000],
	[10_000, 10_000],
] as const)
	test(`a host that wants ${pilot} gets ${duty} with a cable of 32 A`, (t) => {
		const desk = under(pilot).show("B").run(3_000);
		t.is(desk.drive.duty, duty);
		t.is(desk.report.signalledMa, Math.max(vehicleReads(duty), 0));
		t.is(desk.report.offeredMa, 32_000, "what the charger itself is ready for");
	});

test("PWM comes with the host's duty, whether or not the contactor may close; that waits for its word", (t) => {
	const desk = under(2_666);
	desk.wish.mayClose = 0;
	desk.show("B").run(2_000);
	t.is(desk.stateName, "B2");
	desk.show("C").run(3_000);
	t.is(desk.stateName, "C2");
	t.deepEqual(desk.blockers, ["host"]);
	desk.wish.mayClose = 1;
	desk.tick();
	t.true(desk.closed);
	desk.run(5_000).wish.mayClose = 0;
	desk.tick();
	t.false(desk.closed, "at once, although the pilot still offers");
	t.is(desk.stateName, "C2");
});

test("what a host says of the contactor counts for nothing while the port decides", (t) => {
	const desk = new Desk();
	desk.wish.mayClose = 0;
	t.true(desk.charge().closed);
});

test("X1 gives the vehicle its 6 s; its word ends them; a host that is gone gives them as well", (t) => {
	for (const [ends, ms] of [
		[(desk: Desk) => void (desk.wish.pilot = STEADY_HIGH), 6_000],
		[(desk: Desk) => void (desk.wish.mayCharge = 0), 6_000],
		[(desk: Desk) => Object.assign(desk.wish, { pilot: STEADY_HIGH, mayClose: 0 }), 0],
	] as const) {
		const desk = under(2_666).charge().run(6_000);
		ends(desk);
		takes(t, desk, ms, () => !desk.closed);
		t.is(desk.drive.duty, STEADY_HIGH);
	}
});

test("−12 V for as long as the host wants it, from every state, with the contactor open at once", (t) => {
	for (const letter of ["A", "B", "C", "D"] as const) {
		const desk = under(2_666);
		desk.wish.ventilation = 1;
		desk.show("B").run(2_000).show(letter).run(3_000);
		t.is(desk.closed, letter === "C" || letter === "D");
		desk.wish.pilot = STEADY_LOW;
		desk.run(30);
		t.is(desk.stateName, "F");
		t.false(desk.closed);
		t.deepEqual(desk.states(60_000), ["F"]);
		desk.wish.pilot = STEADY_HIGH;
		desk.tick();
		t.is(desk.stateName, "B1");
	}
});

test("−12 V is no shorter than vehicles notice, and a stop that goes on ends with it", (t) => {
	const desk = under(2_666).charge().run(6_000);
	desk.wish.pilot = STEADY_HIGH;
	desk.run(1_000);
	t.true(desk.closed);
	desk.wish.pilot = STEADY_LOW;
	desk.tick();
	t.false(desk.closed);
	desk.wish.pilot = STEADY_HIGH;
	takes(t, desk, 300, () => desk.drive.duty === STEADY_HIGH);
});

test("a host wakes vehicles itself", (t) => {
	const desk = under(2_666).show("B").run(300_000);
	t.is(desk.report.wakeUps, 0);
	t.is(desk.stateName, "B2");
	desk.happened();
	desk.wish.pilot = STEADY_LOW;
	desk.run(4_000).wish.pilot = STEADY_HIGH;
	desk.run(1_000);
	t.deepEqual(desk.happened(), []);
	t.is(desk.report.wakeUps, 0, "that is not the port's pulse");
});

test("5 % never closes; leaving it, the diode is seen anew before anything does", (t) => {
	const desk = under(500).show("B").run(2_000).show("C").run(20_000);
	t.is(desk.stateName, "C2");
	t.false(desk.closed);
	t.true(desk.blockers.includes("current"));
	desk.wish.pilot = 2_666;
	desk.tick();
	t.is(desk.drive.duty, 2_666, "at once: nobody follows it yet");
	t.false(desk.closed);
	t.deepEqual(desk.blockers, ["diode"]);
	desk.until(() => desk.closed, 200);
	desk.run(500).wish.pilot = 500;
	desk.tick();
	t.false(desk.closed);
	t.is(desk.drive.duty, 500);
});

test("duties that offer current lie 5 s apart", (t) => {
	const desk = under(2_666).charge();
	desk.run(6_000).wish.pilot = 1_666;
	desk.run(50);
	t.is(desk.drive.duty, 1_666);
	desk.wish.pilot = 1_000;
	desk.run(4_900);
	t.is(desk.drive.duty, 1_666);
	desk.run(200);
	t.is(desk.drive.duty, 1_000);
});

test("overcurrent is what the host says, and not the duty", (t) => {
	const desk = under(1_000, 32_000).charge();
	desk.sense.mains.milliAmps[0] = 32_000;
	desk.run(60_000);
	t.deepEqual(desk.faults, []);
	const other = under(5_333, 10_000).charge();
	other.sense.mains.milliAmps[0] = 16_000;
	const took = other.until(() => other.has("overcurrent"));
	t.true(took >= 1_000 && took <= 1_000 + 2 * 160, `${took} ms: more than half above is much, and the meter has a turn each 160 ms`);
});

test("overcurrent is no more than cable, circuit and heat allow, whatever a host says", (t) => {
	for (const limits of [(desk: Desk) => void (desk.sense.proximityOhms = 1_500), (desk: Desk) => void (desk.wish.offerMa = 13_000)]) {
		const desk = under(5_333, 80_000);
		limits(desk);
		desk.charge().run(12_000);
		desk.sense.mains.milliAmps[0] = 20_000;
		desk.until(() => desk.has("overcurrent"), 20_000);
		t.true(desk.has("overcurrent"));
	}
});

test("a lower threshold counts 11 s later: the duty follows within 5 s, and the vehicle within 5 more", (t) => {
	const desk = under(2_666, 16_000).charge();
	desk.sense.mains.milliAmps[0] = 16_000;
	desk.run(20_000).wish.overcurrentMa = 6_000;
	desk.run(11_000);
	t.deepEqual(desk.faults, []);
	const late = desk.until(() => desk.has("overcurrent"));
	t.true(late >= 900 && late <= 7_200, `${late} ms`);
});

function socket(): Desk {
	const desk = new Desk();
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = LockFeedback.Locked;
	return desk;
}

test("a plug that is wanted is let go once the contactor is open, and not before; while it is, nothing closes", (t) => {
	const desk = socket().charge();
	desk.wish.lock = LockDrive.Unlock;
	desk.run(10_000);
	t.true(desk.closed);
	t.is(desk.drive.lock, LockDrive.Lock);
	desk.wish.mayCharge = 0;
	desk.show("B").run(30);
	t.false(desk.closed);
	t.is(desk.drive.lock, LockDrive.Unlock);
	desk.wish.mayCharge = 1;
	desk.until(() => desk.stateName === "B2");
	desk.show("C").run(700);
	t.false(desk.closed, "the lock still says locked, and is about to let go");
	t.deepEqual(desk.blockers, ["lock"]);
	desk.wish.lock = LockDrive.AsItIs;
	desk.until(() => desk.closed, 1_000);
	t.is(desk.drive.lock, LockDrive.Lock);
});

test("a plug that is held is locked without a vehicle in sight, and let go when that is gone", (t) => {
	const desk = socket().show("E").run(1_000);
	t.is(desk.drive.lock, LockDrive.AsItIs);
	desk.wish.lock = LockDrive.Lock;
	desk.run(100);
	t.is(desk.drive.lock, LockDrive.Lock);
	desk.show("A").run(3_000);
	t.is(desk.drive.lock, LockDrive.Unlock);
});

test("a test of the monitor that is asked for is made at once with the contactor open, and after it otherwise", (t) => {
	const desk = new Desk().show("B").run(3_000);
	let tests = 0;
	const count = (ms: number): number => {
		tests = 0;
		for (let at = 0; at < ms; at += 10) {
			const before = desk.drive.residualTest;
			desk.tick();
			if (before === 0 && desk.drive.residualTest === 1) tests++;
		}
		return tests;
	};
	t.is(count(10_000), 0);
	desk.wish.testResidual++;
	t.is(count(10_000), 1);
	desk.show("C").until(() => desk.closed);
	desk.wish.testResidual++;
	t.is(count(5_000), 0);
	t.true(desk.closed);
	desk.show("B");
	t.is(count(5_000), 1);
});

// SPDX-License-Identifier: Apache-2.0
/** The lock of a socket: when it is told what, how often, and when that is a fault. */
import test from "ava";
import { LockDrive, LockFeedback, OPEN_CIRCUIT } from "../../src/control/board.js";
import { Presence } from "../../src/control/presence.js";
import { Desk, TICK_MS } from "./desk.js";

function socket(feedback: LockFeedback): Desk {
	const desk = new Desk();
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = feedback;
	return desk;
}

test("a lock that does as it is told is told once, in both directions", (t) => {
	const desk = socket(LockFeedback.Unlocked).run(10_000);
	t.is(desk.drive.lock, 0);
	desk.show("B").run(500);
	t.is(desk.drive.lock, 1);
	desk.sense.lock = LockFeedback.Locked;
	desk.run(10_000).show("A").run(900);
	t.is(desk.drive.lock, 1);
	desk.run(200);
	t.is(desk.drive.lock, 0);
	desk.sense.lock = LockFeedback.Unlocked;
	desk.run(10_000);
	t.is(desk.drive.lockTry, 0);
	t.deepEqual(desk.faultsSoFar, []);
});

test("D is a vehicle to lock in, a short without a vehicle is none", (t) => {
	const desk = socket(LockFeedback.Unlocked);
	desk.wish.ventilation = 1;
	t.is(desk.run(1_000).show("D").run(700).drive.lock, 1);
	t.is(socket(LockFeedback.Unlocked).run(1_000).show("E").run(1_000).drive.lock, 0);
});

test("each new command has all its time and all its tries", (t) => {
	const desk = socket(LockFeedback.None).run(2_500);
	t.is(desk.drive.lockTry, 2, "it does not say that it is unlocked");
	desk.show("B");
	desk.until(() => desk.drive.lock === 1);
	t.is(desk.drive.lockTry, 0);
	t.is(
		desk.until(() => desk.drive.lockTry === 1),
		1_000,
	);
	t.is(
		desk.until(() => desk.has("lock")),
		2_000,
	);
});

test("a lock that slips now and then, and is back at once, is none that has failed", (t) => {
	const desk = socket(LockFeedback.Unlocked).run(1_000);
	for (let i = 0; i < 5; i++) {
		desk.sense.lock = LockFeedback.Locked;
		desk.run(1_500);
		desk.sense.lock = LockFeedback.Unlocked;
		desk.run(500);
	}
	t.deepEqual(desk.faultsSoFar, []);
});

test("after a fault it is left alone until its next try", (t) => {
	const desk = socket(LockFeedback.Unlocked).show("B");
	desk.until(() => desk.has("lock"));
	for (let ms = 0; ms < 9_900; ms += TICK_MS) if (desk.tick().drive.lockTry !== 0) t.fail(`told again after ${ms} ms`);
	t.is(desk.report.cycles, 0);
});

test("a lock that does not move is told three times, is a fault, and is told again after its time", (t) => {
	const desk = new Desk();
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = LockFeedback.Unlocked;
	desk.show("B");
	const tries: number[] = [];
	desk.until(() => {
		if (tries[tries.length - 1] !== desk.drive.lockTry) tries.push(desk.drive.lockTry);
		return desk.has("lock");
	});
	t.deepEqual(tries, [0, 1, 2, 0]);
	desk.run(9_000);
	t.is(desk.drive.lockTry, 0);
	desk.until(() => desk.drive.lockTry === 1, 3_000);
	t.pass();
});

test("while nobody knows whether a vehicle is there, the lock is told nothing, whatever it says", (t) => {
	for (const feedback of [LockFeedback.None, LockFeedback.Locked, LockFeedback.Unlocked]) {
		const desk = socket(feedback).show("E");
		for (let ms = 0; ms < 5_000; ms += TICK_MS) if (desk.tick().drive.lockTry !== 0) t.fail(`told after ${ms} ms`);
		t.is(desk.drive.lock, LockDrive.AsItIs);
		t.false(desk.faultsSoFar.includes("lock"));
	}
});

test("a socket behind a short is unlocked once its contact says that the plug is out", (t) => {
	const desk = socket(LockFeedback.Locked).charge().show("E").run(500);
	desk.sense.proximityOhms = OPEN_CIRCUIT;
	t.is(desk.run(900).drive.lock, LockDrive.Lock);
	t.is(desk.run(300).drive.lock, LockDrive.Unlock);
});

test("a socket whose vehicle left while the contactor was welded stays locked while the next one is just being plugged in", (t) => {
	const desk = socket(LockFeedback.Locked).charge();
	desk.contactorFollows = false;
	desk.show("A").run(3_000);
	t.is(desk.report.presence, Presence.Away);
	t.is(desk.drive.lock, LockDrive.Lock);
	desk.contactorFollows = true;
	t.is(desk.show("B").tick().drive.lock, LockDrive.Lock);
	t.is(desk.show("A").run(50).drive.lock, LockDrive.Unlock);
});

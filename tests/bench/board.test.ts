// SPDX-License-Identifier: Apache-2.0
/** The board tells a device what its wires say, and does what the device drives. */
import test from "ava";
import { LOCK_CONDITIONS } from "../../hosts/bench/lock.js";
import { Feedback, GuardCause, LockFeedback, OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { benchWithDummy, charging, type Dummy } from "./dummy.js";

test("current flows only with contacts closed, S2 closed and voltage there", (t) => {
	const { bench } = charging();
	const amps = (): readonly number[] => bench.board.mains.milliAmps;
	t.deepEqual(amps(), [16_000, 16_000, 16_000]);
	bench.board.mains.supply(230_000, 0, 230_000);
	bench.settle();
	t.deepEqual(amps(), [16_000, 0, 16_000]);
	t.is(bench.board.mains.loadedPhases, 2);
	bench.board.mains.supply(0, 0, 0);
	bench.settle();
	t.deepEqual(amps(), [0, 0, 0]);
	bench.board.mains.supply(230_000, 230_000, 230_000);
	bench.settle();
	t.deepEqual(amps(), [16_000, 16_000, 16_000]);
	bench.board.vehicle.pause();
	bench.settle();
	t.deepEqual(amps(), [0, 0, 0]);
});

test("phases follow Drive at once, and a change while the contactor is closed is counted", (t) => {
	const { bench, device } = charging();
	const { board } = bench;
	device.drive.phases = 1;
	bench.goTo(70);
	t.deepEqual(device.sense.mains.milliAmps, [16_000, 0, 0]);
	t.is(board.phasesSwitchedClosed, 1);
	device.drive.phases = 3;
	bench.goTo(100);
	t.deepEqual(device.sense.mains.milliAmps, [16_000, 16_000, 16_000]);
	t.is(board.phasesSwitchedClosed, 2);
	device.drive.contactor = 0;
	bench.goTo(200);
	device.drive.phases = 1;
	bench.goTo(300);
	device.drive.contactor = 1;
	bench.goTo(400);
	t.deepEqual(device.sense.mains.milliAmps, [16_000, 0, 0]);
	t.is(board.phasesSwitchedClosed, 2);
});

test("current flows in the poles that are closed, and needs neutral; residual current needs any of them", (t) => {
	const { bench, device } = charging();
	const { board } = bench;
	device.drive.phases = 1;
	board.contactor.weld(2);
	bench.goTo(100);
	t.deepEqual(device.sense.mains.milliAmps, [16_000, 16_000, 0]);
	t.is(board.mains.loadedPhases, 2);
	device.drive.contactor = 0;
	bench.goTo(200);
	t.deepEqual(device.sense.mains.milliAmps, [0, 0, 0], "no neutral");
	t.is(device.sense.contactor, Feedback.Open);
	board.residual.dcMicroAmps = 5_000;
	bench.goTo(250);
	t.is(device.sense.residual.dcMicroAmps, 5_000);
});

test("proximity shows the cable only while it is plugged in", (t) => {
	const { bench, device } = benchWithDummy();
	const ohms = (): number => {
		bench.goTo(bench.now + 10);
		return device.sense.proximityOhms;
	};
	t.is(ohms(), OPEN_CIRCUIT);
	bench.board.vehicle.plug();
	t.is(ohms(), 220);
	bench.board.cable.become(680);
	t.is(ohms(), 680);
	bench.board.cable.become(OPEN_CIRCUIT);
	t.is(ohms(), OPEN_CIRCUIT);
	bench.board.cable.become(UNKNOWN);
	bench.board.vehicle.unplug();
	t.is(ohms(), UNKNOWN, "a fixed cable has no contact to read");
});

test("a lock whose contact is silent moves all the same", (t) => {
	const { bench, device } = benchWithDummy();
	bench.board.lock.become(LOCK_CONDITIONS.indexOf("ok"));
	bench.goTo(50);
	bench.board.lock.silence(bench.now, 600);
	device.drive.lock = 1;
	bench.goTo(645);
	t.is(device.sense.lock, LockFeedback.None);
	t.true(bench.board.lock.locked);
	bench.goTo(655);
	t.is(device.sense.lock, LockFeedback.Locked);
});

test("a lock moves in 300 ms, a jammed one does not, and a new try moves it again", (t) => {
	const { bench, device } = benchWithDummy();
	bench.board.lock.become(LOCK_CONDITIONS.indexOf("ok"));
	bench.goTo(50);
	t.is(device.sense.lock, LockFeedback.Unlocked);
	device.drive.lock = 1;
	bench.goTo(345);
	t.is(device.sense.lock, LockFeedback.Unlocked);
	bench.goTo(375);
	t.is(device.sense.lock, LockFeedback.Locked);
	bench.board.lock.become(LOCK_CONDITIONS.indexOf("jammed"));
	device.drive.lock = 0;
	bench.goTo(2_000);
	t.is(device.sense.lock, LockFeedback.Locked);
	bench.board.lock.become(LOCK_CONDITIONS.indexOf("ok"));
	device.drive.lockTry = 1;
	bench.goTo(2_400);
	t.is(device.sense.lock, LockFeedback.Unlocked);
});

test("what the store holds survives a loss of power", (t) => {
	const { bench, device } = benchWithDummy();
	device.outlets.store.write("faults", "welded");
	bench.power(false);
	bench.power(true);
	const next = bench.device as Dummy;
	t.not(next, device);
	t.is(next.outlets.store.read("faults"), "welded");
	t.is(next.outlets.store.read("other"), undefined);
});

test("temperature, stop button and contactor are told; further sensors do not answer", (t) => {
	const { bench, device } = charging();
	t.deepEqual(device.sense.temperatures, [25_000, UNKNOWN]);
	t.is(device.sense.contactor, Feedback.Closed);
	t.is(device.sense.stopButton, 0);
	bench.board.heat(UNKNOWN);
	bench.board.pressStop(true);
	bench.settle();
	bench.goTo(bench.now + 20);
	t.deepEqual(device.sense.temperatures, [UNKNOWN, UNKNOWN]);
	t.is(device.sense.stopButton, 1);
	t.is(device.sense.guard, GuardCause.Stop);
	t.is(device.sense.contactor, Feedback.Open);
});

test("a device that never completes a tick cannot close the contactor, one that stops loses it after 65 ms", (t) => {
	const { bench, device } = benchWithDummy();
	device.drive.contactor = 1;
	device.completes = false;
	bench.goTo(1_000);
	t.false(bench.board.contactor.closed);
	t.is(device.sense.guard, GuardCause.Lease);

	const { bench: other, device: failing } = charging();
	failing.completes = false;
	other.goTo(50 + 64 + 15);
	t.true(other.board.contactor.closed);
	other.goTo(50 + 65 + 15);
	t.false(other.board.contactor.closed);
});

test("a duty is on the wire from the next period on, as a 16-bit timer makes it", (t) => {
	const { bench, device } = benchWithDummy();
	device.drive.duty = 5_333;
	bench.goTo(10);
	t.is(bench.board.port.wire, 10_000);
	bench.goTo(20);
	t.is(device.sense.pilot.count, 0, "taken by the tick");
	t.is(bench.board.port.wire, 5_333);
	const seen: number[][] = [];
	device.does = ({ sense, drive }) => {
		seen.push(Array.from({ length: sense.pilot.count }, (_, i) => sense.pilot.low[i]));
		drive.duty = 10_000;
	};
	bench.goTo(40);
	t.deepEqual(seen[0], Array(10).fill(-11_997));
	t.deepEqual(seen[1], [-11_997, ...Array(9).fill(11_997)]);
});

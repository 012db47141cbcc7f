// SPDX-License-Identifier: Apache-2.0
/** The board tells a device what its wires say, and does what the device drives. */
import test from "ava";
import { LOCK_CONDITIONS } from "../../hosts/bench/lock.js";
import { METER_CONDITIONS } from "../../hosts/bench/meter.js";
import { MONITOR_CONDITIONS } from "../../hosts/bench/residual.js";
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

test("phases change only while the contactor is open", (t) => {
	const { bench, device } = charging();
	device.drive.phases = 1;
	bench.goTo(200);
	t.is(bench.board.mains.loadedPhases, 3);
	device.drive.contactor = 0;
	bench.goTo(300);
	device.drive.contactor = 1;
	bench.goTo(400);
	t.is(bench.board.mains.loadedPhases, 1);
	t.deepEqual(device.sense.mains.milliAmps, [16_000, 0, 0]);
});

test("an hour of 3 × 230 V × 16 A is 11 040 Wh in the register, to the mWh", (t) => {
	const { bench, device } = charging();
	const before = device.sense.mains.registerMwh;
	bench.goTo(50 + 3_600_000);
	t.is(device.sense.mains.registerMwh - before, 11_040_000);
	t.is(device.sense.mains.milliWatts, 11_040_000);
	t.is(device.sense.mains.ageMs, 0);
	t.is(device.sense.mains.frequencyMhz, 50_000);
});

test("energy is counted to the millisecond at which the power changes", (t) => {
	const { bench, device } = charging();
	const before = device.sense.mains.registerMwh;
	bench.goTo(3_065);
	bench.board.vehicle.pause();
	bench.settle();
	bench.goTo(4_000);
	t.is(device.sense.mains.registerMwh - before, 9_246, "3.015 s of 11 040 W");
});

test("the register wraps as int32, and differences stay exact", (t) => {
	const { bench, device } = charging();
	bench.board.vehicle.drawFixed(80_000, 3);
	bench.settle();
	let last = device.sense.mains.registerMwh;
	let wraps = 0;
	for (let hour = 1; hour <= 50; hour++) {
		bench.board.meter.count(bench.now + hour * 3_600_000, bench.board.mains);
		bench.board.meter.tell(bench.now, bench.board.mains, device.sense.mains);
		const register = device.sense.mains.registerMwh;
		t.is((register - last) | 0, 55_200_000);
		t.is(register, register | 0);
		if (register < last) wraps++;
		last = register;
	}
	t.is(wraps, 1);
});

test("a lost meter grows old, a frozen one repeats itself, one that never answered says so", (t) => {
	const { bench, device } = charging();
	const mains = device.sense.mains;
	bench.board.meter.become(METER_CONDITIONS.indexOf("lost"));
	bench.board.vehicle.pause();
	bench.settle();
	bench.goTo(1_050);
	t.is(mains.ageMs, 1_000);
	t.deepEqual(mains.milliAmps, [16_000, 16_000, 16_000], "the last answer");
	bench.board.meter.become(METER_CONDITIONS.indexOf("ok"));
	bench.goTo(1_060);
	t.is(mains.ageMs, 0);
	t.deepEqual(mains.milliAmps, [0, 0, 0]);
	bench.board.meter.become(METER_CONDITIONS.indexOf("frozen"));
	bench.board.mains.supply(100_000, 100_000, 100_000);
	bench.settle();
	bench.goTo(1_100);
	t.deepEqual(mains.milliVolts, [230_000, 230_000, 230_000]);
	t.is(mains.ageMs, 0);

	const { bench: other, device: deaf } = benchWithDummy();
	other.board.meter.become(METER_CONDITIONS.indexOf("lost"));
	other.goTo(100);
	t.is(deaf.sense.mains.ageMs, UNKNOWN);
	t.deepEqual(deaf.sense.mains.milliVolts, [-7, -7, -7], "nothing was written");
	bench.board.meter.become(METER_CONDITIONS.indexOf("lost"));
	bench.reboot();
	bench.goTo(bench.now + 50);
	t.is(bench.device?.sense.mains.ageMs, UNKNOWN, "nor to a device that has just started");
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

test("the residual monitor trips at 6 mA DC or 30 mA AC, never when dead, always when stuck", (t) => {
	for (const [condition, dc, ac, trips] of [
		["ok", 5_999, 29_999, false],
		["ok", 6_000, 0, true],
		["ok", 0, 30_000, true],
		["dead", 90_000, 90_000, false],
		["stuck", 0, 0, true],
	] as const) {
		const { bench, device } = charging();
		bench.board.residual.dcMicroAmps = dc;
		bench.board.residual.acMicroAmps = ac;
		bench.board.residual.become(MONITOR_CONDITIONS.indexOf(condition));
		bench.settle();
		bench.goTo(100);
		t.is(device.sense.guard, trips ? GuardCause.Residual : GuardCause.None, `${condition} ${dc} ${ac}`);
		if (!trips)
			t.deepEqual(device.sense.residual, {
				tripped: 0,
				dcMicroAmps: condition === "dead" ? 0 : dc,
				acMicroAmps: condition === "dead" ? 0 : ac,
			});
	}
});

test("nothing flows to earth while the contactor is open", (t) => {
	const { bench, device } = benchWithDummy();
	bench.board.residual.dcMicroAmps = 90_000;
	bench.settle();
	bench.goTo(100);
	t.deepEqual(device.sense.residual, { tripped: 0, dcMicroAmps: 0, acMicroAmps: 0 });
});

test("a monitor that works answers its test after 100 ms, and lets go after 100 ms; a dead one does not, a stuck one never lets go", (t) => {
	for (const [condition, lines] of [
		["ok", [0, 1, 1, 0]],
		["dead", [0, 0, 0, 0]],
		["stuck", [1, 1, 1, 1]],
	] as const) {
		const { bench, device } = benchWithDummy();
		bench.board.residual.become(MONITOR_CONDITIONS.indexOf(condition));
		device.drive.residualTest = 1;
		const seen = [];
		bench.goTo(95);
		seen.push(device.sense.residual.tripped);
		bench.goTo(205);
		seen.push(device.sense.residual.tripped);
		device.drive.residualTest = 0;
		bench.goTo(285);
		seen.push(device.sense.residual.tripped);
		bench.goTo(405);
		seen.push(device.sense.residual.tripped);
		t.deepEqual(seen, [...lines], condition);
	}
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

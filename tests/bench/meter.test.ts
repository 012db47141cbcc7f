// SPDX-License-Identifier: Apache-2.0
/** The meter counts exactly, and tells what it counts at once, in its time, or not at all. */
import test from "ava";
import { METER_CONDITIONS } from "../../hosts/bench/meter.js";
import { UNKNOWN } from "../../src/control/board.js";
import { benchWithDummy, charging } from "./dummy.js";

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

test("a meter that answers every second tells what there was when it answered, and how old that is", (t) => {
	const { bench, device } = charging();
	const { mains } = device.sense;
	bench.board.meter.pace(bench.now, 1_000);
	bench.settle();
	const before = mains.registerMwh;
	bench.goTo(1_045);
	bench.board.vehicle.pause();
	bench.settle();
	bench.goTo(1_049);
	t.is(mains.ageMs, 990);
	t.deepEqual(mains.milliAmps, [16_000, 16_000, 16_000]);
	bench.goTo(1_500);
	t.is(mains.ageMs, 450, "it answered at 1.05 s");
	t.deepEqual(mains.milliAmps, [0, 0, 0]);
	t.is(mains.registerMwh - before, 3_052, "0.995 s of 11 040 W, and the rest of a mWh from before");
	bench.board.vehicle.drawFixed(10_000, 3);
	bench.settle();
	bench.board.meter.become(METER_CONDITIONS.indexOf("lost"));
	bench.goTo(2_500);
	t.is(mains.ageMs, 1_450);
	t.deepEqual(mains.milliAmps, [0, 0, 0]);
	bench.board.meter.become(METER_CONDITIONS.indexOf("frozen"));
	bench.goTo(3_100);
	t.is(mains.ageMs, 50);
	t.deepEqual(mains.milliAmps, [0, 0, 0], "as if it were news");
	bench.board.meter.become(METER_CONDITIONS.indexOf("ok"));
	bench.goTo(4_060);
	t.is(mains.ageMs, 10);
	t.deepEqual(mains.milliAmps, [10_000, 10_000, 10_000]);
	bench.reboot();
	bench.goTo(4_100);
	t.is(bench.device?.sense.mains.ageMs, UNKNOWN, "a board that has just started has no answer yet");
	bench.goTo(5_080);
	t.is(bench.device?.sense.mains.ageMs, 30);
});

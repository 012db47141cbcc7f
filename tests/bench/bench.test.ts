// SPDX-License-Identifier: Apache-2.0
/** Virtual time: ticks come when they should, the pilot is sampled every millisecond, power comes and goes. */
import test from "ava";
import { Bench } from "../../hosts/bench/bench.js";
import type { Payload } from "../../hosts/bench/device.js";
import { PILOT_CAPACITY } from "../../src/control/board.js";
import { since } from "../../src/control/integer.js";
import { benchWithDummy, charging, DEAF, Dummy } from "./dummy.js";

/** Moments at which the device ticks until `until`, and the windows that each tick got. */
function ticks(bench: Bench, until: number): { at: number[]; windows: number[]; lost: number[] } {
	const seen = { at: [] as number[], windows: [] as number[], lost: [] as number[] };
	(bench.device as Dummy).does = ({ sense }) => {
		seen.at.push(bench.now);
		seen.windows.push(sense.pilot.count);
		seen.lost.push(sense.pilot.lost);
	};
	bench.goTo(until);
	return seen;
}

test("a tick every 10 ms, with ten windows of the pilot", (t) => {
	const { bench } = benchWithDummy();
	t.deepEqual(ticks(bench, 50), { at: [10, 20, 30, 40, 50], windows: [10, 10, 10, 10, 10], lost: [0, 0, 0, 0, 0] });
});

test("the device's clock begins a minute before it wraps, and goes on across the wrap", (t) => {
	const { bench, device } = benchWithDummy();
	bench.goTo(10);
	const first = device.sense.now;
	t.is(Number(first), 2_147_423_658);
	bench.goTo(60_000);
	t.is(Number(device.sense.now), -2_147_483_648);
	t.is(since(device.sense.now, first), 59_990);
});

test("a late tick is late by at most the jitter, is never early, and does not shift the schedule", (t) => {
	const { bench } = benchWithDummy(3);
	bench.shake(4);
	const { at, windows } = ticks(bench, 20_000);
	const late = at.map((moment) => moment % 10);
	t.deepEqual([...new Set(late.slice(1))].sort(), [0, 1, 2, 3, 4]);
	t.true(at.length >= 1_999);
	t.is(
		windows.reduce((sum, count) => sum + count, 0),
		at[at.length - 1],
	);
});

test("jitter is another for another seed, and the same for the same", (t) => {
	const run = (seed: number): number[] => {
		const { bench } = benchWithDummy(seed);
		bench.shake(9);
		return ticks(bench, 1_000).at;
	};
	t.deepEqual(run(5), run(5));
	t.not(`${run(5)}`, `${run(6)}`);
});

test("in a stall nothing ticks; then one tick comes with the newest windows, and the schedule goes on", (t) => {
	const { bench } = benchWithDummy();
	bench.goTo(100);
	bench.stall(175);
	t.deepEqual(ticks(bench, 300), { at: [275, 280, 290, 300], windows: [PILOT_CAPACITY, 5, 10, 10], lost: [175 - PILOT_CAPACITY, 0, 0, 0] });
});

test("as many windows as there is room for, and one more", (t) => {
	for (const [ms, windows, lost] of [
		[PILOT_CAPACITY, PILOT_CAPACITY, 0],
		[PILOT_CAPACITY + 1, PILOT_CAPACITY, 1],
	]) {
		const { bench } = benchWithDummy();
		bench.goTo(100);
		bench.stall(ms);
		const seen = ticks(bench, 100 + PILOT_CAPACITY + 5);
		t.deepEqual([seen.windows[0], seen.lost[0]], [windows, lost]);
	}
});

test("what has no room goes oldest first", (t) => {
	const { bench, device } = benchWithDummy();
	bench.goTo(100);
	bench.stall(PILOT_CAPACITY + 8);
	bench.goTo(120);
	bench.board.vehicle.plug();
	bench.settle();
	let high: number[] = [];
	device.does = ({ sense }) => {
		high = Array.from({ length: sense.pilot.count }, (_, i) => sense.pilot.high[i]);
	};
	bench.goTo(100 + PILOT_CAPACITY + 8);
	t.is(high.length, PILOT_CAPACITY);
	t.deepEqual(high.slice(0, 12), Array(12).fill(11_997));
	t.deepEqual(high.slice(12), Array(PILOT_CAPACITY - 12).fill(8_982));
});

test("without noise nothing depends on the seed; with noise it does", (t) => {
	const run = (seed: number, noise: number, anew = seed): number[] => {
		const { bench, device } = benchWithDummy(seed);
		bench.seed(anew);
		bench.board.sampler.disturb(noise);
		const seen: number[] = [];
		device.drive.duty = 5_000;
		device.does = ({ sense }) => void seen.push(sense.pilot.high[9], sense.pilot.low[9]);
		bench.goTo(500);
		return seen;
	};
	t.deepEqual(run(1, 0), run(2, 0));
	t.deepEqual(run(1, 150), run(1, 150));
	t.not(`${run(1, 150)}`, `${run(2, 150)}`);
	t.deepEqual(run(1, 150, 2), run(2, 150));
});

test("noise has the deviation that was asked for, on both plateaus, and is told as spread", (t) => {
	const { bench, device } = benchWithDummy();
	device.drive.duty = 5_000;
	bench.board.sampler.disturb(150);
	bench.goTo(20);
	let squares = 0;
	let count = 0;
	device.does = ({ sense }) => {
		t.is(sense.pilot.spreadMv, 150);
		for (let i = 0; i < sense.pilot.count; i++) {
			squares += (sense.pilot.high[i] - 12_000) ** 2 + (sense.pilot.low[i] + 12_000) ** 2;
			count += 2;
		}
	};
	bench.goTo(20_020);
	t.is(count, 40_000);
	t.true(Math.abs(Math.sqrt(squares / count) - 150) < 3, `${Math.sqrt(squares / count)}`);
});

test("on a steady pilot both plateaus say the same, noise or not", (t) => {
	const { bench, device } = benchWithDummy();
	bench.board.sampler.disturb(150);
	bench.goTo(20);
	device.does = ({ sense }) => {
		for (let i = 0; i < sense.pilot.count; i++) t.is(sense.pilot.high[i], sense.pilot.low[i]);
	};
	bench.goTo(100);
});

test("power off takes device, contactor and mains; power on brings a new device", (t) => {
	const { bench, device } = charging();
	device.sessions = 2;
	device.totalMwh = 500;
	bench.power(false);
	t.is(bench.device, null);
	t.is(bench.sessions(), 2);
	t.is(bench.energyMwh(), 500);
	t.deepEqual(bench.board.mains.milliAmps, [0, 0, 0], "no mains");
	bench.goTo(bench.now + 15);
	t.false(bench.board.contactor.closed);
	t.is(bench.board.port.highMv, 0);
	bench.goTo(bench.now + 1_000);
	bench.power(true);
	const fresh = bench.device as unknown as Dummy;
	t.not(fresh, device);
	bench.goTo(bench.now + 10);
	t.is(Number(fresh.sense.now), 2_147_423_658);
	fresh.sessions = 3;
	fresh.totalMwh = 700;
	t.is(bench.sessions(), 3, "the device counts over restarts");
	t.is(bench.energyMwh(), 700);
});

test("a reboot leaves the mains on and drops the contactor", (t) => {
	const { bench, device } = charging();
	bench.reboot();
	t.not(bench.device as unknown, device);
	t.deepEqual(bench.board.mains.milliAmps, [16_000, 16_000, 16_000], "for the time that the contactor takes");
	bench.goTo(bench.now + 15);
	t.false(bench.board.contactor.closed);
});

test("switching on what is on, or rebooting what has no power, does nothing", (t) => {
	const { bench, device } = benchWithDummy();
	bench.power(true);
	t.is(bench.device, device);
	bench.power(false);
	bench.reboot();
	t.is(bench.device, null);
});

test("boots, lines and events are heard with their moment", (t) => {
	const heard: [number, string, Payload?][] = [];
	const bench = new Bench(
		(outlets) => {
			outlets.print("hello");
			return new Dummy(outlets);
		},
		{
			booted: (now, reason) => void heard.push([now, `boot ${reason}`]),
			printed: (now, text) => void heard.push([now, text]),
			happened: (now, name, payload) => void heard.push([now, name, payload]),
		},
		1,
	);
	(bench.device as Dummy).does = ({ outlets }) => outlets.event("Ticked", { at: "desk" });
	bench.goTo(10);
	bench.reboot();
	t.deepEqual(heard, [
		[0, "boot power"],
		[0, "hello"],
		[10, "Ticked", { at: "desk" }],
		[10, "boot reboot"],
		[10, "hello"],
	]);
});

test("what powerUp() throws comes out", (t) => {
	const broken = (): never => {
		throw new Error("no such setting");
	};
	t.throws(() => new Bench(broken, DEAF, 1), { message: "no such setting" });
});

// SPDX-License-Identifier: Apache-2.0
/** The sampler delivers what is on the pilot with all that disturbs it, counts what it cannot read, and tells the guard the same. */
import test from "ava";
import { Hum } from "../../hosts/bench/hum.js";
import { GuardCause } from "../../src/control/board.js";
import { charging, type Dummy } from "./dummy.js";

/** Notes the high and low plateaus of each tick, and how many windows were lost. */
function noting(device: Dummy): { highs: number[][]; lows: number[][]; lost: number[] } {
	const seen = { highs: [] as number[][], lows: [] as number[][], lost: [] as number[] };
	device.does = ({ sense: { pilot } }) => {
		seen.highs.push(Array.from({ length: pilot.count }, (_, i) => pilot.high[i]));
		seen.lows.push(Array.from({ length: pilot.count }, (_, i) => pilot.low[i]));
		seen.lost.push(pilot.lost);
	};
	return seen;
}

test("of every M windows the first N are lost, and no other", (t) => {
	const { bench, device } = charging();
	const { highs, lost } = noting(device);
	bench.board.sampler.blind(3, 4);
	bench.goTo(90);
	t.deepEqual(lost, [8, 7, 8, 7]);
	t.deepEqual(
		highs.map((each) => each.length),
		[2, 3, 2, 3],
	);
	t.is(highs[0][0], 5_994);
	bench.board.sampler.blind(1, 1);
	bench.goTo(110);
	t.deepEqual(lost.slice(4), [10, 10]);
	bench.board.sampler.blind(0, 1);
	bench.goTo(120);
	t.is(lost[6], 0);
	t.is(highs[6].length, 10);
});

test("the pattern goes on over a stall, where what finds no room is lost as well", (t) => {
	const { bench, device } = charging();
	const { highs, lost } = noting(device);
	bench.board.sampler.blind(1, 8);
	bench.stall(400);
	bench.goTo(450);
	t.is(highs[0].length + lost[0], 400);
	t.true(highs[0].length <= 128);
	bench.goTo(850);
	t.is(
		lost.slice(1).reduce((sum, each) => sum + each, 0),
		50,
		"an eighth of the next 400",
	);
});

test("hum is the same on both plateaus, repeats with its period, and has the peak that was asked for", (t) => {
	const { bench, device } = charging();
	const { highs, lows } = noting(device);
	bench.board.sampler.hum.become(1_000, 50_000, false);
	bench.goTo(130);
	const high = highs.flat();
	t.is(high.length, 80);
	t.deepEqual(high.slice(0, 20), high.slice(20, 40));
	t.true(new Set(high.slice(0, 20)).size > 5);
	t.true(high.every((mv) => Math.abs(mv - 5_996) <= 1_005));
	t.true(lows.flat().every((low, i) => Math.abs(low + 12_000 - (high[i] - 5_996)) <= 9));
	t.is(device.sense.pilot.spreadMv, 0);
});

test("the form of the hum: odd harmonics, a flat top, zero in the middle", (t) => {
	const hum = new Hum();
	hum.become(1_000, 50_000, false);
	const turn = Array.from({ length: 20 }, (_, ms) => hum.at(ms, false));
	t.deepEqual(turn.slice(0, 11), [0, 836, 971, 764, 810, 930, 810, 764, 971, 836, 0]);
	t.deepEqual(
		turn.slice(10),
		turn.slice(0, 10).map((mv) => (mv === 0 ? 0 : -mv)),
	);
	hum.become(1_000, 60_000, false);
	t.is(hum.at(50, false), hum.at(0, false), "three turns");
	t.is(hum.at(31_536_000_050, false), hum.at(0, false), "a year later");
	hum.become(300, 50_000, true);
	t.is(hum.at(1, false), 0);
	t.is(hum.at(1, true), 250);
});

test("hum that comes with the load is there while current flows", (t) => {
	const { bench, device } = charging();
	const { highs } = noting(device);
	bench.board.sampler.hum.become(2_000, 50_000, true);
	bench.goTo(70);
	t.true(new Set(highs.flat()).size > 5);
	device.drive.contactor = 0;
	bench.goTo(100);
	highs.length = 0;
	bench.goTo(130);
	t.deepEqual([...new Set(highs.flat())], [5_994]);
});

/** When the guard opens, ms after the disturbance, with a vehicle that charges; and why. */
function opensAfter(disturb: (board: ReturnType<typeof charging>["bench"]["board"], settle: () => void) => void): [number, number] {
	const { bench, device } = charging();
	disturb(bench.board, () => bench.settle());
	bench.settle();
	const from = bench.now;
	while (bench.board.guard.holds && bench.now < from + 3_000) bench.step(bench.now + 1);
	bench.goTo(bench.now + 20);
	return [bench.now - 20 - from, device.sense.guard];
}

test("the guard sees the pilot window by window: most of eight, and none that cannot be read", (t) => {
	t.deepEqual(
		opensAfter(({ vehicle }) => vehicle.unplug()),
		[250, GuardCause.Pilot],
		"undisturbed, at once",
	);
	t.deepEqual(
		opensAfter(({ vehicle, sampler }, settle) => {
			sampler.disturb(1);
			settle();
			vehicle.unplug();
		}),
		[5 + 250, GuardCause.Pilot],
		"five windows of the last eight",
	);
	t.deepEqual(
		opensAfter(({ vehicle, sampler }, settle) => {
			sampler.blind(1, 2);
			settle();
			vehicle.unplug();
		}),
		[10 + 250, GuardCause.Pilot],
		"every second window counts",
	);
	t.deepEqual(
		opensAfter(({ sampler }) => sampler.blind(1, 1)),
		[40 + 250, GuardCause.Pilot],
		"a silent sampler is no vehicle",
	);
	t.is(opensAfter(({ sampler }) => sampler.blind(39, 40))[1], GuardCause.None, "one window in time is");
	t.is(opensAfter(({ sampler }) => sampler.hum.become(1_900, 50_000, false))[1], GuardCause.None);
	t.is(opensAfter(({ sampler }) => sampler.hum.become(5_000, 50_000, false))[1], GuardCause.None, "C in between");
});

test("what is over is forgotten: the pilot as it is decides at once", (t) => {
	const { bench, device } = charging();
	bench.board.sampler.blind(1, 1);
	bench.settle();
	bench.goTo(300);
	bench.board.sampler.blind(0, 1);
	bench.settle();
	bench.goTo(2_000);
	t.is(device.sense.guard, GuardCause.None);
	t.true(bench.board.guard.holds);
});

// SPDX-License-Identifier: Apache-2.0
/** Measures how soon the contactor is told to open after the pilot has changed, with noise and late ticks, and that noise alone never opens it. */
import type { Bench } from "../../hosts/bench/bench.js";
import { Random, Stream } from "../../hosts/bench/random.js";
import { awaitCommand, chargingBench, plugIn } from "./rig.js";

const TRIALS = 10_000;
const NOISE_MV = 150;
const JITTER_MS = 2;
const QUIET_HOURS = 10;
const HOUR_MS = 3_600_000;
const SEED = 1;

/** What happens to the pilot, how the vehicle comes back, and how long the firmware may take at most, ms. */
const CHANGES = [
	{
		name: "unplugged (C to A)",
		worst: 25,
		happen: (bench: Bench) => bench.board.vehicle.unplug(),
		restore: plugIn,
	},
	{
		name: "S2 opened (C to B)",
		worst: 45,
		happen: (bench: Bench) => bench.board.vehicle.pause(),
		restore: (bench: Bench) => bench.board.vehicle.drawRegulated(16_000, 3),
	},
] as const;

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** Times of all trials in ms, the shortest first. Each begins at another moment of the tick and of the session. */
function measure({ happen, restore }: (typeof CHANGES)[number]): number[] {
	const bench = chargingBench(SEED, NOISE_MV, JITTER_MS);
	const delay = new Random(SEED, Stream.Delay);
	const times: number[] = [];
	for (let trial = 0; trial < TRIALS; trial++) {
		bench.goTo(bench.now + 1_000 + delay.below(1_000));
		happen(bench);
		bench.settle();
		times.push(awaitCommand(bench, false));
		// a vehicle that is back at once has been disturbed, and counts against the contactor
		bench.goTo(bench.now + 2_000);
		restore(bench);
		bench.settle();
		awaitCommand(bench, true);
	}
	return times.sort((a, b) => a - b);
}

/** The value below which `share` per cent of the sorted times lie. */
function percentile(times: readonly number[], share: number): number {
	return times[Math.ceil((times.length * share) / 100) - 1];
}

function report(name: string, worst: number, times: readonly number[]): boolean {
	const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
	const figures = [
		["min", times[0]],
		["mean", mean.toFixed(1)],
		["p50", percentile(times, 50)],
		["p95", percentile(times, 95)],
		["p99", percentile(times, 99)],
		["max", times[times.length - 1]],
	];
	const good = times[times.length - 1] <= worst;
	const text = figures.map(([what, value]) => `${what} ${String(value).padStart(4)}`).join("  ");
	print(`${name}  ${times.length} times: ${text} ms, allowed ${worst}: ${good ? "good" : "TOO SLOW"}`);
	return good;
}

/** Charges for hours with noise, and counts the openings that nothing but noise can have caused. */
function charge(): number {
	const bench = chargingBench(SEED, NOISE_MV, JITTER_MS);
	const end = bench.now + QUIET_HOURS * HOUR_MS;
	let openings = 0;
	while (bench.now < end) {
		bench.step(end);
		if (bench.board.commanded()) continue;
		openings++;
		awaitCommand(bench, true);
	}
	return openings;
}

print(`noise ${NOISE_MV} mV on every plateau, jitter ${JITTER_MS} ms, seed ${SEED}`);
const good = CHANGES.map((change) => report(change.name, change.worst, measure(change)));
const openings = charge();
print(`${QUIET_HOURS} hours in C2 with that noise: ${openings} false openings${openings === 0 ? ": good" : ": TOO MANY"}`);
process.exitCode = good.every(Boolean) && openings === 0 ? 0 : 1;

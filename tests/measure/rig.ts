// SPDX-License-Identifier: Apache-2.0
/** The firmware on a bench with a charging vehicle, for measurements. */
import { Bench, type Listener } from "../../hosts/bench/bench.js";
import { powerUp } from "../../src/firmware.js";

/** What is measured here is not what is told. */
const DEAF: Listener = { booted: () => {}, printed: () => {}, happened: () => {} };
/** Longer than any vehicle and any rest of the contactor takes, ms. */
const PATIENCE_MS = 60_000;

/** A bench with noise (mV) and jitter (ms); the vehicle draws 16 A on three phases, and may come and go as often as somebody measures. */
export function chargingBench(seed: number, noiseMv: number, jitterMs: number): Bench {
	const bench = new Bench(powerUp(["closingsWaitMs=0"]), DEAF, seed);
	bench.board.sampler.disturb(noiseMv);
	bench.shake(jitterMs);
	plugIn(bench);
	awaitCommand(bench, true);
	return bench;
}

/** A vehicle comes and wants to charge. */
export function plugIn(bench: Bench): void {
	bench.board.vehicle.plug();
	bench.board.vehicle.drawRegulated(16_000, 3);
	bench.settle();
}

/** Goes on until the firmware commands the contactor so, and says how long that took, ms. */
export function awaitCommand(bench: Bench, closed: boolean): number {
	const from = bench.now;
	while (bench.board.commanded() !== closed) {
		if (bench.now - from > PATIENCE_MS) throw new Error(`the contactor was not told to ${closed ? "close" : "open"}`);
		bench.step(bench.now + PATIENCE_MS);
	}
	return bench.now - from;
}

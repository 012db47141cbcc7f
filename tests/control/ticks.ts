// SPDX-License-Identifier: Apache-2.0
/** A whole tick of the firmware while a port charges, for measuring what it costs. */
import { Bench } from "../../hosts/bench/bench.js";
import type { Device } from "../../hosts/bench/device.js";
import type { Instant } from "../../src/control/integer.js";
import { powerUp } from "../../src/firmware.js";

const TICK_MS = 10;
/** 11 kW for a tick, mWh. */
const MWH_A_TICK = 30;

const silent = { booted: () => {}, printed: () => {}, happened: () => {} };
const bench = new Bench(powerUp([]), silent, 1);
bench.board.vehicle.drawRegulated(16_000, 3);
bench.settle();
bench.goTo(60_000);
const { sense } = bench.device as Device;
const device = bench.device as Device;

/** A board that goes on as it did. */
function goOn(): void {
	sense.now = ((sense.now + TICK_MS) | 0) as Instant;
	sense.pilot.count = TICK_MS;
	sense.mains.registerMwh = (sense.mains.registerMwh + MWH_A_TICK) | 0;
	// a sensor that stands still counts as broken
	sense.temperatures[0] = 25_000 + ((sense.now >> 13) & 7);
}

/** Runs `count` ticks; 1 if the contactor is closed after them. */
export function ticks(count: number): number {
	for (let i = 0; i < count; i++) {
		goOn();
		device.tick();
	}
	return device.drive.contactor;
}

/** The loop of ticks() with nothing but the board in it. */
export function nothing(count: number): number {
	for (let i = 0; i < count; i++) goOn();
	return count;
}

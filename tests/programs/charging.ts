// SPDX-License-Identifier: Apache-2.0
/** An hour of charging in the test program of the SDK's XS, so that the machine can be measured after it. */
import { Bench } from "../../hosts/bench/bench.js";
import type { Device } from "../../hosts/bench/device.js";
import type { Instant } from "../../src/control/integer.js";
import { powerUp } from "../../src/firmware.js";

const HOUR_MS = 3_600_000;
const TICK_MS = 10;
/** Until a vehicle that asks has been charging for a while. */
const WARM_UP_MS = 60_000;
/** 11 kW for a tick, mWh. */
const MWH_A_TICK = 30;
const silent = { booted: () => {}, printed: () => {}, happened: () => {} };

/** What is measured, by name: each gives what must not be collected before. */
const SESSIONS: Readonly<Record<string, (write: (line: string) => void) => object>> = {
	/** The firmware alone, just powered up. */
	idle: () =>
		powerUp([])({
			print: () => {},
			event: () => {},
			chance: () => 0,
			ownRestart: false,
			store: { read: () => undefined, write: () => {}, erase: () => {} },
		}),
	/** The firmware alone: a board that says the same for an hour takes the bench's place. */
	firmware(write) {
		const bench = charge(WARM_UP_MS);
		const device = bench.device as Device;
		for (let ms = 0; ms < HOUR_MS; ms += TICK_MS) tickAlone(device);
		write(`${JSON.stringify({ contactor: device.drive.contactor, mwh: device.sessionMwh })}\n`);
		return device;
	},
	/** The firmware on the virtual bench, until the vehicle is gone. */
	bench(write) {
		const bench = charge(HOUR_MS);
		bench.board.vehicle.unplug();
		bench.settle();
		bench.goTo(HOUR_MS + WARM_UP_MS);
		write(`${JSON.stringify({ sessions: bench.sessions(), mwh: bench.energyMwh() })}\n`);
		return bench;
	},
};

/** Charges as `session` says. */
export function run(write: (line: string) => void, session: string): object {
	return SESSIONS[session.trim()](write);
}

function charge(ms: number): Bench {
	const bench = new Bench(powerUp([]), silent, 1);
	bench.board.vehicle.drawRegulated(16_000, 3);
	bench.settle();
	bench.goTo(ms);
	return bench;
}

/** One tick with a board that goes on as it did. */
function tickAlone(device: Device): void {
	const { sense } = device;
	sense.now = ((sense.now + TICK_MS) | 0) as Instant;
	sense.pilot.count = TICK_MS;
	sense.mains.registerMwh = (sense.mains.registerMwh + MWH_A_TICK) | 0;
	// a sensor that stands still counts as broken
	sense.temperatures[0] = 25_000 + ((sense.now >> 13) & 7);
	device.tick();
}

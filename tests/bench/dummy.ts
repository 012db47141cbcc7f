// SPDX-License-Identifier: Apache-2.0
/** A device for tests of the bench: it does what a test tells it, and remembers what it was told. */

import { Bench, type Listener } from "../../hosts/bench/bench.js";
import type { Device, Outlets } from "../../hosts/bench/device.js";
import { type Drive, Feedback, GuardCause, LockFeedback, PILOT_CAPACITY, type Sense, UNKNOWN } from "../../src/control/board.js";
import { FAULTS } from "../../src/control/faults.js";
import type { Instant } from "../../src/control/integer.js";
import { Letter } from "../../src/control/pilot.js";
import { State } from "../../src/control/sequence.js";
import type { Report } from "../../src/control/wish.js";

/** A device without any will of its own. */
export class Dummy implements Device {
	readonly sense: Sense = {
		now: 0 as Instant,
		pilot: { count: 0, lost: 0, spreadMv: UNKNOWN, high: blank(PILOT_CAPACITY), low: blank(PILOT_CAPACITY) },
		proximityOhms: UNKNOWN,
		contactor: Feedback.Unknown,
		mains: {
			ageMs: UNKNOWN,
			frequencyMhz: UNKNOWN,
			milliVolts: blank(3),
			milliAmps: blank(3),
			milliWatts: UNKNOWN,
			registerMwh: UNKNOWN,
		},
		residual: { tripped: 0, dcMicroAmps: UNKNOWN, acMicroAmps: UNKNOWN },
		temperatures: [UNKNOWN, UNKNOWN],
		stopButton: 0,
		tamper: 0,
		brownOut: 0,
		lock: LockFeedback.None,
		guard: GuardCause.None,
	};
	readonly drive: Drive = { duty: 10_000, contactor: 0, phases: 3, residualTest: 0, lock: 0, lockTry: 0, shuntTrip: 0 };
	readonly report: Report = {
		state: State.A1,
		letter: Letter.A,
		offeredMa: 0,
		signalledMa: 0,
		cableMa: 0,
		blockers: 0,
		faults: 0,
		newestFault: -1,
		retryInMs: FAULTS.map(() => -1),
		happened: 0,
		cycles: 0,
		openingsUnderLoad: 0,
		wakeUps: 0,
	};
	sessions = 0;
	sessionMwh = 0;
	totalMwh = 0;
	/** What tick() answers. */
	completes = true;
	/** What tick() does besides. */
	does: (device: Dummy) => void = () => {};
	readonly typed: string[] = [];
	readonly clocks: number[] = [];
	readonly outlets: Outlets;

	constructor(outlets: Outlets) {
		this.outlets = outlets;
	}

	tick(): boolean {
		this.does(this);
		return this.completes;
	}

	type(line: string): void {
		this.typed.push(line);
	}

	setClock(unixMs: number): void {
		this.clocks.push(unixMs);
	}
}

/** Nothing happens by accident: -7 is no reading of anything. */
function blank(length: number): number[] {
	return Array.from({ length }, () => -7);
}

/** Hears nothing. */
export const DEAF: Listener = { booted: () => {}, printed: () => {}, happened: () => {} };

/** A bench with a dummy on it. */
export function benchWithDummy(seed = 1, listener: Listener = DEAF): { bench: Bench; device: Dummy } {
	const bench = new Bench((outlets) => new Dummy(outlets), listener, seed);
	return { bench, device: bench.device as Dummy };
}

/** Plugged in, PWM of 53.33 %, contactor closed, 16 A on three phases. */
export function charging(seed = 1): { bench: Bench; device: Dummy } {
	const both = benchWithDummy(seed);
	const { bench, device } = both;
	device.drive.duty = 5_333;
	device.drive.contactor = 1;
	bench.board.vehicle.react(0);
	bench.board.vehicle.drawRegulated(16_000, 3);
	bench.settle();
	bench.goTo(50);
	return both;
}

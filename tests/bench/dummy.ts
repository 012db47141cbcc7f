// SPDX-License-Identifier: Apache-2.0
/** A device for tests of the bench: it does what a test tells it, and remembers what it was told. */

import { Bench, type Listener } from "../../hosts/bench/bench.js";
import type { Device, Outlets } from "../../hosts/bench/device.js";
import { DRIVE_AT_START, type Drive, SENSE_AT_START, type Sense, UNKNOWN } from "../../src/control/board.js";
import { Letter } from "../../src/control/letter.js";
import { copyOf } from "../../src/control/state.js";
import { REPORT_AT_START, type Report } from "../../src/control/wish.js";

/** Nothing happens by accident: this is no reading of anything. */
const NO_READING = -7;

/** A device without any will of its own. */
export class Dummy implements Device {
	readonly sense: Sense = copyOf(SENSE_AT_START);
	readonly drive: Drive = copyOf(DRIVE_AT_START);
	readonly report: Report = copyOf(REPORT_AT_START);
	readonly holds: string[] = [];
	boundBy = "circuit";
	sessions = 0;
	sessionMwh = 0;
	totalMwh = 0;
	/** What tick() answers. */
	completes = true;
	/** What tick() does besides. */
	does: (device: Dummy) => void = () => {};
	/** Bytes of the serial line as text, each run of them that ended with Enter. */
	readonly typed: string[] = [];
	/** Those since the last Enter. */
	typing = "";
	readonly clocks: number[] = [];
	readonly installed: string[] = [];
	readonly outlets: Outlets;

	constructor(outlets: Outlets) {
		this.outlets = outlets;
		const { pilot, mains, temperatures } = this.sense;
		for (const readings of [pilot.high, pilot.low, mains.milliVolts, mains.milliAmps])
			for (let i = 0; i < readings.length; i++) readings[i] = NO_READING;
		mains.milliWatts = UNKNOWN;
		temperatures.push(UNKNOWN);
		this.report.letter = Letter.A;
	}

	tick(): boolean {
		this.does(this);
		return this.completes;
	}

	take(byte: number): void {
		if (byte !== 13) this.typing += String.fromCharCode(byte);
		else {
			this.typed.push(this.typing);
			this.typing = "";
		}
	}

	install(setting: string): void {
		this.installed.push(setting);
	}

	setClock(unixMs: number): void {
		this.clocks.push(unixMs);
	}
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

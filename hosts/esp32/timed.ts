// SPDX-License-Identifier: Apache-2.0
/** The firmware on a stopwatch, for the bench: it asks a device for ticks, and this one passes them on and notes what they cost. */
import type { Drive, Sense } from "../../src/control/board.js";
import type { Report } from "../../src/control/wish.js";
import type { Firmware } from "../../src/firmware.js";
import type { Device } from "../bench/device.js";
import type { Stopwatch } from "./stopwatch.js";

/**
 * Everything is the firmware's but the tick. A tick that is put on the firmware itself would do on a desk, and throws on the chip:
 * there the prototype is frozen, and what a frozen prototype has cannot be assigned.
 */
export class Timed implements Device {
	readonly firmware: Firmware;
	readonly #stopwatch: Stopwatch;
	readonly #microseconds: () => number;

	/** `microseconds` is a clock of the chip. */
	constructor(firmware: Firmware, stopwatch: Stopwatch, microseconds: () => number) {
		this.firmware = firmware;
		this.#stopwatch = stopwatch;
		this.#microseconds = microseconds;
	}

	tick(): boolean {
		const began = this.#microseconds();
		const completed = this.firmware.tick();
		this.#stopwatch.note(this.#microseconds() - began);
		return completed;
	}

	take(byte: number, nowMs: number): void {
		this.firmware.take(byte, nowMs);
	}

	setClock(unixMs: number): void {
		this.firmware.setClock(unixMs);
	}

	install(setting: string): void {
		this.firmware.install(setting);
	}

	get sense(): Sense {
		return this.firmware.sense;
	}

	get drive(): Drive {
		return this.firmware.drive;
	}

	get report(): Report {
		return this.firmware.report;
	}

	get holds(): readonly string[] {
		return this.firmware.holds;
	}

	get boundBy(): string {
		return this.firmware.boundBy;
	}

	get sessions(): number {
		return this.firmware.sessions;
	}

	get sessionMwh(): number {
		return this.firmware.sessionMwh;
	}

	get totalMwh(): number {
		return this.firmware.totalMwh;
	}
}

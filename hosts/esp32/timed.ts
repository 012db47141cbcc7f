// SPDX-License-Identifier: Apache-2.0
/** The firmware on a stopwatch, for the bench: it asks a device for ticks, and this one passes them on and notes what they cost. */
import type { Firmware } from "../../src/firmware.js";
import { Around } from "../bench/around.js";
import type { Stopwatch } from "./stopwatch.js";

/** Everything is the firmware's but the tick. */
export class Timed extends Around<Firmware> {
	readonly #stopwatch: Stopwatch;
	readonly #microseconds: () => number;

	/** `microseconds` is a clock of the chip. */
	constructor(firmware: Firmware, stopwatch: Stopwatch, microseconds: () => number) {
		super(firmware);
		this.#stopwatch = stopwatch;
		this.#microseconds = microseconds;
	}

	override tick(): boolean {
		const began = this.#microseconds();
		const completed = super.tick();
		this.#stopwatch.note(this.#microseconds() - began);
		return completed;
	}
}

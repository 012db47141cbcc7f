// SPDX-License-Identifier: Apache-2.0
/** The whole firmware with a vehicle of two voltages, for what needs no bench. */

import { Records } from "../../hosts/bench/records.js";
import { Feedback } from "../../src/control/board.js";
import { after } from "../../src/control/integer.js";
import type { Store } from "../../src/evse/store.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import { HIGH, START, TICK_MS } from "../control/desk.js";

/** The firmware, what it printed, and what it told. */
export class Cabinet {
	readonly printed: string[] = [];
	readonly store: Store = new Records();
	readonly events: string[] = [];
	readonly firmware: Firmware;
	highMv: number = HIGH.A;
	/** What the last tick returned. */
	completed = false;

	constructor(...settings: string[]) {
		this.firmware = powerUp(settings)({
			store: this.store,
			print: (line) => void this.printed.push(line),
			event: (name) => void this.events.push(name),
			chance: () => 0,
			ownRestart: false,
		});
		this.firmware.sense.now = START;
		this.firmware.sense.proximityOhms = 220;
		this.firmware.sense.temperatures[0] = 25_000;
		this.firmware.sense.mains.ageMs = 0;
		this.firmware.sense.mains.milliVolts.fill(230_000);
		this.firmware.sense.mains.frequencyMhz = 50_000;
	}

	/** Runs for `ms` with the vehicle's letter. */
	run(ms: number, letter: keyof typeof HIGH): this {
		const { sense, drive } = this.firmware;
		for (let t = 0; t < ms; t += TICK_MS) {
			const low = drive.duty === 10_000 ? HIGH[letter] : -12_000;
			sense.now = after(sense.now, TICK_MS);
			sense.pilot.count = TICK_MS;
			for (let i = 0; i < TICK_MS; i++) {
				sense.pilot.high[i] = drive.duty === 0 ? -12_000 : HIGH[letter];
				sense.pilot.low[i] = low;
			}
			sense.contactor = drive.contactor === 1 ? Feedback.Closed : Feedback.Open;
			sense.residual.tripped = drive.residualTest;
			this.completed = this.firmware.tick();
		}
		return this;
	}

	/** Types a line and returns what was printed. */
	type(line: string): string[] {
		this.printed.length = 0;
		this.firmware.type(line);
		return [...this.printed];
	}
}

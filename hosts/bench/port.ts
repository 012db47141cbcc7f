// SPDX-License-Identifier: Apache-2.0
/** The pilot as a board makes it and samples it: its duty in timer counts, and one window for each period of 1 ms. */
import { PILOT_CAPACITY, type PilotSense } from "../../src/control/board.js";
import { dutyCounts, STEADY_HIGH, STEADY_LOW } from "../../src/control/duty.js";
import { converted, type Generator, highPlateau, lowPlateau, NOMINAL } from "./circuit.js";
import { NEVER } from "./moment.js";
import type { Random } from "./random.js";
import { NO_PILOT } from "./vehicle.js";

/** Counts of a 16-bit timer in a period, as an ESP32 makes 1 kHz from 80 MHz. */
const FULL_COUNTS = 65_536;

/** The pilot of one board. */
export class PilotPort {
	/** Duty on the wire as the timer makes it, hundredths of a percent; NO_PILOT while the board has no power. */
	wire = NO_PILOT;
	/** When the timer takes the duty that it was given last. */
	turnsAt = NEVER;
	/** Plateaus without noise, mV. */
	highMv = 0;
	lowMv = 0;
	private given = NO_PILOT;
	private noiseMv = 0;
	private generator: Generator = NOMINAL;

	/** Standard deviation of the noise on a plateau, mV. */
	disturb(noiseMv: number): void {
		this.noiseMv = noiseMv;
	}

	/** A generator whose voltages differ from nominal by so many hundredths of a percent. */
	regulate(deviation: number): void {
		const highMv = NOMINAL.highMv + (NOMINAL.highMv * deviation) / 10_000;
		this.generator = { ...NOMINAL, highMv: Math.round(highMv), lowMv: -Math.round(highMv) };
	}

	/** Gives the timer a duty, hundredths of a percent, for the period after the one that is on the wire. True if it is a new one. */
	give(now: number, duty: number): boolean {
		if (duty === this.given) return false;
		this.given = duty;
		this.turnsAt = now + 1;
		return true;
	}

	/** A new period with the duty that was given. */
	turn(): void {
		this.turnsAt = NEVER;
		this.wire = Math.round((dutyCounts(this.given, FULL_COUNTS) * STEADY_HIGH) / FULL_COUNTS);
	}

	/** The board loses its power. */
	cut(): void {
		this.given = NO_PILOT;
		this.wire = NO_PILOT;
		this.turnsAt = NEVER;
	}

	/** Works the plateaus out, for what hangs on the pilot: Ω, and the diode's forward voltage, mV, 0 without one. */
	work(ohms: number, diodeMv: number): void {
		this.highMv = this.wire === NO_PILOT ? 0 : highPlateau(this.generator, this.wire, ohms, diodeMv);
		this.lowMv = this.wire === NO_PILOT ? 0 : lowPlateau(this.generator, this.wire, ohms, diodeMv);
	}

	/** Adds the next `windows` periods; where there is no room, the oldest go. */
	sample(sense: PilotSense, windows: number, noise: Random): void {
		const count = makeRoom(sense, windows);
		if (this.noiseMv === 0) this.fill(sense, sense.count, count);
		else this.fillWithNoise(sense, sense.count, count, noise);
		sense.count += count;
		sense.spreadMv = this.noiseMv;
	}

	private fill(sense: PilotSense, from: number, count: number): void {
		const high = converted(this.highMv);
		const low = converted(this.lowMv);
		for (let i = from; i < from + count; i++) {
			sense.high[i] = high;
			sense.low[i] = low;
		}
	}

	private fillWithNoise(sense: PilotSense, from: number, count: number, noise: Random): void {
		const steady = this.wire === STEADY_HIGH || this.wire === STEADY_LOW;
		for (let i = from; i < from + count; i++) {
			const high = converted(this.highMv + noise.gaussian(this.noiseMv));
			sense.high[i] = high;
			sense.low[i] = steady ? high : converted(this.lowMv + noise.gaussian(this.noiseMv));
		}
	}
}

/** Drops what `windows` more windows leave no room for, and says how many of them there is any point in sampling. */
function makeRoom(sense: PilotSense, windows: number): number {
	const excess = sense.count + windows - PILOT_CAPACITY;
	if (excess <= 0) return windows;
	sense.lost += excess;
	const kept = Math.max(sense.count - excess, 0);
	for (let i = 0; i < kept; i++) {
		sense.high[i] = sense.high[i + excess];
		sense.low[i] = sense.low[i + excess];
	}
	sense.count = kept;
	return Math.min(windows, PILOT_CAPACITY);
}

// SPDX-License-Identifier: Apache-2.0
/** The pilot as a board makes it: its duty in timer counts, and the plateaus of the generator over what hangs on the pilot. */
import { dutyCounts, STEADY_HIGH } from "../../src/control/duty.js";
import { type Generator, highPlateau, lowPlateau, NOMINAL } from "./circuit.js";
import { NEVER } from "./moment.js";
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
	private generator: Generator = NOMINAL;

	/** A generator whose voltages differ from nominal by so many hundredths of a percent. */
	regulate(deviation: number): void {
		const highMv = Math.round(NOMINAL.highMv + (NOMINAL.highMv * deviation) / 10_000);
		this.supply(highMv, -highMv);
	}

	/** A generator with these voltages, mV: one of its two rails may fail by itself. */
	supply(highMv: number, lowMv: number): void {
		this.generator = { ...NOMINAL, highMv, lowMv };
	}

	/** The open-circuit voltages of the generator, mV. */
	get rails(): Generator {
		return this.generator;
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
}

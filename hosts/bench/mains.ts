// SPDX-License-Identifier: Apache-2.0
/** The supply of the vehicle: three phases, and the current and power that a vehicle takes from them. */

const USUAL_MILLI_VOLTS = 230_000;
const USUAL_FREQUENCY_MHZ = 50_000;
const PHASES = 3;

/** The supply, and what flows at this moment. */
export class Mains {
	/** False while the supply is cut. */
	on = true;
	/** L1, L2, L3 against neutral, mV, as they are while the supply is on; 0 for a phase that is not there. */
	readonly milliVolts = [USUAL_MILLI_VOLTS, USUAL_MILLI_VOLTS, USUAL_MILLI_VOLTS];
	/** Current in L1, L2, L3, mA. */
	readonly milliAmps = [0, 0, 0];
	private frequencyMhz = USUAL_FREQUENCY_MHZ;
	/** Phases on which current flows. */
	loadedPhases = 0;
	/** Current on each of them, mA: a vehicle takes the same from all. */
	drawnMa = 0;
	milliWatts = 0;

	/** Three voltages, mV. */
	supply(l1: number, l2: number, l3: number): void {
		this.milliVolts[0] = l1;
		this.milliVolts[1] = l2;
		this.milliVolts[2] = l3;
	}

	/** Its frequency, mHz. */
	alternate(mhz: number): void {
		this.frequencyMhz = mhz;
	}

	/** The frequency that one can measure, mHz; 0 where there is no voltage. */
	frequency(): number {
		return this.voltage(0) + this.voltage(1) + this.voltage(2) > 0 ? this.frequencyMhz : 0;
	}

	/** Voltage of a phase at this moment, mV. */
	voltage(phase: number): number {
		return this.on ? this.milliVolts[phase] : 0;
	}

	/** A vehicle takes `ma` from the first `phases` phases, where they have voltage and are connected: bits from L1 on. */
	load(ma: number, phases: number, connected: number): void {
		this.loadedPhases = 0;
		this.drawnMa = 0;
		this.milliWatts = 0;
		for (let phase = 0; phase < PHASES; phase++) {
			const mv = this.voltage(phase);
			const drawn = phase < phases && mv > 0 && (connected & (1 << phase)) !== 0 ? ma : 0;
			this.milliAmps[phase] = drawn;
			if (drawn === 0) continue;
			this.loadedPhases++;
			this.drawnMa = drawn;
			this.milliWatts += Math.trunc((mv * drawn) / 1_000);
		}
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The pilot circuit: a generator behind a resistor on one side, the vehicle's diode and resistor on the other. */
import { OPEN_CIRCUIT } from "../../src/control/board.js";
import { STEADY_HIGH, STEADY_LOW } from "../../src/control/duty.js";
import { frozen } from "../../src/control/frozen.js";

/** The charger's side. IEC 61851-1 Annex A allows ±5 % of voltage and ±3 % of resistance. */
export interface Generator {
	/** Open-circuit voltages, mV. */
	readonly highMv: number;
	readonly lowMv: number;
	readonly sourceOhms: number;
}

/** A charger exactly in the middle of its tolerances. */
export const NOMINAL: Generator = frozen({ highMv: 12_000, lowMv: -12_000, sourceOhms: 1_000 });

/** Forward voltage of a vehicle's diode, mV; reproduces the windows of SAE J1772. */
export const DIODE_MV = 700;

/** The vehicle's side: R_B alone, with R_C beside it (S2 closed), and with R_D as well. Ω. */
export const Ohms = frozen({ B: 2_740, C: 882, D: 246 } as const);

/** One step of an ESP32's converter (0.8 mV at a front end of 88 mV per volt), mV on the pilot. */
const STEP_MV = 9;

/**
 * The voltage on the pilot in mV while the generator gives `generatorMv`, loaded with `ohms` (OPEN_CIRCUIT for nothing)
 * behind a diode of `diodeMv`, 0 for none. A diode that blocks leaves the generator alone.
 */
export function loadedMv(generatorMv: number, sourceOhms: number, ohms: number, diodeMv: number): number {
	if (ohms === OPEN_CIRCUIT) return generatorMv;
	if (diodeMv > 0 && generatorMv <= diodeMv) return generatorMv;
	return rounded((generatorMv * ohms + diodeMv * sourceOhms) / (sourceOhms + ohms));
}

/** The high plateau at `duty` (hundredths of a percent), mV: on a steady pilot the one voltage there is. */
export function highPlateau(generator: Generator, duty: number, ohms: number, diodeMv: number): number {
	return loadedMv(duty === STEADY_LOW ? generator.lowMv : generator.highMv, generator.sourceOhms, ohms, diodeMv);
}

/** The low plateau at `duty` (hundredths of a percent), mV: on a steady pilot the one voltage there is. */
export function lowPlateau(generator: Generator, duty: number, ohms: number, diodeMv: number): number {
	return loadedMv(duty === STEADY_HIGH ? generator.highMv : generator.lowMv, generator.sourceOhms, ohms, diodeMv);
}

/** What the converter makes of a voltage, mV. */
export function converted(mv: number): number {
	return rounded(mv / STEP_MV) * STEP_MV;
}

/** The nearest whole number; halves go away from zero, so that a mirrored voltage stays a mirror. */
function rounded(value: number): number {
	return Math.trunc(value < 0 ? value - 0.5 : value + 0.5);
}

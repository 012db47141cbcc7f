// SPDX-License-Identifier: Apache-2.0
/** What a person with the standard in hand reads from the wires: letters, currents, cables; numbers of its own, not the firmware's. */
import type { Wires } from "./wires.js";

/** The pilot carries a PWM. */
export function hasPwm({ duty }: Wires): boolean {
	return duty > 0 && duty < 10_000;
}

// IEC 61851-1 Annex A: 12, 9, 6, 3, 0 V, each ± 1 V; between two windows either letter is right (Metrel A 1532; reference 1.2).

/** May be read as A. */
export function mayBeA({ volts }: Wires): boolean {
	return volts >= 10;
}

/** May be read as C or D. */
export function mayAsk({ volts }: Wires): boolean {
	return volts >= 1 && volts <= 8;
}

/** Can be read as nothing but C or D. */
export function surelyAsks({ volts }: Wires): boolean {
	return volts >= 2 && volts <= 7;
}

/** Can be read as nothing but D. */
export function surelyD({ volts }: Wires): boolean {
	return volts >= 2 && volts < 4;
}

/** May be read as D. */
export function mayBeD({ volts }: Wires): boolean {
	return volts >= 1 && volts <= 5;
}

/** May be read as E. */
export function mayBeE({ volts }: Wires): boolean {
	return volts <= 2;
}

/** May be read as B. */
export function mayBeB({ volts }: Wires): boolean {
	return volts >= 7 && volts <= 11;
}

/** May be read as B, C or D. */
export function mayBeVehicle({ volts }: Wires): boolean {
	return volts >= 1 && volts <= 11;
}

/** What a vehicle reads from a PWM of 10 to 96 %, mA: SAE J1772, IEC 61851-1 Table A.7. */
export function signalledMa(wires: Wires): number {
	if (!hasPwm(wires)) return 0;
	const percent = wires.duty / 100;
	return percent <= 85 ? 600 * percent : 2_500 * (percent - 64);
}

/** The least current that a pilot can offer, mA: IEC 61851-1 Table A.7. */
export const LEAST_OFFER_MA = 6_000;

/** Proximity resistors below so many Ω, and what their cable may carry, mA: IEC 61851-1 Annex B; between two windows the greater. */
const CABLES = [
	{ belowOhms: 60, mayCarryMa: 0 },
	{ belowOhms: 164, mayCarryMa: 63_000 },
	{ belowOhms: 400, mayCarryMa: 32_000 },
	{ belowOhms: 1_100, mayCarryMa: 20_000 },
	{ belowOhms: 4_500, mayCarryMa: 13_000 },
] as const;

/** What the cable may carry, mA; 0 for none. */
export function cableMa({ proximityOhms, tethered, installed }: Wires): number {
	if (tethered) return installed.tetheredMa;
	return CABLES.find(({ belowOhms }) => proximityOhms < belowOhms)?.mayCarryMa ?? 0;
}

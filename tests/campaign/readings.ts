// SPDX-License-Identifier: Apache-2.0
/** What a person with the standard in hand reads from the wires: letters, currents, cables; numbers of its own, not the firmware's. */
import type { Wires } from "./wires.js";

/** The pilot carries a PWM. */
export function hasPwm({ duty }: Wires): boolean {
	return duty > 0 && duty < 10_000;
}

// IEC 61851-1 Annex A: 12, 9, 6, 3, 0 V, each ± 1 V; between two windows either letter is right (Metrel A 1532; reference 1.2).

/** Some of the volts that are right lie in a window. */
function may({ leastVolts, mostVolts }: Wires, from: number, to: number): boolean {
	return mostVolts >= from && leastVolts <= to;
}

/** May be read as A. */
export function mayBeA({ mostVolts }: Wires): boolean {
	return mostVolts >= 10;
}

/** May be read as C or D. */
export function mayAsk(wires: Wires): boolean {
	return may(wires, 1, 8);
}

/** Can be read as nothing but C or D. */
export function surelyAsks({ leastVolts, mostVolts }: Wires): boolean {
	return leastVolts >= 2 && mostVolts <= 7;
}

/** Can be read as nothing but D. */
export function surelyD({ leastVolts, mostVolts }: Wires): boolean {
	return leastVolts >= 2 && mostVolts < 4;
}

/** May be read as D. */
export function mayBeD(wires: Wires): boolean {
	return may(wires, 1, 5);
}

/** May be read as E. */
export function mayBeE({ leastVolts }: Wires): boolean {
	return leastVolts <= 2;
}

/** May be read as B. */
export function mayBeB(wires: Wires): boolean {
	return may(wires, 7, 11);
}

/** May be read as B, C or D. */
export function mayBeVehicle(wires: Wires): boolean {
	return may(wires, 1, 11);
}

/** The resistor of a vehicle in B is on the pilot, 2.74 kΩ ± 3 %, whatever the voltages are: IEC 61851-1 Table A.4. */
export function hasResistorB({ ohms, diode }: Wires): boolean {
	return diode && ohms >= 2_658 && ohms <= 2_822;
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

// SPDX-License-Identifier: Apache-2.0
/** Current and duty cycle of the pilot: what to signal for a limit, and what a vehicle reads from it. */

/** Duty in hundredths of a percent. */
export const STEADY_HIGH = 10_000;
export const STEADY_LOW = 0;
/** 5 %: the current is agreed by digital communication (ISO 15118, DIN 70121). */
export const DIGITAL_DUTY = 500;
/** What vehicleReads() says of a duty that asks for digital communication. */
export const DIGITAL = -1;
/** In the place of a duty: the controller itself goes from steady +12 V to PWM and back, and wakes a sleeping vehicle. */
export const AUTOMATIC = -1;
/** Below this the pilot cannot offer anything, mA. */
export const LEAST_MA = 6_000;
/** The most that the pilot can offer, mA. */
export const MOST_MA = 80_000;

/** 6 A to 51 A: 0.6 A per percent, so 6 mA per hundredth. */
const LOW_BRANCH_MA = 6;
/** 52.5 A to 80 A: 2.5 A per percent above 64 %, so 25 mA per hundredth. */
const HIGH_BRANCH_MA = 25;
const HIGH_BRANCH_ZERO = 6_400;
const BRANCH_DUTY = 8_500;
const LEAST_DUTY = 1_000;
const MOST_DUTY = 9_600;

/**
 * The duty that offers `ma` (any int32), never more: steady +12 V below 6 A, 96 % from 80 A.
 * 85.00 % still reads as 51 A, so what lies between 51 A and the 52.525 A of 85.01 % is offered as 51 A.
 * IEC 61851-1 Table A.7 as read in reference tables; rounding is downward.
 */
export function dutyFor(ma: number): number {
	if (ma < LEAST_MA) return STEADY_HIGH;
	if (ma >= MOST_MA) return MOST_DUTY;
	const low = (ma / LOW_BRANCH_MA) | 0;
	if (low <= BRANCH_DUTY) return low;
	const high = ((ma / HIGH_BRANCH_MA) | 0) + HIGH_BRANCH_ZERO;
	return Math.max(high, BRANCH_DUTY);
}

/** True of a duty that is driven for a current. */
export function offersCurrent(duty: number): boolean {
	return duty >= LEAST_DUTY && duty < STEADY_HIGH;
}

/** The duty for what is to be offered, mA, or DIGITAL. */
export function dutyOffering(offer: number): number {
	return offer === DIGITAL ? DIGITAL_DUTY : dutyFor(offer);
}

/** What can be offered for the duty that a host asks for (0 to 10 000), where `mostMa` may be: mA, 0 for none, or DIGITAL where anything may. */
export function offerAt(duty: number, mostMa: number): number {
	return mostMa < LEAST_MA ? 0 : Math.min(vehicleReads(duty), mostMa);
}

/**
 * What a vehicle may draw at `duty` (hundredths of a percent, 0 to 10 000), mA; 0 where it must not
 * charge, DIGITAL where it has to ask. The ranges of 8–10 % and 96–97 % are the later, widened ones.
 */
export function vehicleReads(duty: number): number {
	if (duty < 300) return 0;
	if (duty <= 700) return DIGITAL;
	if (duty < 800) return 0;
	if (duty < LEAST_DUTY) return LEAST_MA;
	if (duty <= BRANCH_DUTY) return duty * LOW_BRANCH_MA;
	if (duty <= MOST_DUTY) return (duty - HIGH_BRANCH_ZERO) * HIGH_BRANCH_MA;
	return duty <= 9_700 ? MOST_MA : 0;
}

/**
 * The pulse length for a timer of `full` counts per period (up to 2^17), rounded downward so that no board offers
 * more than was decided; 10 % rounds upward, because below it only the widened range still says 6 A.
 */
export function dutyCounts(duty: number, full: number): number {
	const counts = ((duty * full) / STEADY_HIGH) | 0;
	return duty === LEAST_DUTY && counts * STEADY_HIGH < duty * full ? counts + 1 : counts;
}

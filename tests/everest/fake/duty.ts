// SPDX-License-Identifier: Apache-2.0
/** What EvseManager makes of a current: a duty as a C float, which it then says a hundredfold. */

/** 5 %: the vehicle is to speak by power line. */
export const FIVE_PERCENT = Math.fround(0.05);

/** Rows of Charger.cpp ampere_to_duty_cycle: up to which current, exclusive or not, A, and the duty. What is outside of them is X1. */
function exact(ampere: number): number {
	if (ampere < 5.9) return 1;
	if (ampere <= 6.1) return 0.1;
	if (ampere < 52.5) return Math.min(ampere, 51) / 0.6 / 100;
	if (ampere <= 80) return (ampere / 2.5 + 64) / 100;
	return ampere <= 80.1 ? 0.97 : 1;
}

/** The duty of a current in A, from 0 to 1, as EvseManager keeps it. */
export function dutyOf(ampere: number): number {
	return Math.fround(exact(Math.fround(ampere)));
}

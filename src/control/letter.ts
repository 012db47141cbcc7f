// SPDX-License-Identifier: Apache-2.0
/** The letters: what a vehicle shows on the pilot, and the voltages that stand for it. */
import { frozen } from "./frozen.js";
import type { Numbers } from "./numbers.js";

/** What a vehicle shows, IEC 61851-1 Annex A. Implausible is a voltage that no vehicle and no short can make. */
export const Letter = frozen({ Unknown: 0, A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, Implausible: 7 } as const);
export type Letter = (typeof Letter)[keyof typeof Letter];

/** Names of the letters, by value. */
export const LETTER_NAMES = frozen(["unknown", "A", "B", "C", "D", "E", "F", "implausible"] as const);

/** True for the letters that ask for current. */
export function asksForCurrent(letter: Letter): boolean {
	return letter === Letter.C || letter === Letter.D;
}

/** Stands for a boundary that no voltage reaches, mV. */
export const NO_LIMIT = 0x7fffffff;

/** The least voltage of a letter, exclusive, that does not leave it. */
export function floorOf(letter: Letter, n: Numbers["pilot"]): number {
	if (letter === Letter.C) return n.boundaryCdMv - n.hysteresisMv;
	if (letter === Letter.B) return n.boundaryBcMv - n.hysteresisMv;
	if (letter === Letter.A) return n.boundaryAbMv - n.hysteresisMv;
	if (letter === Letter.D) return n.boundaryDeMv - n.hysteresisMv;
	return NO_LIMIT;
}

/** The greatest voltage of a letter, inclusive, that does not leave it. */
export function ceilingOf(letter: Letter, n: Numbers["pilot"]): number {
	if (letter === Letter.C) return n.boundaryBcMv + n.hysteresisMv;
	if (letter === Letter.B) return n.boundaryAbMv + n.hysteresisMv;
	if (letter === Letter.D) return n.boundaryCdMv + n.hysteresisMv;
	return n.highestMv;
}

/** The letter of a high plateau: each boundary lies farther away from the side on which we are. F is whatever a shorted diode leaves of −12 V, too. */
export function letterOf(mv: number, voted: Letter, n: Numbers["pilot"]): Letter {
	const h = n.hysteresisMv;
	if (mv > n.highestMv || mv < n.lowestMv) return Letter.Implausible;
	if (mv > n.boundaryAbMv + (voted <= Letter.A ? -h : h)) return Letter.A;
	if (mv > n.boundaryBcMv + (voted <= Letter.B ? -h : h)) return Letter.B;
	if (mv > n.boundaryCdMv + (voted <= Letter.C ? -h : h)) return Letter.C;
	if (mv > n.boundaryDeMv + (voted <= Letter.D ? -h : h)) return Letter.D;
	return mv > -n.boundaryDeMv ? Letter.E : Letter.F;
}

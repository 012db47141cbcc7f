// SPDX-License-Identifier: Apache-2.0
/** Calibrating the pilot's front end: what each step needs, what makes its readings worthless, and what follows from two points. */
import { AT_ONCE, STOP_FIRST } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { Letter } from "../control/letter.js";
import { NUMBERS } from "../control/numbers.js";
import { isPwm } from "../control/pilot.js";

/** How long each voltage is looked at, ms, and how many readings are too few to measure by. */
export const LOOK_MS = 2_000;
export const LEAST_READINGS = 500;
/** Noise that is too much to measure by: own choice, a fifth of the tolerance of a plateau (IEC 61851-1 Annex A: ±0.6 V in A). */
export const MOST_NOISE_MV = 120;
/** A tester shows B by 2740 Ω behind a diode (IEC 61851-1 Annex A: 9 V), and it may be so far off: its resistor and diode. */
export const KNOWN_MV = 9_000;
export const KNOWN_OFF_MV = 350;
/** What is farther from −12 V is none: the ends of what may be corrected are 0.9 V. */
const MINUS_OFF_MV = 1_500;
/** Less is what a converter's steps and the noise make: own choice, two steps of 9 mV. */
const NOTHING_MV = 20;
const FULL_MV = 12_000;
/** A gain that changes nothing. */
export const ONE = 10_000;

/** A front end: gain in ten-thousandths, offset in mV. */
export interface Measured {
	readonly gain: number;
	readonly offsetMv: number;
}

/** What was measured, with the front end as it is set, mV. */
export interface Points {
	readonly plusMv: number;
	readonly minusMv: number;
	readonly knownMv: number;
}

/** What comes of it. */
export interface Proposal extends Measured {
	/** What the known voltage would read as, mV. */
	readonly knownMv: number;
	/** The most by which anything between −12 V and +12 V would read differently, mV. */
	readonly changesMv: number;
}

/** What has to be seen of a charger so that something can be measured. */
export interface Circumstances {
	readonly letter: number;
	/** Hundredths of a percent. */
	readonly duty: number;
	/** Faults that stand, as bits. */
	readonly faults: number;
}

/** What one plateau has been: readings, and their standard deviation, mV. */
export interface Steadiness {
	readonly count: number;
	readonly sigmaMv: number;
}

/**
 * Why nothing can be learned: a fault stands; the first step needs a steady +12 V, the second a tester's B while the pilot swings; too
 * few readings, or too noisy ones; −12 V is none; the known resistor is another one; the front end is too far off.
 */
export type Trouble = "fault" | "first" | "second" | "few" | "noisy" | "weak" | "stranger" | "far";

/** Faults that stop a charge: bits. */
export const STOPPING = AT_ONCE | STOP_FIRST;

/** Why the first step cannot be measured: it needs nothing plugged in, and the pilot as a multimeter would see it. */
export function notFirst({ letter, duty, faults }: Circumstances): Trouble | undefined {
	if ((faults & STOPPING) !== 0) return "fault";
	return letter !== Letter.A || isPwm(duty) || duty === 0 ? "first" : undefined;
}

/** Why the second step cannot be measured: it needs a resistor that shows B while the pilot swings to −12 V. */
export function notSecond({ letter, duty, faults }: Circumstances): Trouble | undefined {
	if ((faults & STOPPING) !== 0) return "fault";
	return letter !== Letter.B || !isPwm(duty) ? "second" : undefined;
}

/** Why readings are worth nothing. */
export function unsteady(high: Steadiness, low: Steadiness): Trouble | undefined {
	if (high.count < LEAST_READINGS) return "few";
	return Math.max(high.sigmaMv, low.sigmaMv) > MOST_NOISE_MV ? "noisy" : undefined;
}

/** Two points make a line: what is measured now was corrected already, and the new correction goes through the old one. */
export function proposalFrom({ gain, offsetMv }: Measured, { plusMv, minusMv, knownMv }: Points): Proposal {
	const factor = (2 * FULL_MV) / (plusMv - minusMv);
	const shift = FULL_MV - factor * plusMv;
	return {
		gain: Math.round(gain * factor),
		offsetMv: Math.round(offsetMv * factor + shift),
		knownMv: Math.round(knownMv * factor + shift),
		changesMv: Math.max(Math.abs(plusMv - FULL_MV), Math.abs(minusMv + FULL_MV)),
	};
}

/** Why a low plateau is no −12 V: the tester has no diode, or the generator is weak. */
export function notMinus(minusMv: number): Trouble | undefined {
	return Math.abs(minusMv + FULL_MV) > MINUS_OFF_MV ? "weak" : undefined;
}

/** The check: what is known in advance has to come out. */
export function notKnown({ knownMv }: Proposal): Trouble | undefined {
	return Math.abs(knownMv - KNOWN_MV) > KNOWN_OFF_MV ? "stranger" : undefined;
}

const BOUNDS = frozen([
	["frontEnd.gain", NUMBERS.frontEnd.gain],
	["frontEnd.offset", NUMBERS.frontEnd.offsetMv],
] as const);

/** The setting that would be farther off than parts can be; undefined if none is. */
export function farOff({ gain, offsetMv }: Measured): (typeof BOUNDS)[number][0] | undefined {
	const held = [gain, offsetMv];
	return BOUNDS.find(([, { min, max }], place) => held[place] < min || held[place] > max)?.[0];
}

/** Whether there is nothing to correct. */
export function isRight({ changesMv }: Proposal): boolean {
	return changesMv <= NOTHING_MV;
}

/** What a front end does that this corrects: percent too much, and mV too much everywhere; less than zero is too little. */
export function errorOf({ gain, offsetMv }: Measured): { readonly percent: number; readonly millivolts: number } {
	return { percent: (ONE / gain - 1) * 100, millivolts: Math.round((-offsetMv * ONE) / gain) };
}

/** Whether two are the same. */
export function isSame(one: Measured | undefined, other: Measured): boolean {
	return one?.gain === other.gain && one.offsetMv === other.offsetMv;
}

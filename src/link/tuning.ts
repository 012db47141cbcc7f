// SPDX-License-Identifier: Apache-2.0
/** What whoever tunes from outside has to know of the pilot: its thresholds, what the action `probe` tells, and how calibration reckons. */
import { frozen } from "../control/frozen.js";
import { ceilingOf, floorOf, LETTER_NAMES, Letter } from "../control/letter.js";
import { NUMBERS, type Numbers } from "../control/numbers.js";
import { isPwm } from "../control/pilot.js";
import { floorOf as floorOfBin } from "../thing/probe.js";

export {
	type Circumstances,
	errorOf,
	farOff,
	isRight,
	isSame,
	LOOK_MS,
	type Measured,
	notFirst,
	notKnown,
	notMinus,
	notSecond,
	ONE,
	type Proposal,
	proposalFrom,
	type Trouble,
	unsteady,
} from "../thing/calibrating.js";
export { floorOfBin, isPwm, Letter };

const { boundaryAbMv, boundaryBcMv, boundaryCdMv, boundaryDeMv, diodeMv, highestMv, lowestMv } = NUMBERS.pilot;

/** A boundary between two letters, mV. */
export interface Boundary {
	readonly between: string;
	readonly mv: number;
}

/** Boundaries of the high plateau; the hysteresis lies on both sides of each. */
export const BOUNDARIES: readonly Boundary[] = frozen([
	{ between: "A|B", mv: boundaryAbMv.value },
	{ between: "B|C", mv: boundaryBcMv.value },
	{ between: "C|D", mv: boundaryCdMv.value },
	{ between: "D|E", mv: boundaryDeMv.value },
]);
/** A low plateau above this is that of no diode, mV; beyond the ends there is no plateau at all. */
export const DIODE_MV: number = diodeMv.value;
export const HIGHEST_MV: number = highestMv.value;
export const LOWEST_MV: number = lowestMv.value;

/** Readings of one plateau, mV. */
export interface PlateauNoted {
	readonly count: number;
	readonly min: number;
	readonly max: number;
	readonly mean: number;
	readonly sigma: number;
}

/** What `probe` tells: both plateaus, periods that could not be read, and readings by half volts from bin `from` on. */
export interface Noted {
	readonly high: PlateauNoted;
	readonly low: PlateauNoted;
	readonly lost: number;
	readonly from: number;
	readonly bins: readonly number[];
}

/** Reads what `probe` has told; undefined of what is none. */
export function notedIn(data: unknown): Noted | undefined {
	const { high, low, lost, from, bins } = (data ?? {}) as Partial<Noted>;
	const whole = isPlateau(high) && isPlateau(low) && typeof lost === "number" && typeof from === "number" && Array.isArray(bins);
	return whole ? { high, low, lost, from, bins } : undefined;
}

function isPlateau(value: PlateauNoted | undefined): value is PlateauNoted {
	return typeof value === "object" && (["count", "min", "max", "mean", "sigma"] as const).every((key) => typeof value[key] === "number");
}

/** What would have to change so that something else is read. */
export interface Margin {
	readonly kind: "less" | "more" | "diode";
	readonly mv: number;
	/** What would be read then; empty of the diode. */
	readonly letter: string;
}

/** Margins of a plateau that a vehicle makes, or none; none of anything else. */
export function marginsOf(letter: number, duty: number, { high, low }: Noted, hysteresisMv: number): Margin[] {
	const vehicle = letter >= Letter.B && letter <= Letter.D;
	if (high.count === 0 || (letter !== Letter.A && !vehicle)) return [];
	const numbers = { ...boundaries(), hysteresisMv } as Numbers["pilot"];
	const above = letter === Letter.A ? Letter.Implausible : letter - 1;
	return [
		{ kind: "less", mv: high.min - floorOf(letter as Letter, numbers), letter: LETTER_NAMES[letter + 1] },
		{ kind: "more", mv: ceilingOf(letter as Letter, numbers) - high.max, letter: LETTER_NAMES[above] },
		...(vehicle && isPwm(duty) ? [{ kind: "diode", mv: DIODE_MV - low.max, letter: "" } as const] : []),
	];
}

function boundaries(): { [key: string]: number } {
	return Object.fromEntries(Object.entries(NUMBERS.pilot).map(([key, { value }]) => [key, value]));
}

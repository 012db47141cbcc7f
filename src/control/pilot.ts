// SPDX-License-Identifier: Apache-2.0
/** The pilot: from the plateaus of each PWM period to the letter that the vehicle shows, fast to leave C and D, slow to enter. */
import type { PilotSense } from "./board.js";
import { STEADY_HIGH, STEADY_LOW } from "./duty.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";
import { Happened } from "./wish.js";

/** What a vehicle shows, IEC 61851-1 Annex A. Implausible is a voltage that no vehicle and no short can make. */
export const Letter = frozen({ Unknown: 0, A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, Implausible: 7 } as const);
export type Letter = (typeof Letter)[keyof typeof Letter];

/** Names of the letters, by value. */
export const LETTER_NAMES = frozen(["unknown", "A", "B", "C", "D", "E", "F", "implausible"] as const);

/** What is remembered of the pilot. */
export interface PilotState {
	/** The letter that everything else goes by. */
	letter: Letter;
	/** The letter of the majority of the last eight periods; Unknown if they agree on nothing. */
	voted: Letter;
	votedAt: Instant;
	/** The last eight periods, three bits each, the newest lowest. */
	history: number;
	/** A period changes nothing while this is 1, its high plateau lies above `floorMv` and not above `ceilingMv`, and its low one is fine. */
	calm: 0 | 1;
	floorMv: number;
	ceilingMv: number;
	/** One bit for each of the last eight periods: the low plateau mirrored the high one, as behind a shorted diode. */
	mirrored: number;
	/** One bit for each of the last eight periods: the low plateau was neither a diode's nor a mirror. */
	oddLow: number;
	/** Periods in a row with a good diode, until it counts as seen. */
	diodeGood: number;
	/** 1 once the diode was seen good since this vehicle was plugged in. */
	diodeSeen: 0 | 1;
	/** Steps in a row with PWM on the wire. */
	pwmSteps: number;
	/** The last step that brought a period. */
	heardAt: Instant;
	/** 1 from the moment that C showed in B until it is B again or has become C. */
	pulsing: 0 | 1;
	pulseAt: Instant;
	/** What this step has met of what real vehicles do beside the standard, bits of Happened. */
	quirks: number;
	/** 1 while a B after a change of duty is being overlooked. */
	overlooking: 0 | 1;
}

/** At power-up nothing is known. */
export const PILOT_AT_START: PilotState = frozen({
	letter: Letter.Unknown,
	voted: Letter.Unknown,
	votedAt: 0 as Instant,
	history: 0,
	calm: 0,
	floorMv: 0,
	ceilingMv: 0,
	mirrored: 0,
	oddLow: 0,
	diodeGood: 0,
	diodeSeen: 0,
	pwmSteps: 0,
	heardAt: 0 as Instant,
	pulsing: 0,
	pulseAt: 0 as Instant,
	quirks: 0,
	overlooking: 0,
});

type PilotNumbers = Numbers["pilot"];

/** Eight periods of the same letter, divided by that letter. */
const UNIFORM = 0o11111111;
/** Periods that decide, of the last eight. */
export const MAJORITY = 5;
const NO_LIMIT = 0x7fffffff;

/** True if the pilot carries PWM at this duty. */
export function isPwm(duty: number): boolean {
	return duty > STEADY_LOW && duty < STEADY_HIGH;
}

/** True for the letters that ask for current. */
export function asksForCurrent(letter: Letter): boolean {
	return letter === Letter.C || letter === Letter.D;
}

/**
 * Takes in the periods since the last step. `duty` was on the wire meanwhile; `glitchAllowed` says that a B may be
 * a vehicle's answer to a new duty. Each period counts, so that a late step misses nothing that a punctual one would see.
 */
export function readPilot(pilot: PilotState, n: PilotNumbers, sense: PilotSense, now: Instant, duty: number, glitchAllowed: boolean): void {
	pilot.quirks = 0;
	if (!isPwm(duty)) pilot.pwmSteps = 0;
	else if (pilot.pwmSteps < n.pwmSettleSteps) pilot.pwmSteps++;
	const judgesLow = pilot.pwmSteps >= n.pwmSettleSteps;
	const lowest = judgesLow ? n.lowestMv : -NO_LIMIT;
	const diode = judgesLow ? n.diodeMv : NO_LIMIT;
	const count = sense.count;
	let remarkable = 0;
	for (let i = calmUntil(pilot, sense, 0, lowest, diode); i < count; i = calmUntil(pilot, sense, i + 1, lowest, diode)) {
		remarkable++;
		takePeriod(pilot, n, now, sense.high[i], sense.low[i], judgesLow, glitchAllowed);
	}
	if (judgesLow && pilot.diodeSeen === 0) countDiode(pilot, n, count - remarkable);
	if (count > 0) pilot.heardAt = now;
	else missPeriods(pilot, n, now);
	decide(pilot, n, now, glitchAllowed);
}

/** The first period from `first` on that is not just like the eight before it; most steps have none. */
function calmUntil(pilot: PilotState, sense: PilotSense, first: number, lowest: number, diode: number): number {
	if (pilot.calm === 0) return first;
	const highs = sense.high;
	const lows = sense.low;
	const count = sense.count;
	const floor = pilot.floorMv;
	const ceiling = pilot.ceilingMv;
	let i = first;
	let high = 0;
	let low = 0;
	while (i < count) {
		high = highs[i];
		if (high <= floor || high > ceiling) break;
		low = lows[i];
		if (low > diode || low < lowest) break;
		i++;
	}
	return i;
}

/** Whether the last eight periods agree, with nothing wrong in their low plateaus, and what the next has to be to agree as well. */
function judgeCalm(pilot: PilotState, n: PilotNumbers): void {
	pilot.calm = pilot.history === ((pilot.voted * UNIFORM) | 0) && (pilot.mirrored | pilot.oddLow) === 0 ? 1 : 0;
	pilot.floorMv = floorOf(pilot.voted, n);
	pilot.ceilingMv = ceilingOf(pilot.voted, n);
}

/** The least voltage of a letter, exclusive, that does not leave it. */
function floorOf(letter: Letter, n: PilotNumbers): number {
	if (letter === Letter.C) return n.boundaryCdMv - n.hysteresisMv;
	if (letter === Letter.B) return n.boundaryBcMv - n.hysteresisMv;
	if (letter === Letter.A) return n.boundaryAbMv - n.hysteresisMv;
	if (letter === Letter.D) return n.boundaryDeMv - n.hysteresisMv;
	return NO_LIMIT;
}

/** The greatest voltage of a letter, inclusive, that does not leave it. */
function ceilingOf(letter: Letter, n: PilotNumbers): number {
	if (letter === Letter.C) return n.boundaryBcMv + n.hysteresisMv;
	if (letter === Letter.B) return n.boundaryAbMv + n.hysteresisMv;
	if (letter === Letter.D) return n.boundaryCdMv + n.hysteresisMv;
	return n.highestMv;
}

/** The letter of a high plateau: each boundary lies farther away from the side on which we are. F is whatever a shorted diode leaves of −12 V, too. */
function letterOf(mv: number, voted: Letter, n: PilotNumbers): Letter {
	const h = n.hysteresisMv;
	if (mv > n.highestMv || mv < n.lowestMv) return Letter.Implausible;
	if (mv > n.boundaryAbMv + (voted <= Letter.A ? -h : h)) return Letter.A;
	if (mv > n.boundaryBcMv + (voted <= Letter.B ? -h : h)) return Letter.B;
	if (mv > n.boundaryCdMv + (voted <= Letter.C ? -h : h)) return Letter.C;
	if (mv > n.boundaryDeMv + (voted <= Letter.D ? -h : h)) return Letter.D;
	return mv > -n.boundaryDeMv ? Letter.E : Letter.F;
}

/** One period that is not just like the eight before it. */
function takePeriod(
	pilot: PilotState,
	n: PilotNumbers,
	now: Instant,
	high: number,
	low: number,
	judgesLow: boolean,
	glitchAllowed: boolean,
): void {
	const letter = letterOf(high, pilot.voted, n);
	pilot.history = ((pilot.history << 3) | letter) & 0xffffff;
	const alike = periodsOf(pilot.history, letter);
	if (letter !== pilot.voted) {
		if (alike >= MAJORITY) vote(pilot, n, letter, now);
		else if (pilot.voted !== Letter.Unknown && periodsOf(pilot.history, pilot.voted) <= 8 - MAJORITY) vote(pilot, n, Letter.Unknown, now);
	}
	const counts = judgesLow && letter >= Letter.B && letter <= Letter.D;
	const wrong = counts && low > n.diodeMv;
	const mirror = wrong && low + high <= n.mirrorMv && low + high >= -n.mirrorMv;
	pilot.mirrored = ((pilot.mirrored << 1) | (mirror ? 1 : 0)) & 0xff;
	pilot.oddLow = ((pilot.oddLow << 1) | ((wrong && !mirror) || (judgesLow && low < n.lowestMv) ? 1 : 0)) & 0xff;
	if (wrong) pilot.diodeGood = 0;
	else if (counts && pilot.diodeSeen === 0) countDiode(pilot, n, 1);
	if (leavesAtOnce(pilot, glitchAllowed)) become(pilot, pilot.voted);
	judgeCalm(pilot, n);
}

/** Counts good periods until the diode is seen; only a letter with a vehicle behind it can show one. */
function countDiode(pilot: PilotState, n: PilotNumbers, periods: number): void {
	if (pilot.voted < Letter.B || pilot.voted > Letter.D) return;
	pilot.diodeGood = (pilot.diodeGood + periods) | 0;
	if (pilot.diodeGood >= n.diodeGoodPeriods) pilot.diodeSeen = 1;
}

/** A new majority. A C that comes and goes in B is named: vehicles toggle to say something, or bounce. */
function vote(pilot: PilotState, n: PilotNumbers, letter: Letter, now: Instant): void {
	if (pilot.letter === Letter.B && letter === Letter.C) {
		pilot.pulsing = 1;
		pilot.pulseAt = now;
	} else if (pilot.pulsing === 1) {
		const length = since(now, pilot.pulseAt);
		if (letter === Letter.B) pilot.quirks |= length >= n.toggleMinMs && length <= n.toggleMaxMs ? Happened.BcbToggle : Happened.BriefC;
		pilot.pulsing = 0;
	}
	pilot.voted = letter;
	pilot.votedAt = now;
}

/** C and D are left without delay, D for C excepted (that has to be entered) and what a new duty may provoke. */
function leavesAtOnce(pilot: PilotState, glitchAllowed: boolean): boolean {
	if (!asksForCurrent(pilot.letter) || pilot.voted === pilot.letter) return false;
	if (pilot.voted === Letter.C) return false;
	return !(pilot.voted === Letter.B && glitchAllowed);
}

/** A silent sampler is not a vehicle that stays as it was. */
function missPeriods(pilot: PilotState, n: PilotNumbers, now: Instant): void {
	if (since(now, pilot.heardAt) < n.silentMs) return;
	pilot.history = 0;
	pilot.calm = 0;
	pilot.voted = Letter.Unknown;
	pilot.votedAt = now;
	become(pilot, Letter.Unknown);
}

/** Takes the vote for the letter once it has stood long enough. */
function decide(pilot: PilotState, n: PilotNumbers, now: Instant, glitchAllowed: boolean): void {
	if (pilot.voted === pilot.letter) {
		pilot.overlooking = 0;
		return;
	}
	const overlooked = asksForCurrent(pilot.letter) && pilot.voted === Letter.B && glitchAllowed;
	if (overlooked && pilot.overlooking === 0) pilot.quirks |= Happened.DutyGlitch;
	pilot.overlooking = overlooked ? 1 : 0;
	if (overlooked) return;
	if (leavesAtOnce(pilot, glitchAllowed) || since(now, pilot.votedAt) >= dwellOf(pilot.voted, n)) become(pilot, pilot.voted);
}

/** How long a majority has to stand before it is believed, ms. */
function dwellOf(letter: Letter, n: PilotNumbers): number {
	if (asksForCurrent(letter)) return n.enterCMs;
	if (letter === Letter.B) return n.enterBMs;
	if (letter === Letter.A) return n.enterAMs;
	return letter === Letter.F ? n.enterFMs : n.enterEMs;
}

/** A vehicle that has been away, or out of sight, has to show its diode anew. */
function become(pilot: PilotState, letter: Letter): void {
	pilot.letter = letter;
	pilot.pulsing = 0;
	if (letter >= Letter.B && letter <= Letter.D) return;
	forgetDiode(pilot);
}

/** How many of the last eight periods showed `letter`. */
function periodsOf(history: number, letter: Letter): number {
	let count = 0;
	for (let rest = history, i = 0; i < 8; i++, rest = rest >> 3) if ((rest & 7) === letter) count++;
	return count;
}

/** Bits that are set in a byte. */
export function bitsIn(byte: number): number {
	let count = 0;
	for (let rest = byte; rest !== 0; rest = rest & (rest - 1)) count++;
	return count;
}

/** With letter A: true once the pilot has been open for long enough to be an unplugged vehicle and no bounce. */
export function vehicleGone(pilot: PilotState, n: PilotNumbers, now: Instant): boolean {
	return pilot.voted === Letter.A && since(now, pilot.votedAt) >= n.goneMs;
}

/** What was seen of the diode is out of date. */
export function forgetDiode(pilot: PilotState): void {
	pilot.diodeSeen = 0;
	pilot.diodeGood = 0;
}

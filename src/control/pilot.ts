// SPDX-License-Identifier: Apache-2.0
/** The pilot: from the plateaus of each PWM period to the letter that the vehicle shows, fast to leave C and D, slow to enter. */
import { PILOT_CAPACITY, type PilotSense } from "./board.js";
import { countGood, DIODE_AT_START, type DiodeState, forgetDiode, takeBadLow, takeOtherLow } from "./diode.js";
import { STEADY_HIGH, STEADY_LOW } from "./duty.js";
import { frozen } from "./frozen.js";
import { Happened } from "./happened.js";
import { after, type Instant, since } from "./integer.js";
import { asksForCurrent, ceilingOf, floorOf, Letter, letterOf, NO_LIMIT } from "./letter.js";
import type { Numbers } from "./numbers.js";
import { Sight } from "./presence.js";

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
	readonly diode: DiodeState;
	/** In C and D: twice the periods that showed neither, less the others. */
	outside: number;
	/** Steps in a row with PWM on the wire. */
	pwmSteps: number;
	/** The last step that brought a period. */
	heardAt: Instant;
	/** Milliseconds without a period that could be read, less four for each that could. */
	silentMs: number;
	/** 1 from the moment that C showed in B until it is B again or has become C. */
	pulsing: 0 | 1;
	pulseAt: Instant;
	/** What this step has met of what real vehicles do beside the standard, bits of Happened. */
	quirks: number;
	/** 1 while a B after a change of duty is being overlooked, and when a B last began in C or D. */
	overlooking: 0 | 1;
	letGoAt: Instant;
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
	diode: DIODE_AT_START,
	outside: 0,
	pwmSteps: 0,
	heardAt: 0 as Instant,
	silentMs: 0,
	pulsing: 0,
	pulseAt: 0 as Instant,
	quirks: 0,
	overlooking: 0,
	letGoAt: 0 as Instant,
});

type PilotNumbers = Numbers["pilot"];

/** Eight periods of the same letter, divided by that letter. */
const UNIFORM = 0o11111111;
/** Periods that decide, of the last eight. */
const MAJORITY = 5;

/** True if the pilot carries PWM at this duty. */
export function isPwm(duty: number): boolean {
	return duty > STEADY_LOW && duty < STEADY_HIGH;
}

/**
 * Takes in the periods since the last step, which was `gapMs` ago. `duty` was on the wire meanwhile; `glitchAllowed` says that
 * a B may be a vehicle's answer to a new duty. Each period counts, so that a late step misses nothing that a punctual one would see.
 */
export function readPilot(
	pilot: PilotState,
	n: PilotNumbers,
	sense: PilotSense,
	now: Instant,
	gapMs: number,
	duty: number,
	glitchAllowed: boolean,
): void {
	pilot.quirks = 0;
	if (!isPwm(duty)) pilot.pwmSteps = 0;
	else if (pilot.pwmSteps < n.pwmSettleSteps) pilot.pwmSteps++;
	const judgesLow = pilot.pwmSteps >= n.pwmSettleSteps;
	const lowest = judgesLow ? n.lowestMv : -NO_LIMIT;
	const diode = judgesLow ? n.diodeMv : NO_LIMIT;
	const count = sense.count;
	const calm = calmUntil(pilot, sense, 0, lowest, diode);
	if (calm === count && count >= gapMs && isSettled(pilot)) {
		pilot.heardAt = now;
		return;
	}
	const weight = weightOf(count, gapMs);
	let remarkable = 0;
	for (let i = calm; i < count; i = calmUntil(pilot, sense, i + 1, lowest, diode)) {
		remarkable++;
		takePeriod(pilot, n, after(now, (i + 1 - count) | 0), sense.high[i], sense.low[i], weight, now, judgesLow, glitchAllowed);
	}
	if (judgesLow && pilot.diode.seen === 0) countDiode(pilot, n, count - remarkable);
	if (count > 0) pilot.heardAt = now;
	if (count < gapMs || pilot.silentMs > 0) listen(pilot, n, count, gapMs, now);
	decide(pilot, n, now, glitchAllowed);
}

/** Nothing is being waited for, counted or overlooked (no B where the letter is voted for): as long as the periods are calm, nothing changes. */
function isSettled(pilot: PilotState): boolean {
	return pilot.voted === pilot.letter && pilot.diode.seen === 1 && pilot.silentMs === 0;
}

/** A period that was read stands for those that could not be: otherwise what takes a dozen periods to see takes the longer, the fewer there are. */
function weightOf(count: number, gapMs: number): number {
	return Math.max((Math.min(gapMs, PILOT_CAPACITY) / count) | 0, 1);
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
	let mv = 0;
	while (i < count) {
		mv = highs[i];
		if (mv <= floor || mv > ceiling) break;
		mv = lows[i];
		if (mv > diode || mv < lowest) break;
		i++;
	}
	return i;
}

/** Whether the last eight periods agree, with nothing wrong before them, and what the next has to be to agree as well. */
function judgeCalm(pilot: PilotState, n: PilotNumbers): void {
	const uniform = pilot.history === ((pilot.voted * UNIFORM) | 0);
	pilot.calm = uniform && pilot.voted !== Letter.Unknown && (pilot.diode.bad | pilot.outside) === 0 ? 1 : 0;
	pilot.floorMv = floorOf(pilot.voted, n);
	pilot.ceilingMv = ceilingOf(pilot.voted, n);
}

/** One period that is not just like the eight before it, and ended at `at`. */
function takePeriod(
	pilot: PilotState,
	n: PilotNumbers,
	at: Instant,
	high: number,
	low: number,
	weight: number,
	now: Instant,
	judgesLow: boolean,
	glitchAllowed: boolean,
): void {
	const letter = letterOf(high, pilot.voted, n);
	pilot.history = ((pilot.history << 3) | letter) & 0xffffff;
	const alike = periodsOf(pilot.history, letter);
	if (letter !== pilot.voted) {
		if (alike >= MAJORITY) {
			vote(pilot, n, letter, now);
			if (letter === Letter.B) pilot.letGoAt = after(at, 1 - MAJORITY);
		} else if (pilot.voted !== Letter.Unknown && periodsOf(pilot.history, pilot.voted) <= 8 - MAJORITY) vote(pilot, n, Letter.Unknown, now);
	}
	takeLow(pilot, n, letter, high, low, weight, judgesLow);
	if (leavesAtOnce(pilot, n, at, glitchAllowed)) become(pilot, pilot.voted);
	if (asksForCurrent(pilot.letter)) weighOutside(pilot, n, letter, weight, now, letter === Letter.B && glitchAllowed);
	judgeCalm(pilot, n);
}

/** The low plateau of one period. Only a letter with a vehicle behind it can show a diode. */
function takeLow(pilot: PilotState, n: PilotNumbers, letter: Letter, high: number, low: number, weight: number, judgesLow: boolean): void {
	const counts = judgesLow && letter >= Letter.B && letter <= Letter.D;
	const bad = (counts && low > n.diodeMv) || (judgesLow && low < n.lowestMv);
	if (bad) takeBadLow(pilot.diode, n, low + high <= n.mirrorMv && low + high >= -n.mirrorMv, weight);
	else {
		takeOtherLow(pilot.diode, weight);
		if (counts && pilot.diode.seen === 0) countDiode(pilot, n, 1);
	}
}

/** In C and D: periods that show neither weigh twice as much as those that do, whatever order they come in. Too many, and nobody knows what is there. */
function weighOutside(pilot: PilotState, n: PilotNumbers, letter: Letter, weight: number, now: Instant, excused: boolean): void {
	if (asksForCurrent(letter)) pilot.outside = Math.max((pilot.outside - weight) | 0, 0);
	else if (!excused) pilot.outside = (pilot.outside + (weight << 1)) | 0;
	if (pilot.outside >= n.outsidePeriods << 1) loseSight(pilot, n, now);
}

/** Good periods; only a letter with a vehicle behind it can show a diode. */
function countDiode(pilot: PilotState, n: PilotNumbers, periods: number): void {
	if (pilot.voted >= Letter.B && pilot.voted <= Letter.D) countGood(pilot.diode, n, periods);
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
function leavesAtOnce(pilot: PilotState, n: PilotNumbers, now: Instant, glitchAllowed: boolean): boolean {
	if (!asksForCurrent(pilot.letter) || pilot.voted === pilot.letter) return false;
	return pilot.voted !== Letter.C && !overlooks(pilot, n, now, glitchAllowed);
}

/** A B in answer to a new duty is no end, for a while; how many duties follow one another does not make it longer. */
function overlooks(pilot: PilotState, n: PilotNumbers, now: Instant, glitchAllowed: boolean): boolean {
	return glitchAllowed && asksForCurrent(pilot.letter) && pilot.voted === Letter.B && since(now, pilot.letGoAt) < n.dutyGlitchMs;
}

/** A sampler that is silent, or reads too few periods to see a change in time, is not a vehicle that stays as it was. */
function listen(pilot: PilotState, n: PilotNumbers, count: number, gapMs: number, now: Instant): void {
	const missed = Math.max((Math.min(gapMs, PILOT_CAPACITY) - count) | 0, 0);
	pilot.silentMs = Math.min(Math.max((pilot.silentMs + missed - (count << 2)) | 0, 0), n.silentMs);
	if (pilot.silentMs < n.silentMs) return;
	loseSight(pilot, n, now);
}

/** Nobody knows what is there: the next periods have to agree anew. */
function loseSight(pilot: PilotState, n: PilotNumbers, now: Instant): void {
	pilot.history = 0;
	vote(pilot, n, Letter.Unknown, now);
	become(pilot, Letter.Unknown);
	judgeCalm(pilot, n);
}

/** Takes the vote for the letter once it has stood long enough. */
function decide(pilot: PilotState, n: PilotNumbers, now: Instant, glitchAllowed: boolean): void {
	if (pilot.voted === pilot.letter) {
		pilot.overlooking = 0;
		return;
	}
	const overlooked = overlooks(pilot, n, now, glitchAllowed);
	if (overlooked && pilot.overlooking === 0) pilot.quirks |= Happened.DutyGlitch;
	pilot.overlooking = overlooked ? 1 : 0;
	if (overlooked) return;
	if (leavesAtOnce(pilot, n, now, glitchAllowed) || since(now, pilot.votedAt) >= dwellOf(pilot.voted, n)) become(pilot, pilot.voted);
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
	pilot.outside = 0;
	if (letter < Letter.B || letter > Letter.D) forgetDiode(pilot.diode);
}

/** How many of the last eight periods showed `letter`. */
function periodsOf(history: number, letter: Letter): number {
	let count = 0;
	for (let rest = history, i = 0; i < 8; i++, rest = rest >> 3) if ((rest & 7) === letter) count++;
	return count;
}

/** What the pilot shows of a vehicle. `unplugged` says that the proximity contact sees no plug. */
export function sightOf(pilot: PilotState, unplugged: boolean): Sight {
	const { letter, voted } = pilot;
	if (voted >= Letter.B && voted <= Letter.D) return letter >= Letter.B && letter <= Letter.D ? Sight.Vehicle : Sight.Glimpse;
	if (voted === Letter.A && letter === Letter.A) return Sight.NoVehicle;
	return voted === Letter.A || unplugged ? Sight.Missing : Sight.Nothing;
}

/** True unless a B has only just begun: it may be none, but a C that something disturbs. */
export function lasts(pilot: PilotState, n: PilotNumbers, now: Instant): boolean {
	return pilot.voted !== Letter.B || since(now, pilot.votedAt) >= n.enterBMs;
}

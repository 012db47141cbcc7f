// SPDX-License-Identifier: Apache-2.0
/** The witness: the invariants about what happens from one step to the next, told from what was driven and sensed before. */

import { type Drive, Feedback, LockDrive, type PilotSense, type Sense } from "./board.js";
import { STEADY_HIGH } from "./duty.js";
import { ENDED_BY_UNPLUGGING, FAULTS, TRIED_AGAIN } from "./faults.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import { asking, between, ENOUGH, LOOKED_AT } from "./invariants.js";
import { Letter } from "./letter.js";
import type { Numbers } from "./numbers.js";
import { isPwm } from "./pilot.js";
import { Presence } from "./presence.js";
import { isUnplugged } from "./proximity.js";
import { offers } from "./sequence.js";
import type { ControlState } from "./state.js";
import type { Wish } from "./wish.js";

/** Bits of the rules in INVARIANTS: of three what takes more than one step to see, and those from "lost" on. */
const WIRE = 2;
const HEARD = 4;
const DIODE = 64;
const LOST = 0x200000;
const CLOSING = 0x400000;
const REST = 0x800000;
const CONFIRMED = 0x1000000;
const SHOWN = 0x2000000;
const TESTED = 0x4000000;
const UNLOCKING = 0x8000000;
const PHASES = 0x10000000;
const PATIENCE = 0x40000000;
const OVERLOOKED = 1 << 31;

/** What somebody who watches from outside has to remember from one step to the next. */
export interface Witness {
	/** What the last step drove, and since when. */
	contactor: 0 | 1;
	changedAt: Instant;
	phases: 0 | 1 | 3;
	/** The letter, as the pilot was decided. */
	letter: Letter;
	/** Faults that stood. */
	standing: number;
	/** Those of them that were not to be tried again. */
	forGood: number;
	/** The count of a person's requests. */
	clearFaults: number;
	/** For how long the wire has shown C or D, up to enterCMs; −1 if it does not. */
	askedMs: number;
	/** What the residual current monitor was told, and how far it has come since the contactor was closed: 1 tripped when asked, 2 let go. */
	residualTest: 0 | 1;
	tested: 0 | 1 | 2;
	/** What the lock was told. */
	lock: LockDrive;
	/** Periods with a good diode since the vehicle was last out of sight, less twice those with a bad one, up to diodeGoodPeriods. */
	goodPeriods: number;
	/** 1 once they were diodeGoodPeriods, until bad ones have taken twice diodeBadPeriods of them back, or all. */
	shown: 0 | 1;
	/** The duty that the last step drove. */
	duty: number;
	/** For how long the contactor has been closed without PWM, since it last was with PWM for dutyIntervalMs; and for how long it has been with. */
	withheldMs: number;
	offeredMs: number;
	/** For how long it has been closed although the wire showed neither C nor D; −1 if it is not. */
	overlookedMs: number;
	/** Periods that could be read since the last five of them, and for how long there have been no five. */
	readPeriods: number;
	unreadMs: number;
	/** Closed: periods up to now of which in every step half or more were neither C nor D, up to four times outsidePeriods. */
	halfPeriods: number;
	/** Closed: periods in a row in which a vehicle showed no good diode, up to diodeBadPeriods. */
	badPeriods: number;
	/** 1 once the wire has shown a vehicle, until it has shown none for goneMs; and for how long it has shown none, −1 if it does not. */
	there: 0 | 1;
	goneMs: number;
}

/** Before the first step. */
export const WITNESS_AT_START: Witness = frozen({
	contactor: 0,
	changedAt: 0 as Instant,
	phases: 0,
	letter: Letter.Unknown,
	standing: 0,
	forGood: 0,
	clearFaults: 0,
	askedMs: -1,
	residualTest: 0,
	tested: 0,
	lock: LockDrive.AsItIs,
	goodPeriods: 0,
	shown: 0,
	duty: STEADY_HIGH,
	withheldMs: 0,
	offeredMs: 0,
	overlookedMs: 0,
	readPeriods: 0,
	unreadMs: 0,
	halfPeriods: 0,
	badPeriods: 0,
	there: 0,
	goneMs: -1,
});

/** So many periods that can be read say what the pilot shows. */
const READABLE = 5;

/**
 * The rules about what happens from one step to the next that do not hold, as bits. To be called after every step, from the
 * first: `witness` takes note for the next.
 */
export function brokenBetween(witness: Witness, state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive): number {
	watchWire(witness, state, numbers.pilot, sense.pilot);
	watchTest(witness, numbers, sense);
	watchPlug(witness, state, numbers, sense.pilot);
	const closes = drive.contactor === 1 && witness.contactor === 0;
	const broken =
		(closes ? brokenByClosing(witness, state, numbers, sense) : 0) |
		(drive.contactor === 1 ? brokenByStaying(witness, numbers.pilot) : 0) |
		(lost(witness, state, numbers, sense.now, wish) ? LOST : 0) |
		(witness.lock !== LockDrive.Unlock && drive.lock === LockDrive.Unlock && !mayUnlock(witness, numbers, sense, drive) ? UNLOCKING : 0) |
		(drive.phases !== witness.phases && !mayConnect(witness, numbers, sense, drive) ? PHASES : 0) |
		(tooPatient(witness, state, numbers, drive) ? PATIENCE : 0) |
		(overlooks(witness, state, numbers.pilot, sense.pilot, drive) ? OVERLOOKED : 0);
	remember(witness, state, wish, drive);
	return broken;
}

/** Takes note of a step for the next one, but for what was on the wire. */
export function remember(witness: Witness, state: ControlState, wish: Wish, drive: Drive): void {
	witness.contactor = drive.contactor;
	witness.changedAt = state.contactor.changedAt;
	witness.letter = state.pilot.letter;
	witness.phases = drive.phases;
	witness.duty = drive.duty;
	witness.lock = drive.lock;
	if (drive.residualTest === 1 && witness.residualTest === 0) witness.tested = 0;
	witness.residualTest = drive.residualTest;
	witness.standing = state.supervisor.standing;
	witness.forGood = state.supervisor.forGood;
	witness.clearFaults = wish.clearFaults;
}

/** The rules about the step that closes. */
function brokenByClosing(witness: Witness, state: ControlState, numbers: Numbers, sense: Sense): number {
	return (
		(offers(state.sequence.state) ? 0 : CLOSING) |
		(since(sense.now, witness.changedAt) >= numbers.contactor.minimumOpenMs && isOpen(witness, numbers, sense) ? 0 : REST) |
		(witness.askedMs >= numbers.pilot.enterCMs ? 0 : CONFIRMED) |
		(witness.shown === 1 ? 0 : SHOWN) |
		(numbers.residual.fitted === 0 || witness.tested === 2 ? 0 : TESTED)
	);
}

/** Takes note of how the monitor answers its test; what it does while the contactor is closed is no answer. */
function watchTest(witness: Witness, numbers: Numbers, sense: Sense): void {
	const tripped = sense.residual.tripped === 1;
	const saysClosed = numbers.contactor.feedback === 1 && sense.contactor === Feedback.Closed;
	if (witness.contactor === 1 || saysClosed) witness.tested = 0;
	else if (witness.residualTest === 1 && tripped) witness.tested = 1;
	else if (witness.tested === 1 && !tripped) witness.tested = 2;
}

/** The rules about a contactor that is closed for which one step does not tell enough. */
function brokenByStaying(witness: Witness, n: Numbers["pilot"]): number {
	return (
		(witness.halfPeriods < n.outsidePeriods << 2 ? 0 : WIRE) |
		(isHeard(witness, n) ? 0 : HEARD) |
		(witness.badPeriods < n.diodeBadPeriods ? 0 : DIODE)
	);
}

function isHeard(witness: Witness, n: Numbers["pilot"]): boolean {
	return witness.unreadMs < n.silentMs + 4 * READABLE;
}

function mayUnlock(witness: Witness, numbers: Numbers, sense: Sense, drive: Drive): boolean {
	return witness.there === 0 && witness.goneMs >= 0 && drive.contactor === 0 && isOpen(witness, numbers, sense);
}

function mayConnect(witness: Witness, numbers: Numbers, sense: Sense, drive: Drive): boolean {
	return witness.contactor === 0 && drive.contactor === 0 && isOpen(witness, numbers, sense);
}

/** Feedback says open; where there is none, it had its time to open. */
function isOpen(witness: Witness, { contactor }: Numbers, sense: Sense): boolean {
	if (contactor.feedback === 1) return sense.contactor === Feedback.Open;
	return witness.contactor === 0 && since(sense.now, witness.changedAt) >= contactor.openMs;
}

/** Since the last step the wire had the duty that that one drove. */
function tooPatient(witness: Witness, state: ControlState, numbers: Numbers, drive: Drive): boolean {
	const { gapMs } = state.clock;
	const n = numbers.sequence;
	const offered = isPwm(witness.duty);
	witness.offeredMs = offered ? Math.min(witness.offeredMs + gapMs, n.dutyIntervalMs) : 0;
	if (witness.contactor === 0 || witness.offeredMs >= n.dutyIntervalMs) witness.withheldMs = 0;
	else if (!offered) witness.withheldMs = Math.min(witness.withheldMs + gapMs, n.forcedOpenMs);
	return drive.contactor === 1 && !isPwm(drive.duty) && witness.withheldMs >= n.forcedOpenMs;
}

/** Of the first step with a B no more counts than what was looked at: it may have come late. */
function overlooks(witness: Witness, state: ControlState, n: Numbers["pilot"], pilot: PilotSense, drive: Drive): boolean {
	const { gapMs } = state.clock;
	const shown = pilot.count >= LOOKED_AT ? asking(pilot, n) >= ENOUGH : witness.overlookedMs === 0;
	if (shown || witness.contactor === 0 || drive.contactor === 0) witness.overlookedMs = 0;
	else if (witness.overlookedMs === 0) witness.overlookedMs = Math.min(gapMs, LOOKED_AT);
	else witness.overlookedMs = Math.min(witness.overlookedMs + gapMs, n.dutyGlitchMs + 1);
	return witness.overlookedMs > n.dutyGlitchMs;
}

/** Takes note of what the wire showed. */
function watchWire(witness: Witness, state: ControlState, n: Numbers["pilot"], pilot: PilotSense): void {
	// a step that brings fewer periods than are looked at is judged together with those before
	const whole = pilot.count >= LOOKED_AT;
	const asks = asking(pilot, n);
	if (whole && asks < ENOUGH) witness.askedMs = -1;
	else if (witness.askedMs >= 0) witness.askedMs = Math.min(witness.askedMs + state.clock.gapMs, n.enterCMs);
	else if (whole || asks > 0) witness.askedMs = 0;
	const letter = state.pilot.letter;
	if (letter !== witness.letter && (letter < Letter.B || letter > Letter.D)) {
		witness.goodPeriods = 0;
		witness.shown = 0;
	}
	const settled = isPwm(witness.duty) && state.pilot.pwmSteps >= n.pwmSettleSteps;
	for (let i = 0; i < pilot.count; i++) noteDiode(witness, n, pilot.high[i], pilot.low[i], settled);
	noteRead(witness, n.silentMs + 4 * READABLE, state.clock.gapMs, pilot.count);
	noteOutside(witness, state, n, pilot);
}

/** One period: behind a good diode the low plateau does not know of the vehicle. Without PWM there is none. */
function noteDiode(witness: Witness, n: Numbers["pilot"], high: number, low: number, settled: boolean): void {
	const vehicle = high > n.boundaryDeMv - n.hysteresisMv && high <= n.boundaryAbMv + n.hysteresisMv;
	if (!vehicle) return;
	if (low > n.diodeMv) witness.goodPeriods = Math.max(witness.goodPeriods - 2, 0);
	else if (witness.goodPeriods < n.diodeGoodPeriods) witness.goodPeriods++;
	if (witness.goodPeriods >= n.diodeGoodPeriods) witness.shown = 1;
	else if (witness.goodPeriods <= Math.max(n.diodeGoodPeriods - (n.diodeBadPeriods << 1), 0)) witness.shown = 0;
	const bad = low > n.diodeMv || low < n.lowestMv;
	if (!bad || witness.contactor === 0) witness.badPeriods = 0;
	else if (settled && witness.badPeriods < n.diodeBadPeriods) witness.badPeriods++;
}

function noteRead(witness: Witness, mostMs: number, gapMs: number, count: number): void {
	witness.readPeriods = witness.readPeriods + count;
	witness.unreadMs = Math.min(witness.unreadMs + gapMs, mostMs);
	if (witness.readPeriods < READABLE) return;
	witness.readPeriods = 0;
	witness.unreadMs = 0;
}

/** Neither C nor D, nor a B that a new duty explains, in half or more of what a step brought. */
function noteOutside(witness: Witness, state: ControlState, n: Numbers["pilot"], pilot: PilotSense): void {
	const { count } = pilot;
	const excused = since(state.clock.steppedAt, state.sequence.dutyAt) < n.dutyGlitchMs;
	const least = n.boundaryDeMv - n.hysteresisMv;
	const inside = between(pilot, count, least, (excused ? n.boundaryAbMv : n.boundaryBcMv) + n.hysteresisMv);
	if (witness.contactor === 0 || count - inside < inside) witness.halfPeriods = 0;
	else witness.halfPeriods = Math.min(witness.halfPeriods + count, n.outsidePeriods << 2);
}

/** Whether the wire shows a vehicle: as decided, and on it; or none: most of it A, or no vehicle and no plug in the socket. */
function watchPlug(witness: Witness, state: ControlState, numbers: Numbers, pilot: PilotSense): void {
	const n = numbers.pilot;
	const whole = pilot.count >= LOOKED_AT;
	const edge = n.boundaryAbMv - n.hysteresisMv;
	const vehicle = between(pilot, LOOKED_AT, n.boundaryDeMv + n.hysteresisMv, edge) > ENOUGH;
	const away = between(pilot, LOOKED_AT, edge, n.highestMv);
	// a step that brings fewer says what most of them say; one that brings one or none says nothing new, as long as the pilot is heard
	const few = pilot.count > 1 ? away << 1 > pilot.count : witness.goneMs >= 0 && isHeard(witness, n);
	const none = (isUnplugged(state.proximity, numbers.proximity) && !vehicle) || (whole ? away >= ENOUGH : few);
	if (!none) witness.goneMs = -1;
	else witness.goneMs = witness.goneMs < 0 ? 0 : Math.min(witness.goneMs + state.clock.gapMs, n.goneMs);
	if (witness.goneMs >= n.goneMs) witness.there = 0;
	const letter = state.pilot.letter;
	if (vehicle && letter >= Letter.B && letter <= Letter.D) witness.there = 1;
}

/** The delays of one fault; what it does not have is not in its tables. */
type PerFault = Readonly<Record<string, number>>;

/** A fault that stood before the step does not stand any more, and its row does not say so. */
function lost(witness: Witness, state: ControlState, numbers: Numbers, now: Instant, wish: Wish): boolean {
	const supervisor = state.supervisor;
	const cleared = wish.clearFaults !== witness.clearFaults;
	const away = state.pilot.letter === Letter.A && state.presence.is === Presence.Away;
	for (let place = 0, rest = witness.standing & ~supervisor.standing; rest !== 0; place++, rest = rest >>> 1) {
		if ((rest & 1) === 0) continue;
		const bit = 1 << place;
		const { name } = FAULTS[place];
		const gone = since(now, supervisor.heldAt[place]);
		const hopeful = (witness.forGood & bit) === 0 && supervisor.times[place] <= (numbers.retries as PerFault)[name];
		const due = (TRIED_AGAIN & bit) !== 0 && hopeful && gone >= (numbers.retryAfter as PerFault)[name];
		// in the first step no time has passed for anything, and a person may have asked already
		const held = gone <= 0 && state.clock.gapMs > 0;
		if (held || !(cleared || due || (away && (ENDED_BY_UNPLUGGING & bit) !== 0))) return true;
	}
	return false;
}

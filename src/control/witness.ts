// SPDX-License-Identifier: Apache-2.0
/** The witness: the invariants about what happens from one step to the next, told from what was driven and sensed before. */

import { type Drive, Feedback, type PilotSense, type Sense } from "./board.js";
import { ENDED_BY_UNPLUGGING, FAULTS, TRIED_AGAIN } from "./faults.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import { asking, ENOUGH, LOOKED_AT } from "./invariants.js";
import type { Numbers } from "./numbers.js";
import { Letter } from "./pilot.js";
import { offers } from "./sequence.js";
import type { ControlState } from "./state.js";
import type { Wish } from "./wish.js";

/** Bits of the rules in INVARIANTS, from "lost" on. */
const LOST = 0x200000;
const CLOSING = 0x400000;
const REST = 0x800000;
const CONFIRMED = 0x1000000;
const SHOWN = 0x2000000;
const TESTED = 0x4000000;
const UNLOCKING = 0x8000000;
const PHASES = 0x10000000;

/** What somebody who watches from outside has to remember from one step to the next. */
export interface Witness {
	/** What the last step drove, and since when. */
	contactor: 0 | 1;
	changedAt: Instant;
	phases: 1 | 3;
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
	lock: 0 | 1;
	/** Periods with a good diode since the vehicle was last out of sight, up to diodeGoodPeriods. */
	goodPeriods: number;
}

/** Before the first step. */
export const WITNESS_AT_START: Witness = frozen({
	contactor: 0,
	changedAt: 0 as Instant,
	phases: 3,
	letter: Letter.Unknown,
	standing: 0,
	forGood: 0,
	clearFaults: 0,
	askedMs: -1,
	residualTest: 0,
	tested: 0,
	lock: 0,
	goodPeriods: 0,
});

/**
 * The rules about what happens from one step to the next that do not hold, as bits. To be called after every step, from the
 * first: `witness` takes note for the next.
 */
export function brokenBetween(witness: Witness, state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive): number {
	watchWire(witness, state, numbers.pilot, sense.pilot);
	watchTest(witness, sense);
	const closes = drive.contactor === 1 && witness.contactor === 0;
	const broken =
		(closes ? brokenByClosing(witness, state, numbers, sense.now) : 0) |
		(lost(witness, state, numbers, sense.now, wish) ? LOST : 0) |
		(witness.lock === 1 && drive.lock === 0 && !mayUnlock(state, sense, drive) ? UNLOCKING : 0) |
		(drive.phases !== witness.phases && (witness.contactor === 1 || drive.contactor === 1) ? PHASES : 0);
	remember(witness, state, wish, drive);
	return broken;
}

/** Takes note of a step for the next one, but for what was on the wire. */
export function remember(witness: Witness, state: ControlState, wish: Wish, drive: Drive): void {
	witness.contactor = drive.contactor;
	witness.changedAt = state.contactor.changedAt;
	witness.letter = state.pilot.letter;
	witness.phases = drive.phases;
	witness.lock = drive.lock;
	if (drive.residualTest === 1 && witness.residualTest === 0) witness.tested = 0;
	witness.residualTest = drive.residualTest;
	witness.standing = state.supervisor.standing;
	witness.forGood = state.supervisor.forGood;
	witness.clearFaults = wish.clearFaults;
}

/** The rules about the step that closes. */
function brokenByClosing(witness: Witness, state: ControlState, numbers: Numbers, now: Instant): number {
	return (
		(offers(state.sequence.state) ? 0 : CLOSING) |
		(since(now, witness.changedAt) >= numbers.contactor.minimumOpenMs ? 0 : REST) |
		(witness.askedMs >= numbers.pilot.enterCMs ? 0 : CONFIRMED) |
		(witness.goodPeriods >= numbers.pilot.diodeGoodPeriods ? 0 : SHOWN) |
		(numbers.residual.fitted === 0 || witness.tested === 2 ? 0 : TESTED)
	);
}

/** Takes note of how the monitor answers its test; what it does while the contactor is closed is no answer. */
function watchTest(witness: Witness, sense: Sense): void {
	const tripped = sense.residual.tripped === 1;
	if (witness.contactor === 1 || sense.contactor === Feedback.Closed) witness.tested = 0;
	else if (witness.residualTest === 1 && tripped) witness.tested = 1;
	else if (witness.tested === 1 && !tripped) witness.tested = 2;
}

function mayUnlock(state: ControlState, sense: Sense, drive: Drive): boolean {
	return state.pilot.letter === Letter.A && sense.contactor === Feedback.Open && drive.contactor === 0;
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
	if (letter !== witness.letter && (letter < Letter.B || letter > Letter.D)) witness.goodPeriods = 0;
	for (let i = 0; i < pilot.count; i++) noteDiode(witness, n, pilot.high[i], pilot.low[i]);
}

/** One period: behind a good diode the low plateau does not know of the vehicle. Without PWM there is none. */
function noteDiode(witness: Witness, n: Numbers["pilot"], high: number, low: number): void {
	const vehicle = high > n.boundaryDeMv - n.hysteresisMv && high <= n.boundaryAbMv + n.hysteresisMv;
	if (vehicle && low <= n.diodeMv && witness.goodPeriods < n.diodeGoodPeriods) witness.goodPeriods++;
}

/** The delays of one fault; what it does not have is not in its tables. */
type PerFault = Readonly<Record<string, number>>;

/** A fault that stood before the step does not stand any more, and its row does not say so. */
function lost(witness: Witness, state: ControlState, numbers: Numbers, now: Instant, wish: Wish): boolean {
	const supervisor = state.supervisor;
	const cleared = wish.clearFaults !== witness.clearFaults;
	const away = state.pilot.letter === Letter.A && since(now, state.pilot.votedAt) >= numbers.pilot.goneMs;
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

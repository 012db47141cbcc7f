// SPDX-License-Identifier: Apache-2.0
/** The witness: the invariants about what happens from one step to the next, told from what was driven and sensed before. */

import { type Drive, Feedback, LockDrive, type PilotSense, type Sense, UNKNOWN } from "./board.js";
import { AUTOMATIC } from "./duty.js";
import { ENDED_BY_UNPLUGGING, FAULTS, TRIED_AGAIN } from "./faults.js";
import { type Instant, since } from "./integer.js";
import { allowed, asking, ENOUGH, LOOKED_AT } from "./invariants.js";
import { Letter } from "./letter.js";
import { largestMa } from "./load.js";
import type { Witness } from "./noted.js";
import type { Numbers } from "./numbers.js";
import { isPwm } from "./pilot.js";
import { Presence } from "./presence.js";
import { offers } from "./sequence.js";
import type { ControlState } from "./state.js";
import { isHeard, watchPlug, watchWire } from "./watched.js";
import type { Wish } from "./wish.js";

/** Bits of the rules in INVARIANTS: of three what takes more than one step to see, and those from "overdrawn" on. */
const WIRE = 2;
const HEARD = 4;
const DIODE = 64;
const OVERDRAWN = 0x100000;
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
		(witness.lock !== LockDrive.Unlock && drive.lock === LockDrive.Unlock && !mayUnlock(witness, numbers, sense, wish, drive)
			? UNLOCKING
			: 0) |
		(drive.phases !== witness.phases && !mayConnect(witness, numbers, sense, drive) ? PHASES : 0) |
		(overdraws(witness, state, numbers, sense, wish, drive) ? OVERDRAWN : 0) |
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

function mayUnlock(witness: Witness, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive): boolean {
	const gone = witness.there === 0 && witness.goneMs >= 0;
	return (gone || wish.lock === LockDrive.Unlock) && drive.contactor === 0 && isOpen(witness, numbers, sense);
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

/** What the host lets the vehicle draw, or the charger, with margin and tolerance; an old reading says nothing new. */
function overdraws(witness: Witness, state: ControlState, numbers: Numbers, { mains }: Sense, wish: Wish, drive: Drive): boolean {
	const { overcurrent, sequence, contactor } = numbers;
	const mostMs = (overcurrent.graceMs + sequence.dutyIntervalMs + overcurrent.slowMs + contactor.meterFreshMs) * 2;
	const most = (((Math.min(wish.overcurrentMa, wish.offerMa, allowed(state)) + overcurrent.marginMa) * overcurrent.percent) / 100) | 0;
	const over = mains.ageMs === UNKNOWN || mains.ageMs > contactor.meterFreshMs ? witness.overdrawnMs > 0 : largestMa(mains) > most;
	if (drive.contactor === 0 || wish.pilot === AUTOMATIC || !over) witness.overdrawnMs = 0;
	else witness.overdrawnMs = Math.min(witness.overdrawnMs + state.clock.gapMs, mostMs);
	return witness.overdrawnMs >= mostMs;
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

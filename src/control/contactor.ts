// SPDX-License-Identifier: Apache-2.0
/** The contactor: whether it follows what it was told, how often it has worked, and when it may work again. */
import { Feedback, type MainsSense, UNKNOWN } from "./board.js";
import { frozen } from "./frozen.js";
import { Happened } from "./happened.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the contactor. */
export interface ContactorState {
	/** What the last step told it. */
	commanded: 0 | 1;
	/** Since when. */
	changedAt: Instant;
	/** 1 once the shortest time open has passed, and as long as it stays open. */
	rested: 0 | 1;
	/** 1 while feedback says what was commanded. */
	follows: 0 | 1;
	/** 1 if feedback has contradicted the command for longer than the contactor may take. */
	welded: 0 | 1;
	notClosed: 0 | 1;
	/** 1 once feedback has said closed since it was told to close; and if it has said open after that. */
	wasClosed: 0 | 1;
	droppedOut: 0 | 1;
	/** 1 while feedback says nothing. */
	unheard: 0 | 1;
	/** 1 once feedback has said open since it was told to. */
	wasOpen: 0 | 1;
	/** 1 in the step in which it said so too late for the standard. */
	slow: 0 | 1;
	/** Closings. */
	cycles: number;
	/** Openings with current flowing, and why the last of them was, bits of Blocker. */
	underLoad: number;
	openedBecause: number;
	/** 1 from an opening onto a B until that B has lasted: a vehicle that lets go stays so. */
	doubtful: 0 | 1;
	/** Openings under load that are not forgotten yet, and since when the next is on its way to be. */
	strain: number;
	strainAt: Instant;
}

/** At power-up it has been told to open, and has not rested yet. */
export const CONTACTOR_AT_START: ContactorState = frozen({
	commanded: 0,
	changedAt: 0 as Instant,
	rested: 0,
	follows: 0,
	welded: 0,
	notClosed: 0,
	wasClosed: 0,
	droppedOut: 0,
	unheard: 0,
	wasOpen: 1,
	slow: 0,
	cycles: 0,
	underLoad: 0,
	openedBecause: 0,
	doubtful: 0,
	strain: 0,
	strainAt: 0 as Instant,
});

type ContactorNumbers = Numbers["contactor"];

/** A reading of this age still speaks of this moment, ms. */
const AT_ONCE_MS = 100;

/** On a board without an auxiliary contact: what it would say of a contactor that works. */
export function supposedFeedback(contactor: ContactorState, n: ContactorNumbers, now: Instant): Feedback {
	return contactor.commanded === 0 && since(now, contactor.changedAt) >= n.openMs ? Feedback.Open : Feedback.Closed;
}

/** Compares feedback with the command that stands, and forgets openings in their time. */
export function watchContactor(contactor: ContactorState, n: ContactorNumbers, feedback: Feedback, now: Instant): void {
	// once it has been seen closed, a contactor that still is has nothing new to tell
	const same = contactor.wasClosed === 1 && contactor.follows === 1 && feedback === Feedback.Closed;
	if (same && contactor.commanded === 1 && contactor.strain === 0) return;
	contactor.follows = feedback === (contactor.commanded === 1 ? Feedback.Closed : Feedback.Open) ? 1 : 0;
	contactor.unheard = feedback === Feedback.Unknown ? 1 : 0;
	contactor.slow = 0;
	if (contactor.strain > 0) forgetStrain(contactor, n, now);
	if (contactor.commanded === 1) watchClosed(contactor, n, feedback, now);
	else watchOpen(contactor, n, feedback, now);
}

function watchClosed(contactor: ContactorState, n: ContactorNumbers, feedback: Feedback, now: Instant): void {
	contactor.rested = 0;
	contactor.wasOpen = 0;
	if (feedback === Feedback.Closed) contactor.wasClosed = 1;
	const open = feedback === Feedback.Open;
	contactor.droppedOut = open && contactor.wasClosed === 1 ? 1 : 0;
	contactor.notClosed = open && contactor.wasClosed === 0 && since(now, contactor.changedAt) >= n.closeMs ? 1 : 0;
}

function watchOpen(contactor: ContactorState, n: ContactorNumbers, feedback: Feedback, now: Instant): void {
	const openMs = since(now, contactor.changedAt);
	if (contactor.rested === 0 && openMs >= restMs(contactor, n)) contactor.rested = 1;
	contactor.welded = feedback === Feedback.Closed && openMs >= n.openMs ? 1 : 0;
	if (contactor.wasOpen === 0 && feedback === Feedback.Open) {
		contactor.wasOpen = 1;
		contactor.slow = n.feedback === 1 && openMs > n.slowOpenMs ? 1 : 0;
	}
	contactor.notClosed = 0;
	contactor.wasClosed = 0;
	contactor.droppedOut = 0;
}

/** How long it has to be open: the more often it had to open under load, the longer. */
export function restMs(contactor: ContactorState, n: ContactorNumbers): number {
	const doublings = Math.max((Math.min(contactor.strain, n.openingsMost) - n.openingsFree) | 0, 0);
	return n.minimumOpenMs << doublings;
}

/** True while it rests for longer than usual: nothing is offered meanwhile, because a vehicle that is offered current and asks gets it within 3 s. */
export function restsLong(contactor: ContactorState, n: ContactorNumbers): boolean {
	return contactor.strain > n.openingsFree && contactor.commanded === 0 && contactor.rested === 0;
}

function forgetStrain(contactor: ContactorState, n: ContactorNumbers, now: Instant): void {
	if (since(now, contactor.strainAt) < n.openingForgottenMs) return;
	contactor.strain = (contactor.strain - 1) | 0;
	contactor.strainAt = now;
}

/** A person has looked at it. */
export function forgiveStrain(contactor: ContactorState): void {
	contactor.strain = 0;
}

/**
 * Takes note of another command than the one before, and tells what happened in bits of Happened. `asked` says that the
 * vehicle had not let go: without a meter it may then have drawn current. `guarded` says that the guard has opened already,
 * so that the meter shows nothing any more. `blockers` are the reasons.
 */
export function noteCommand(
	contactor: ContactorState,
	n: ContactorNumbers,
	command: 0 | 1,
	now: Instant,
	mains: MainsSense,
	asked: boolean,
	guarded: boolean,
	blockers: number,
): number {
	contactor.commanded = command;
	contactor.changedAt = now;
	if (command === 1) {
		contactor.cycles = (contactor.cycles + 1) | 0;
		return Happened.Closed;
	}
	contactor.doubtful = asked ? 0 : 1;
	if (!(guarded ? asked : loaded(mains, n, asked))) return Happened.Opened;
	contactor.doubtful = 0;
	strain(contactor, blockers, now);
	return Happened.Opened | Happened.OpenedUnderLoad;
}

/**
 * After an opening onto a B that did not count: once that B has lasted, the vehicle had let go. If anything else is there before,
 * it had not, and something has only disturbed it. `lasts` is false only while a B, which `rests`, has just begun.
 */
export function resolveDoubt(contactor: ContactorState, rests: boolean, lasts: boolean, now: Instant): void {
	if (!lasts) return;
	contactor.doubtful = 0;
	if (!rests) strain(contactor, 0, now);
}

function strain(contactor: ContactorState, blockers: number, now: Instant): void {
	contactor.underLoad = (contactor.underLoad + 1) | 0;
	contactor.openedBecause = blockers;
	if (contactor.strain === 0) contactor.strainAt = now;
	contactor.strain = (contactor.strain + 1) | 0;
}

/** Whether current flows; where no meter tells, whether it might. A vehicle that has let go drew nothing any more, whatever the meter said before. */
export function loaded(mains: MainsSense, n: ContactorNumbers, asked: boolean): boolean {
	if (mains.ageMs === UNKNOWN || mains.ageMs > (asked ? n.meterFreshMs : AT_ONCE_MS)) return asked;
	return mains.milliAmps[0] > n.underLoadMa || mains.milliAmps[1] > n.underLoadMa || mains.milliAmps[2] > n.underLoadMa;
}

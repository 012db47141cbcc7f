// SPDX-License-Identifier: Apache-2.0
/** The contactor: whether it follows what it was told, how often it has worked, and when it may work again. */
import { Feedback, type MainsSense, UNKNOWN } from "./board.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";
import { Happened } from "./wish.js";

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
	/** Closings. */
	cycles: number;
	/** Openings with current flowing. */
	underLoad: number;
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
	cycles: 0,
	underLoad: 0,
});

type ContactorNumbers = Numbers["contactor"];

/** Compares feedback with the command that stands. */
export function watchContactor(contactor: ContactorState, n: ContactorNumbers, feedback: Feedback, now: Instant): void {
	contactor.follows = feedback === (contactor.commanded === 1 ? Feedback.Closed : Feedback.Open) ? 1 : 0;
	contactor.unheard = feedback === Feedback.Unknown ? 1 : 0;
	if (contactor.commanded === 1) {
		contactor.rested = 0;
		contactor.welded = 0;
		if (feedback === Feedback.Closed) contactor.wasClosed = 1;
		const open = feedback === Feedback.Open;
		contactor.droppedOut = open && contactor.wasClosed === 1 ? 1 : 0;
		contactor.notClosed = open && contactor.wasClosed === 0 && since(now, contactor.changedAt) >= n.closeMs ? 1 : 0;
	} else {
		if (contactor.rested === 0 && since(now, contactor.changedAt) >= n.minimumOpenMs) contactor.rested = 1;
		contactor.welded = feedback === Feedback.Closed && since(now, contactor.changedAt) >= n.openMs ? 1 : 0;
		contactor.notClosed = 0;
		contactor.wasClosed = 0;
		contactor.droppedOut = 0;
	}
}

/**
 * Takes note of the command that this step gives, and tells what happened in bits of Happened. `asked` says that the
 * vehicle had not let go: without a meter it may then have drawn current. `guarded` says that the guard has opened already,
 * so that the meter shows nothing any more.
 */
export function noteCommand(
	contactor: ContactorState,
	n: ContactorNumbers,
	command: 0 | 1,
	now: Instant,
	mains: MainsSense,
	asked: boolean,
	guarded: boolean,
): number {
	if (command === contactor.commanded) return 0;
	contactor.commanded = command;
	contactor.changedAt = now;
	if (command === 1) {
		contactor.cycles = (contactor.cycles + 1) | 0;
		return Happened.Closed;
	}
	if (!(guarded ? asked : loaded(mains, n, asked))) return Happened.Opened;
	contactor.underLoad = (contactor.underLoad + 1) | 0;
	return Happened.Opened | Happened.OpenedUnderLoad;
}

/** Whether current flows; where no meter tells, whether it might. */
function loaded(mains: MainsSense, n: ContactorNumbers, asked: boolean): boolean {
	if (mains.ageMs === UNKNOWN || mains.ageMs > n.meterFreshMs) return asked;
	return mains.milliAmps[0] > n.underLoadMa || mains.milliAmps[1] > n.underLoadMa || mains.milliAmps[2] > n.underLoadMa;
}

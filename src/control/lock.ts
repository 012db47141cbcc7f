// SPDX-License-Identifier: Apache-2.0
/** The lock of a socket outlet: locked before anything closes, unlocked only when everything is open. */
import { Feedback, LockFeedback } from "./board.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";
import { Letter } from "./pilot.js";

/** What is remembered of the lock. */
export interface LockState {
	/** What it is told, and since when. */
	commanded: 0 | 1;
	movedAt: Instant;
	/** Times in a row that it was told in vain. */
	tries: number;
	/** 1 in the step in which it was told in vain often enough. */
	failed: 0 | 1;
}

/** At power-up it is told to unlock: the contactor is open, and whoever is plugged in may go. */
export const LOCK_AT_START: LockState = frozen({ commanded: 0, movedAt: 0 as Instant, tries: 0, failed: 0 });

/**
 * Locked while a vehicle is there; unlocked only when none is and the contactor is known to be open; a vehicle out of sight
 * changes nothing. IEC 61851-1: unlocked within 5 s of unplugging.
 */
export function lockWanted(lock: LockState, letter: Letter, contactor: Feedback): 0 | 1 {
	if (letter >= Letter.B && letter <= Letter.D) return 1;
	return letter === Letter.A && contactor === Feedback.Open ? 0 : lock.commanded;
}

/** Tells the lock what is wanted, and again after moveMs, tries times. `mayTry` is false while a fault waits for its next try. */
export function driveLock(lock: LockState, n: Numbers["lock"], feedback: LockFeedback, wanted: 0 | 1, mayTry: boolean, now: Instant): void {
	lock.failed = 0;
	if (lock.commanded !== wanted) {
		lock.commanded = wanted;
		lock.movedAt = now;
		lock.tries = 0;
	} else if (feedback === (wanted === 1 ? LockFeedback.Locked : LockFeedback.Unlocked)) lock.tries = 0;
	else if (mayTry && since(now, lock.movedAt) >= n.moveMs) {
		lock.movedAt = now;
		lock.tries = (lock.tries + 1) | 0;
		if (lock.tries < n.tries) return;
		lock.tries = 0;
		lock.failed = 1;
	}
}

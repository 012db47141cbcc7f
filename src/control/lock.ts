// SPDX-License-Identifier: Apache-2.0
/** The lock of a socket outlet: locked before anything closes, unlocked only when everything is open. */
import { LockDrive, LockFeedback } from "./board.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import { Letter } from "./letter.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the lock. */
export interface LockState {
	/** What it is told, and since when. */
	commanded: LockDrive;
	movedAt: Instant;
	/** Times in a row that it was told in vain. */
	tries: number;
	/** 1 in the step in which it was told in vain often enough. */
	failed: 0 | 1;
}

/** At power-up nobody knows whether a vehicle is there and current flows: it stays as it is. */
export const LOCK_AT_START: LockState = frozen({ commanded: LockDrive.AsItIs, movedAt: 0 as Instant, tries: 0, failed: 0 });

/**
 * Locked while a vehicle shows itself; unlocked only once it is `gone`, as the wire shows at this moment, too, and the contactor is `open`, told so and as feedback
 * says; a vehicle out of sight changes nothing. IEC 61851-1: unlocked within 5 s of unplugging. Somebody may have `asked` for it to be locked in
 * other states, too, or unlocked although a vehicle is there, which waits for the contactor all the same; and with no vehicle nothing stays locked.
 */
export function lockWanted(lock: LockState, letter: Letter, gone: boolean, open: boolean, asked: LockDrive): LockDrive {
	if (asked === LockDrive.Unlock) return open ? LockDrive.Unlock : lock.commanded;
	if (letter >= Letter.B && letter <= Letter.D) return LockDrive.Lock;
	if (gone && open) return LockDrive.Unlock;
	return asked === LockDrive.Lock ? LockDrive.Lock : lock.commanded;
}

/** Tells the lock what is wanted, and again after moveMs, tries times. `mayTry` is false while a fault waits for its next try. */
export function driveLock(
	lock: LockState,
	n: Numbers["lock"],
	feedback: LockFeedback,
	wanted: LockDrive,
	mayTry: boolean,
	now: Instant,
): void {
	lock.failed = 0;
	if (lock.commanded !== wanted) {
		lock.commanded = wanted;
		lock.movedAt = now;
		lock.tries = 0;
	} else if (obeys(wanted, feedback)) lock.tries = 0;
	else if (mayTry && since(now, lock.movedAt) >= n.moveMs) {
		lock.movedAt = now;
		lock.tries = (lock.tries + 1) | 0;
		if (lock.tries < n.tries) return;
		lock.tries = 0;
		lock.failed = 1;
	}
}

function obeys(wanted: LockDrive, feedback: LockFeedback): boolean {
	if (wanted === LockDrive.AsItIs) return true;
	return feedback === (wanted === LockDrive.Lock ? LockFeedback.Locked : LockFeedback.Unlocked);
}

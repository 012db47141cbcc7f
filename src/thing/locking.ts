// SPDX-License-Identifier: Apache-2.0
/** The actions that are about the lock of the socket, which not every charger has. */
import { LockDrive } from "../control/board.js";
import { type Outcome, unless } from "./outcome.js";
import type { Subject } from "./subject.js";

const LET_GO = "the plug is let go as soon as the contactor is open";

/** Somebody here wants the plug. */
export function unlock(subject: Subject): Outcome {
	return withLock(subject, () => unless(subject.evse.unlock(), LET_GO));
}

/** The host above has the plug held. */
export function hold(subject: Subject): Outcome {
	return withLock(subject, () => unless(subject.evse.above.lock(LockDrive.Lock), "the plug is held"));
}

/** The host above has it let go. */
export function letGo(subject: Subject): Outcome {
	return withLock(subject, () => unless(subject.evse.above.lock(LockDrive.Unlock), LET_GO));
}

function withLock({ values }: Subject, act: () => Outcome): Outcome {
	return values.control.lock.fitted === 0 ? { refused: "there is no lock here (setting lock.fitted)" } : act();
}

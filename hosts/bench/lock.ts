// SPDX-License-Identifier: Apache-2.0
/** The lock of a socket outlet: a motor that takes its time, a contact that tells, or no lock at all. */
import { LockFeedback } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
import { NEVER } from "./moment.js";

/** Words for the condition of a lock, by value. */
export const LOCK_CONDITIONS = frozen(["none", "ok", "jammed"] as const);

/** Conditions, by place in LOCK_CONDITIONS. */
const Condition = frozen({ None: 0, Ok: 1, Jammed: 2 } as const);

/** How long the motor takes, ms. */
const MOVE_MS = 300;

/** The lock of one outlet. */
export class Lock {
	/** Where it is. */
	locked = false;
	private condition: number = Condition.None;
	private silentUntil = 0;
	private readonly told = { locked: false, try: 0, since: NEVER };

	/** Fits, breaks or mends it, by place in LOCK_CONDITIONS. */
	become(condition: number): void {
		this.condition = condition;
	}

	/** What it is told; a new try moves the motor again. */
	drive(now: number, locked: boolean, tries: number): void {
		if (locked === this.told.locked && tries === this.told.try) return;
		this.told.locked = locked;
		this.told.try = tries;
		this.told.since = now;
	}

	/** Its contact says nothing for `ms`. */
	silence(now: number, ms: number): void {
		this.silentUntil = now + ms;
	}

	/** Whether there is no lock. */
	get isMissing(): boolean {
		return this.condition === Condition.None;
	}

	/** Whether there is a lock whose contact says nothing. */
	isSilent(now: number): boolean {
		return this.condition !== Condition.None && now < this.silentUntil;
	}

	/** What its contact says. */
	feedback(now: number): LockFeedback {
		if (this.condition === Condition.None) return LockFeedback.None;
		if (this.condition === Condition.Ok && now - this.told.since >= MOVE_MS) this.locked = this.told.locked;
		if (this.isSilent(now)) return LockFeedback.None;
		return this.locked ? LockFeedback.Locked : LockFeedback.Unlocked;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** A contactor with a coil, contacts that take their time, a mirror contact, and the ways in which all that breaks. */
import { Feedback } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
import { NEVER } from "./moment.js";

/** Words for the condition of a contactor, by value. */
export const CONTACTOR_CONDITIONS = frozen(["ok", "welded", "stuck_open", "feedback_lost"] as const);

/** Conditions, by place in CONTACTOR_CONDITIONS. */
const Condition = frozen({ Ok: 0, Welded: 1, StuckOpen: 2, FeedbackLost: 3 } as const);

const USUAL_DELAY_MS = 15;

/** One contactor, all poles together. */
export class Contactor {
	/** The contacts, as they really are. */
	closed = false;
	/** When the contacts follow the coil. */
	movesAt = NEVER;
	private delayMs = USUAL_DELAY_MS;
	private coil = false;
	private condition: number = Condition.Ok;

	/** Closing and opening time, ms, from the next movement on. */
	slow(ms: number): void {
		this.delayMs = ms;
	}

	/** Puts the coil under voltage, or takes it away. A contactor on its way turns round. */
	energise(now: number, coil: boolean): void {
		if (coil === this.coil) return;
		this.coil = coil;
		this.movesAt = now + this.delayMs;
	}

	/** The contacts follow the coil, if they can. */
	move(): void {
		this.movesAt = NEVER;
		this.settle();
	}

	/** Breaks or mends the contactor, by place in CONTACTOR_CONDITIONS. Welded contacts are closed, stuck ones open, from this moment. */
	become(condition: number): void {
		this.condition = condition;
		if (this.movesAt === NEVER || condition === Condition.Welded || condition === Condition.StuckOpen) this.settle();
	}

	/** What the mirror contact says. */
	feedback(): Feedback {
		if (this.condition === Condition.FeedbackLost) return Feedback.Unknown;
		return this.closed ? Feedback.Closed : Feedback.Open;
	}

	private settle(): void {
		if (this.condition === Condition.Welded) this.closed = true;
		else if (this.condition === Condition.StuckOpen) this.closed = false;
		else this.closed = this.coil;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The contactors of a board, with coils, contacts that take their time, a mirror contact, and the ways in which all that breaks. */
import { Feedback } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
import { NEVER } from "./moment.js";

/** Words for the condition of a contactor, by value. */
export const CONTACTOR_CONDITIONS = frozen(["ok", "welded", "stuck_open", "feedback_lost"] as const);

/** Conditions, by place in CONTACTOR_CONDITIONS. */
const Condition = frozen({ Ok: 0, Welded: 1, StuckOpen: 2, FeedbackLost: 3 } as const);

const USUAL_DELAY_MS = 15;

/** Poles as bits. */
const Pole = frozen({ L1: 1, L2: 2, L3: 4 } as const);

/** Words for the poles that may weld one by one, and their bits. */
export const POLES = frozen([
	{ name: "l1", value: Pole.L1 },
	{ name: "l2", value: Pole.L2 },
	{ name: "l3", value: Pole.L3 },
	{ name: "phases", value: Pole.L2 | Pole.L3 },
] as const);

/**
 * A main contactor for L1 and neutral, and one for L2 and L3 that has its coil under voltage together with the main one's, but
 * only while three phases are asked for. The mirror contact is that of the main contactor and knows nothing of the other.
 */
export class Contactor {
	/** The pole for L1, as it really is. */
	closed = false;
	/** The pole for neutral: without it no vehicle takes current. */
	neutral = false;
	/** Poles of the phases that are closed, as bits from L1 on. */
	live = 0;
	/** When the contacts follow the coil. */
	movesAt = NEVER;
	private delayMs = USUAL_DELAY_MS;
	private coil = false;
	/** Where the coil has pulled the contacts, as far as they can move. */
	private pulled = false;
	private phases = 3;
	private condition: number = Condition.Ok;
	/** Poles that have welded one by one, and those that have together with the main contactor. */
	private welds = 0;
	private fused = 0;
	private bounceMs = 0;
	private movedAt = -1;

	/** Closing and opening time, ms, from the next movement on. */
	slow(ms: number): void {
		this.delayMs = ms;
	}

	/** After each movement the mirror contact bounces for `ms`. */
	bounce(ms: number): void {
		this.bounceMs = ms;
	}

	/** Puts the coil under voltage, or takes it away. A contactor on its way turns round. */
	energise(now: number, coil: boolean): void {
		if (coil === this.coil) return;
		this.coil = coil;
		this.movesAt = now + this.delayMs;
	}

	/** Connects one phase or three, at once, as far as the coil is under voltage. */
	connect(phases: number): void {
		this.phases = phases;
		this.settle();
	}

	/** The contacts follow the coil, if they can. */
	move(): void {
		const was = this.closed;
		this.pulled = this.coil;
		this.settle();
		if (this.closed !== was) this.movedAt = this.movesAt;
		this.movesAt = NEVER;
	}

	/**
	 * Breaks or mends the contactor, by place in CONTACTOR_CONDITIONS. Welded contacts are closed, stuck ones open, from this moment.
	 * With the main contactor weld the poles of the other one, if three phases are asked for. What is mended has no weld at all.
	 */
	become(condition: number): void {
		if (condition === Condition.Ok) this.welds = 0;
		if (condition !== Condition.Welded) this.fused = 0;
		else if (this.phases === 3) this.fused = Pole.L2 | Pole.L3;
		this.condition = condition;
		if (this.movesAt === NEVER || condition === Condition.Welded || condition === Condition.StuckOpen) this.settle();
	}

	/** Welds poles, bits as in POLES; they are closed from this moment, whatever the coil does, until the contactor is mended. */
	weld(poles: number): void {
		this.welds |= poles;
		this.settle();
	}

	/** What the mirror contact says. A mirror contact cannot say open while a main pole is welded (IEC 60947-4-1 Annex F). */
	feedback(now: number): Feedback {
		if (this.condition === Condition.FeedbackLost) return Feedback.Unknown;
		const gone = now - this.movedAt;
		const bounced = gone < this.bounceMs && (gone & 1) === 1;
		return this.closed !== bounced ? Feedback.Closed : Feedback.Open;
	}

	private settle(): void {
		if (this.condition === Condition.Welded) this.neutral = true;
		else if (this.condition === Condition.StuckOpen) this.neutral = false;
		else this.neutral = this.pulled;
		const driven = (this.neutral ? Pole.L1 : 0) | (this.pulled && this.phases === 3 ? Pole.L2 | Pole.L3 : 0);
		this.live = driven | this.welds | this.fused;
		this.closed = (this.live & Pole.L1) !== 0;
	}
}

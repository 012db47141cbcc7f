// SPDX-License-Identifier: Apache-2.0
/** A timer that is looked at now and then, as EvseManager's are: it stays run down until somebody stops it. */
import { TIMER_STEP_MS } from "./timing.js";

/** One. */
export class Timer {
	readonly #lastsMs: number;
	readonly #ran: () => void;
	#startedAt: number | undefined;
	/** When its own thread looks next; undefined once it has seen the end. */
	#looksAt: number | undefined;

	/** `ran` is called once it has run down. */
	constructor(lastsMs: number, ran: () => void) {
		this.#lastsMs = lastsMs;
		this.#ran = ran;
	}

	start(now: number): void {
		this.#startedAt = now;
		this.#looksAt = now + TIMER_STEP_MS;
	}

	stop(): void {
		this.#startedAt = undefined;
		this.#looksAt = undefined;
	}

	reached(now: number): boolean {
		return this.#startedAt !== undefined && now - this.#startedAt >= this.#lastsMs;
	}

	/** When it looks next. */
	get nextAt(): number {
		return this.#looksAt ?? Number.POSITIVE_INFINITY;
	}

	/** Time has passed. */
	happen(now: number): void {
		if (this.#looksAt === undefined || now < this.#looksAt) return;
		const over = this.reached(now);
		this.#looksAt = over ? undefined : now + TIMER_STEP_MS;
		if (over) this.#ran();
	}
}

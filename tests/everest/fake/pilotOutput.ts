// SPDX-License-Identifier: Apache-2.0
/** What the upper layer of EvseManager does with the pilot: a duty only if it is another one than its own last, and while a vehicle charges not too often. */
import { dutyOf } from "./duty.js";
import type { IecLayer } from "./iec.js";
import { DUTY_MS } from "./timing.js";

/** One. */
export class PilotOutput {
	/** There is a duty. */
	running = false;
	/** F was the last that was said. */
	inF = false;
	/** What a vehicle was offered last, A; 0 for nothing. It stays over a duty of 5 %. */
	offeredA = 0;
	readonly #iec: IecLayer;
	readonly #clock: () => number;
	/** From 0 (F) to 1 (X1). */
	#last = 0;
	#at = 0;

	constructor(iec: IecLayer, clock: () => number) {
		this.#iec = iec;
		this.#clock = clock;
	}

	x1(): void {
		this.#rest(1);
		this.inF = false;
		this.#iec.setX1();
	}

	f(): void {
		this.#rest(0);
		this.inF = true;
		this.#iec.setF();
	}

	/** A duty from 0 to 1, at once. */
	duty(duty: number): void {
		this.#last = duty;
		this.running = true;
		this.#at = this.#clock();
		this.inF = false;
		this.#iec.setPwm(duty);
	}

	/** The same if it is another one. */
	dutyIfOther(duty: number): void {
		if (duty !== this.#last) this.duty(duty);
	}

	/** The duty of a current, A, at once. */
	offer(ampere: number): void {
		this.duty(dutyOf(ampere));
		this.offeredA = ampere;
	}

	/** The same if it is another one. */
	offerIfOther(ampere: number): void {
		if (dutyOf(ampere) !== this.#last) this.offer(ampere);
	}

	/** The same if some time has passed since the last. */
	offerSlowly(ampere: number): void {
		if (this.#clock() - this.#at >= DUTY_MS) this.offerIfOther(ampere);
	}

	#rest(last: number): void {
		this.running = false;
		this.#last = last;
		this.offeredA = 0;
	}
}

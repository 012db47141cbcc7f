// SPDX-License-Identifier: Apache-2.0
/** What EvseManager believes of the lock, which it is never told: it says lock and unlock only when its belief changes. */
import type { BoardCommands } from "./commands.js";

/** One. */
export class LockBelief {
	readonly #board: Pick<BoardCommands, "lock" | "unlock">;
	#power = false;
	#wished = false;
	#forced = false;
	#locked = false;

	constructor(board: Pick<BoardCommands, "lock" | "unlock">) {
		this.#board = board;
	}

	/** The contactor has closed or opened. */
	power(on: boolean): void {
		this.#power = on;
		this.check();
	}

	/** Whether it is to be locked, once somebody checks. */
	wish(locked: boolean): void {
		this.#wished = locked;
		if (!locked) this.#forced = false;
	}

	/** Unlocks in any case, if there is no power; with a vehicle it stays unlocked. */
	force(connected: boolean): void {
		if (!this.#power) {
			this.#board.unlock();
			this.#locked = false;
		}
		if (!connected) return;
		this.#forced = true;
		this.check();
	}

	check(): void {
		const due = this.#power || (this.#wished && !this.#forced);
		if (due === this.#locked) return;
		this.#locked = due;
		if (due) this.#board.lock();
		else this.#board.unlock();
	}
}

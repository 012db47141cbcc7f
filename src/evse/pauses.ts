// SPDX-License-Identifier: Apache-2.0
/** What pauses a transaction from within the port: a person, a fault, want of energy, and what spares contactor, grid and supply. */
import { LEAST_MA } from "../control/duty.js";
import type { Report } from "../control/wish.js";
import { Hold } from "./holds.js";
import { Lull } from "./lull.js";
import type { EvseNumbers } from "./numbers.js";
import type { Offer } from "./offer.js";
import { Wear } from "./wear.js";

/** What they go by. */
export interface PauseScene {
	/** The port's clock. */
	readonly ms: number;
	/** A person holds charging back. */
	readonly paused: boolean;
	/** A fault stops charging. */
	readonly faulted: boolean;
	/** The contactor was told to close. */
	readonly closed: boolean;
	/** Phases are being switched. */
	readonly switching: boolean;
	/** What the port wishes to offer since the last look, mA. */
	readonly wishedMa: number;
	/** Until when the supply is given time to settle. */
	readonly unsettledUntil: number;
	readonly offer: Offer;
	readonly report: Report;
}

/** The pauses of one port. */
export class Pauses {
	readonly #lull: Lull;
	readonly #wear: Wear;
	#nextAt = Number.POSITIVE_INFINITY;

	constructor(numbers: EvseNumbers) {
		this.#lull = new Lull(numbers);
		this.#wear = new Wear(numbers);
	}

	/** What holds charging back now, bits of Hold. */
	attend(scene: PauseScene): number {
		const { ms, closed, offer, report, unsettledUntil } = scene;
		this.#wear.watch(closed, ms);
		// what the charger itself has less than 6 A for: heat, or the mains
		const own = report.offeredMa === 0 && report.cableMa > 0 && scene.wishedMa >= LEAST_MA;
		const starved = own || offer.undelayedMa < LEAST_MA;
		// on fewer phases there may be enough
		if (scene.switching) this.#lull.forget();
		const lull = scene.switching ? starved : this.#lull.lasts(offer.undelayedMa, starved, closed, ms);
		this.#nextAt = Math.min(this.#lull.nextAt(offer.undelayedMa), later(this.#wear.until, ms), later(unsettledUntil, ms));
		return (
			(scene.paused ? Hold.user : 0) |
			(scene.faulted ? Hold.fault : 0) |
			(lull ? Hold.energy : 0) |
			(offer.ma < LEAST_MA && offer.undelayedMa >= LEAST_MA ? Hold.delay : 0) |
			(scene.switching ? Hold.phases : 0) |
			(!closed && ms < this.#wear.until ? Hold.wear : 0) |
			(ms < unsettledUntil ? Hold.supply : 0)
		);
	}

	/** When one of them ends by itself, on the port's clock. */
	get nextAt(): number {
		return this.#nextAt;
	}

	/** Another vehicle does not pay for the last one's want of energy. */
	unplugged(): void {
		this.#lull.forget();
	}
}

function later(at: number, ms: number): number {
	return at > ms ? at : Number.POSITIVE_INFINITY;
}

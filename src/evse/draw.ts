// SPDX-License-Identifier: Apache-2.0
/** What the vehicle has been seen to draw: how many phases it uses, and whether it takes less than it is offered. */
import type { MainsSense } from "../control/board.js";
import { DRAWING_MA } from "./phases.js";

/** A vehicle has followed a closing or a new offer after so long, ms: 5 s by IEC 61851-1 Table A.6, and the ramp of its charger. */
const SETTLED_MS = 20_000;
/** Taking less than this of what is offered it has a limit of its own, percent: own choice, cars take some 5 % less. */
const TAKES_ALL_PERCENT = 85;

/** The vehicle that is plugged in. */
export class Draw {
	/** Phases that it uses; 0 until it has been seen to charge. */
	phases = 0;
	/** Its own limit per phase, mA; Infinity while it takes what it is offered. */
	mostMa = Number.POSITIVE_INFINITY;
	#offeredMa = 0;
	#since = 0;

	/** Another vehicle. */
	forget(): void {
		this.phases = 0;
		this.mostMa = Number.POSITIVE_INFINITY;
		this.#offeredMa = 0;
	}

	/** Takes note of what flows at `ms` on the port's clock, with `offeredMa` on the pilot; 0 stands for an open contactor. */
	watch({ milliAmps }: MainsSense, offeredMa: number, ms: number): void {
		if (offeredMa !== this.#offeredMa) {
			this.#offeredMa = offeredMa;
			this.#since = ms;
		}
		if (offeredMa === 0 || ms - this.#since < SETTLED_MS) return;
		const ma = Math.max(milliAmps[0], milliAmps[1], milliAmps[2]);
		if (ma < DRAWING_MA) return;
		this.phases = milliAmps.filter((each) => each >= DRAWING_MA).length;
		this.mostMa = ma * 100 < offeredMa * TAKES_ALL_PERCENT ? ma : Number.POSITIVE_INFINITY;
	}
}

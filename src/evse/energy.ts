// SPDX-License-Identifier: Apache-2.0
/** Energy: the differences of the meter's register where it has one, the integral of its power where not, in whole mWh. */
import { type MainsSense, UNKNOWN } from "../control/board.js";

/** 1 mWh is so many mW × ms. */
export const MILLI_WATT_MS = 3_600_000;
/** Power older than this says nothing, ms. */
const STALE_MS = 10_000;
/** No charger of one port delivers more: 80 A on three phases of 277 V, mW. */
const MOST_MW = 66_480_000;
/** Registers may move in steps of so much, mWh: own choice. */
const COARSEST_MWH = 100_000;

/** A register that is remembered from before a restart may have moved for so long, ms: own choice. */
const REMEMBERED_MS = 120_000;

/** Counts what flows. */
export class EnergyCounter {
	#register = UNKNOWN;
	#milliWatts = 0;
	/** Integral of the power since the register moved last: mWh, and mW × ms of the next one. */
	#integral = 0;
	#rest = 0;
	/** Milliseconds since the register moved last. */
	#elapsed = 0;

	/** What the register said last; UNKNOWN if there is none. */
	get register(): number {
		return this.#register;
	}

	/** Takes up a register from before a restart: what has flowed since then is counted as well. */
	resume(register: number): void {
		this.#register = register;
		this.#elapsed = REMEMBERED_MS;
	}

	/** Takes in a reading, `ms` after the last; returns what has been added, mWh. */
	count(mains: MainsSense, ms: number): number {
		const integrated = this.#integrate(mains, ms);
		const register = mains.registerMwh;
		if (register === UNKNOWN && this.#register === UNKNOWN) return integrated;
		this.#integral += integrated;
		this.#elapsed += ms;
		if (register === UNKNOWN || register === this.#register) return 0;
		return this.#moved(register);
	}

	/** The register has moved: what it says, unless no charger could have delivered that. Then what the power says. */
	#moved(register: number): number {
		const added = (register - this.#register) | 0;
		const most = (MOST_MW / MILLI_WATT_MS) * this.#elapsed + COARSEST_MWH;
		const believed = this.#register !== UNKNOWN && added > 0 && added <= most;
		const result = believed ? added : this.#integral;
		this.#register = register;
		this.#integral = 0;
		this.#rest = 0;
		this.#elapsed = 0;
		return result;
	}

	/** Between two readings the power is taken as their mean. */
	#integrate(mains: MainsSense, ms: number): number {
		const fresh = mains.ageMs !== UNKNOWN && mains.ageMs <= STALE_MS;
		const milliWatts = fresh ? mains.milliWatts : 0;
		const sum = ((this.#milliWatts + milliWatts) / 2) * ms + this.#rest;
		this.#milliWatts = milliWatts;
		const whole = Math.max(Math.floor(sum / MILLI_WATT_MS), 0);
		this.#rest = Math.max(sum - whole * MILLI_WATT_MS, 0);
		return whole;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** Energy: the differences of the meter's register where it has one, the integral of its power where not, in whole mWh. */
import { type MainsSense, UNKNOWN } from "../control/board.js";
import { FaultBit } from "../control/faults.js";
import type { Account } from "./account.js";

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

/** Faults that say that the meter is not to be believed. */
const DEAF = (1 << FaultBit.meter_lost) | (1 << FaultBit.meter_frozen);

/** Whether the meter's readings are those of a meter that answers and moves; of another one nothing is shown, nor entered. */
export function isHeard(mains: MainsSense, faults: number): boolean {
	return isFresh(mains) && (faults & DEAF) === 0;
}

function isFresh({ ageMs }: MainsSense): boolean {
	return ageMs !== UNKNOWN && ageMs <= STALE_MS;
}

/** Counts what flows. */
export class EnergyCounter {
	readonly #account: Account;
	#milliWatts = 0;
	/** Integral of the power since the register moved last, or since it was collected, mW × ms. */
	#integral = 0;

	/** Counts on from an account; what has flowed since that was kept is counted as well. */
	constructor(account: Account) {
		this.#account = account;
		if (account.register !== UNKNOWN) account.elapsedMs += REMEMBERED_MS;
	}

	/** Takes in a reading, `ms` after the last; returns what has been added, mWh. */
	count(mains: MainsSense, ms: number): number {
		const account = this.#account;
		const register = mains.registerMwh;
		account.elapsedMs += ms;
		if (register !== account.register && register !== UNKNOWN) return this.#moved(mains, ms);
		this.#integrate(mains, ms);
		return register === UNKNOWN && account.register === UNKNOWN ? this.#collect() : 0;
	}

	/** The register has moved: what it says, unless no charger could have delivered that. Then what the power says. */
	#moved(mains: MainsSense, ms: number): number {
		const account = this.#account;
		const register = mains.registerMwh;
		const added = (register - account.register) | 0;
		const most = (MOST_MW / MILLI_WATT_MS) * account.elapsedMs + COARSEST_MWH;
		const believed = account.register !== UNKNOWN && added > 0 && added <= most;
		account.register = register;
		account.elapsedMs = 0;
		if (!believed) {
			this.#integrate(mains, ms);
			return this.#collect();
		}
		this.#integral = 0;
		this.#milliWatts = powerOf(mains);
		return added;
	}

	/** Between two readings the power is taken as their mean. */
	#integrate(mains: MainsSense, ms: number): void {
		const milliWatts = powerOf(mains);
		this.#integral = Math.max(this.#integral + ((this.#milliWatts + milliWatts) / 2) * ms, 0);
		this.#milliWatts = milliWatts;
	}

	/** Whole mWh of the integral; what is left of one stays. */
	#collect(): number {
		const whole = Math.floor(this.#integral / MILLI_WATT_MS);
		this.#integral -= whole * MILLI_WATT_MS;
		return whole;
	}
}

/** Power that is too old to be believed is none, mW. */
function powerOf(mains: MainsSense): number {
	return isFresh(mains) ? mains.milliWatts : 0;
}

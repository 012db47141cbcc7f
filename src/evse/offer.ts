// SPDX-License-Identifier: Apache-2.0
/** The offer: the least of what circuit, owner and all sources allow, and the name of the one that binds. */
import type { MainsSense } from "../control/board.js";
import { type Chance, RandomDelay } from "./delay.js";
import type { EvseNumbers } from "./numbers.js";
import { UNLIMITED } from "./permit.js";
import type { Says } from "./says.js";

/** A phase with less is not there, mV. */
const ABSENT_MV = 50_000;
/** The pilot knows no more, mA. */
const MOST_MA = 80_000;

/** What the port offers before cable, temperature and mains have their say. */
export class Offer {
	/** Per phase, mA. */
	ma = 0;
	/** What it would be without the random delay. */
	undelayedMa = 0;
	/** Who says so: circuit, user, permit, setpoint, delay, or the name of a limit. */
	by = "circuit";
	readonly delay: RandomDelay;
	readonly #numbers: EvseNumbers;
	readonly #says: Says;
	readonly #least = { ma: 0, by: "" };

	constructor(numbers: EvseNumbers, says: Says, chance: Chance) {
		this.#numbers = numbers;
		this.#says = says;
		this.delay = new RandomDelay(chance);
	}

	/** Works it out anew. `milliVolts` is the sum of the phases that the vehicle uses; `starts` says that somebody wants to charge. */
	attend(ms: number, milliVolts: number, starts: boolean): void {
		const least = this.#least;
		const { limit, userLimit, randomDelay, randomDelayMs } = this.#numbers;
		const { limits, permit, setpoint } = this.#says;
		least.ma = Math.min(limit, MOST_MA);
		least.by = "circuit";
		lower(least, userLimit, "user");
		if (permit.state === "given" && permit.terms.mostMa !== UNLIMITED) lower(least, permit.terms.mostMa, "permit");
		lower(least, setpoint.ma, "setpoint");
		limits.least(ms, milliVolts, least);
		this.undelayedMa = least.ma;
		if (!starts) this.delay.forget();
		this.ma = starts ? this.delay.pass(least.ma, ms, randomDelay === 1 ? randomDelayMs : 0) : least.ma;
		this.by = this.ma < least.ma ? "delay" : least.by;
	}
}

function lower(least: { ma: number; by: string }, ma: number, by: string): void {
	if (ma >= least.ma) return;
	least.ma = ma;
	least.by = by;
}

/** The sum of the voltages of so many phases, of those that are there, mV; the nominal voltage stands for a meter that does not say. */
export function voltageOf({ milliVolts }: MainsSense, phases: number, nominalMv: number): number {
	let there = 0;
	let sum = 0;
	for (let phase = 0; phase < 3; phase++) {
		if (milliVolts[phase] < ABSENT_MV) continue;
		there++;
		if (there <= phases) sum += milliVolts[phase];
	}
	return there === 0 ? phases * nominalMv : sum;
}

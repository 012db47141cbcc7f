// SPDX-License-Identifier: Apache-2.0
/** Tells the charger how its outside is: what has changed soon, and everything now and then, so that the charger sees that somebody is there. */
import { frozen } from "../control/frozen.js";
import type { Mirror } from "../link/mirror.js";
import { type OutsideTold, TOLD_EVERY_MS } from "../link/shown.js";

/** Nothing is told sooner after the last time, ms: a signal is never the same. */
export const SOONEST_MS = 1_000;

/** How the outside is; `signal` is 0 where nobody knows it. */
export type Standing = Required<OutsideTold>;

/** One window's. */
export class Reporter {
	readonly #mirror: Pick<Mirror, "confide">;
	#told: Standing = NOTHING;
	#at = Number.NEGATIVE_INFINITY;

	constructor(mirror: Pick<Mirror, "confide">) {
		this.#mirror = mirror;
	}

	/** Time has passed; `now` in ms. What is refused, because the charger is out of sight or busy, is told again. */
	tick(now: number, standing: Standing): void {
		if (now - this.#at < (same(this.#told, standing) ? TOLD_EVERY_MS : SOONEST_MS)) return;
		this.#at = now;
		this.#told = standing;
		this.#mirror.confide("report", { ...standing }, (outcome) => {
			if ("refused" in outcome) this.#told = NOTHING;
		});
	}
}

/** How nothing is. */
const NOTHING: Standing = frozen({ network: "unknown", address: "", signal: 0, mqtt: "unknown", restarts: -1 } as const);

function same(one: Standing, other: Standing): boolean {
	return (Object.keys(other) as (keyof Standing)[]).every((key) => one[key] === other[key]);
}

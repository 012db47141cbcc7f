// SPDX-License-Identifier: Apache-2.0
/** The time of day: the charger's, as it was told last and has gone on since; the host's, while the charger knows none. */
import type { Charger } from "./charger.js";

/** What is told in whole seconds, and looked at some times a second, is as near as this, ms. */
const NEAR_MS = 2_000;

/** Times `now` are those of whoever holds it, ms, and never go back; others are ms since 1970 UTC. */
export class WallClock {
	readonly #host: () => number | undefined;
	/** The time of day, and since when the charger runs, at `now` 0. */
	#epoch: number | undefined;
	#uptime = 0;
	#clock: number | undefined;
	#up: number | undefined;

	/** `host` gives the host's own time of day, or undefined if it has none. */
	constructor(host: () => number | undefined = () => undefined) {
		this.#host = host;
	}

	/** Looks at what the charger says of the time. */
	follow(charger: Charger, now: number): void {
		const clock = charger.number("clock");
		if (clock !== this.#clock) this.#epoch = clock < 0 ? undefined : near(this.#epoch, clock * 1_000 - now);
		this.#clock = clock;
		const up = charger.number("uptime");
		if (up !== this.#up) this.#uptime = up - now;
		this.#up = up;
	}

	/** The time of day; undefined if nobody knows it. */
	at(now: number): number | undefined {
		return this.#epoch === undefined ? this.#host() : this.#epoch + now;
	}

	/** The time of day at which the charger has run for so many ms. */
	ofUptime(ms: number, now: number): number | undefined {
		const at = this.at(now);
		return at === undefined ? undefined : at + ms - this.#uptime - now;
	}
}

/** What was believed before, if what is told now is no news: so the time does not go back and forth. */
function near(before: number | undefined, told: number): number {
	return before !== undefined && Math.abs(told - before) < NEAR_MS ? before : told;
}

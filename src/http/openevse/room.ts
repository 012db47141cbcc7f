// SPDX-License-Identifier: Apache-2.0
/** What the routes look at and ask: a charger seen through the window, and what was claimed of it. */
import { Charger, type Window } from "../../link/charger.js";
import { WallClock } from "../../link/clock.js";
import { Claims } from "./claims.js";
import { TimeLimit } from "./timeLimit.js";

/** Those of one charger. */
export class Room {
	readonly charger: Charger;
	readonly claims: Claims;
	readonly timeLimit: TimeLimit;
	readonly #clock = new WallClock();
	#now = 0;

	constructor(window: Window) {
		this.charger = new Charger(window);
		this.claims = new Claims(this.charger);
		this.timeLimit = new TimeLimit(this.charger);
	}

	/** Time has passed. */
	follow(now: number): void {
		this.#now = now;
		if (this.charger.window.clear) this.#clock.follow(this.charger, now);
	}

	/** The time of day, ms since 1970 UTC; undefined if nobody knows it. */
	get unixMs(): number | undefined {
		return this.#clock.at(this.#now);
	}
}

// SPDX-License-Identifier: Apache-2.0
/** What the routes look at and ask: a charger seen through the window, and what was claimed of it. */
import { Charger, type Window } from "../../link/charger.js";
import { Claims } from "./claims.js";
import { Clock } from "./clock.js";
import { TimeLimit } from "./timeLimit.js";

/** Those of one charger. */
export class Room {
	readonly charger: Charger;
	readonly claims: Claims;
	readonly timeLimit: TimeLimit;
	readonly clock = new Clock();

	constructor(window: Window) {
		this.charger = new Charger(window);
		this.claims = new Claims(this.charger);
		this.timeLimit = new TimeLimit(this.charger);
	}
}

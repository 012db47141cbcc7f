// SPDX-License-Identifier: Apache-2.0
/** Time as the port knows it: milliseconds since power-up, which never jump, and the time of day, once somebody has told it. */
import { type Instant, since } from "../control/integer.js";
import { UTC, type Zone } from "./zone.js";

/** A clock that is set by less has only drifted, ms: own choice. */
const JUMP_MS = 60_000;

/** Follows the board's clock, which wraps, with one that does not. */
export class Clock {
	/** Milliseconds since the first report. */
	ms = 0;
	zone: Zone = UTC;
	#at: Instant | undefined;
	/** Time of day at `ms` 0, or undefined while it is unknown. */
	#epoch: number | undefined;

	/** A new report; returns the milliseconds since the last, 0 if the board's clock has gone backward. */
	follow(now: Instant): number {
		const passed = this.#at === undefined ? 0 : Math.max(since(now, this.#at), 0);
		this.#at = now;
		this.ms += passed;
		return passed;
	}

	/** Somebody tells the time of day, ms since 1970 UTC. True if it is news, and not just a clock that runs a little fast or slow. */
	set(unixMs: number): boolean {
		const known = this.unixMs;
		this.#epoch = unixMs - this.ms;
		return known === undefined || Math.abs(unixMs - known) >= JUMP_MS;
	}

	/** The time of day, ms since 1970 UTC; undefined while it is unknown. */
	get unixMs(): number | undefined {
		return this.#epoch === undefined ? undefined : this.#epoch + this.ms;
	}

	/** The same in seconds, for records; −1 while it is unknown. */
	get unixSeconds(): number {
		return this.#epoch === undefined ? -1 : Math.floor((this.#epoch + this.ms) / 1_000);
	}
}

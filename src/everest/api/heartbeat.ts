// SPDX-License-Identifier: Apache-2.0
/** The heartbeat: a number that grows by one each second, from 0, for as long as whoever sends it is well. */

/** EVerest cfg_heartbeat_interval_ms. */
export const HEARTBEAT_MS = 1_000;

/** One. Times are those of whoever holds it, ms. */
export class Heartbeat {
	#next = 0;
	#at = Number.NEGATIVE_INFINITY;

	/** The number that is due; undefined if none is. */
	due(now: number): number | undefined {
		if (now - this.#at < HEARTBEAT_MS) return undefined;
		this.#at = now;
		this.#next += 1;
		return this.#next - 1;
	}
}

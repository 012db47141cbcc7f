// SPDX-License-Identifier: Apache-2.0
/** What EVerest tells with each turn of its energy management, once a second: the limit that holds, and the random delay. */
import type { Charger } from "../../link/charger.js";
import { rfc3339 } from "../api/time.js";

/** How often, ms: EVerest's energy management asks and is answered once a second. */
export const CYCLE_MS = 1_000;
/** For how long a limit is told to hold that ends by nothing, s: EVerest's default, ten of its intervals. */
const VALID_S = 10;

/** How much longer something lasts: as it was told, less what has passed since. */
export class Remaining {
	readonly #key: string;
	#until: number | undefined;

	/** By its property. */
	constructor(key: string) {
		this.#key = key;
	}

	/** Some properties are other than before. */
	seen(keys: readonly string[], charger: Charger, now: number): void {
		if (!keys.includes(this.#key)) return;
		const left = charger.said(this.#key);
		this.#until = left === null ? undefined : now + left;
	}

	/** s; undefined if it does not end. */
	seconds(now: number): number | undefined {
		return this.#until === undefined ? undefined : Math.max(0, (this.#until - now) / 1_000);
	}
}

/** EnforcedLimits: what may be offered, who says so, and for how long that is known, s; undefined if it does not end. */
export function enforcedLimits(charger: Charger, module: string, at: number, left: number | undefined): object {
	const source = charger.text("allowed.by");
	const limits = {
		ac_max_current_A: { value: charger.number("allowed") / 1_000, source },
		ac_max_phase_count: { value: Number(charger.name("phases.connected")), source: "contactor" },
	};
	return {
		uuid: module,
		valid_for: left === undefined ? VALID_S : Math.floor(left),
		limits_root_side: limits,
		schedule: [{ timestamp: rfc3339(at), limits_to_root: limits }],
	};
}

/** CountDown of the random delay, s; undefined while that is switched off. `startedAt` is when the one that runs was first seen. */
export function countdown(charger: Charger, left: number | undefined, startedAt: number | undefined): object | undefined {
	if (!charger.yes("set.randomDelay")) return undefined;
	const during = charger.number("allowed") / 1_000;
	const after = charger.said("delay.then");
	return {
		countdown_s: Math.ceil(left ?? 0),
		current_limit_after_delay_A: after === null ? during : after / 1_000,
		current_limit_during_delay_A: during,
		...(startedAt === undefined ? {} : { start_time: rfc3339(startedAt) }),
	};
}

// SPDX-License-Identifier: Apache-2.0
/** What EVerest tells with each turn of its energy management, once a second: the limit that holds, and the random delay. */
import type { Charger } from "../../link/charger.js";
import { rfc3339 } from "../api/time.js";

/** How often, ms: EVerest's energy management asks and is answered once a second. */
export const CYCLE_MS = 1_000;
/** For how long a limit is told to hold that ends by nothing, s: EVerest's default, ten of its intervals. */
const VALID_S = 10;

/** EnforcedLimits: what may be offered, who says so, and for how long that is known. */
export function enforcedLimits(charger: Charger, module: string, at: number): object {
	const source = charger.text("allowed.by");
	const left = charger.said("allowed.for");
	const limits = {
		ac_max_current_A: { value: charger.number("allowed") / 1_000, source },
		ac_max_phase_count: { value: Number(charger.name("phases.connected")), source: "contactor" },
	};
	return {
		uuid: module,
		valid_for: left === null ? VALID_S : Math.ceil(left / 1_000),
		limits_root_side: limits,
		schedule: [{ timestamp: rfc3339(at), limits_to_root: limits }],
	};
}

/** CountDown of the random delay; undefined while that is switched off. `startedAt` is when the one that runs was first seen. */
export function countdown(charger: Charger, startedAt: number | undefined): object | undefined {
	if (!charger.yes("set.randomDelay")) return undefined;
	const left = charger.said("delay.for");
	const during = charger.number("allowed") / 1_000;
	const after = charger.said("delay.then");
	return {
		countdown_s: left === null ? 0 : Math.ceil(left / 1_000),
		current_limit_after_delay_A: after === null ? during : after / 1_000,
		current_limit_during_delay_A: during,
		...(startedAt === undefined ? {} : { start_time: rfc3339(startedAt) }),
	};
}

// SPDX-License-Identifier: Apache-2.0
/** What tells a port from all others: digits that were drawn once, at its first start, and are kept. They are no secret. */
import { frozen } from "../control/frozen.js";
import type { Chance } from "./delay.js";
import { keep, recall, type Say, type Store } from "./store.js";

/** Drawn four digits at a time. */
const DRAWS = 8;
const DIGITS = 4;
const UNIQUE = frozen({ digits: "" });
const KEY = "unique";

/** So many hexadecimal digits. */
export const UNIQUE_DIGITS = DRAWS * DIGITS;

/** The digits of the port whose store this is. */
export function uniqueOf(store: Store, say: Say, chance: Chance): string {
	const kept = recall(store, KEY, UNIQUE, say)?.digits ?? "";
	if (/^[\da-f]+$/.test(kept) && kept.length === UNIQUE_DIGITS) return kept;
	const digits = Array.from({ length: DRAWS }, () =>
		chance(16 ** DIGITS)
			.toString(16)
			.padStart(DIGITS, "0"),
	).join("");
	keep(store, KEY, { digits });
	return digits;
}

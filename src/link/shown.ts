// SPDX-License-Identifier: Apache-2.0
/** What a value of a property says, in the names of its table: what comes through the window are places and bits. */
import { frozen } from "../control/frozen.js";
import { namesIn } from "../thing/kinds.js";
import { PROPERTIES } from "../thing/properties.js";

/** Keys of all that can be seen. */
export const SEEN_KEYS: readonly string[] = frozen(PROPERTIES.map(({ key }) => key));

/** A value as a text: the name of a choice, names with commas between them, anything else as it is. */
export function shownOf(key: string, value: number | string): string {
	const kind = PROPERTIES.find((each) => each.key === key)?.kind;
	if (typeof value === "string" || kind === undefined) return `${value}`;
	if (kind.is === "choice") return kind.of[value] ?? `${value}`;
	return kind.is === "names" ? namesIn(kind, value).join(",") : `${value}`;
}

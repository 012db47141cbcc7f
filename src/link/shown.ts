// SPDX-License-Identifier: Apache-2.0
/** What a value of a property says, in the names of its table: what comes through the window are places and bits. */
import { frozen } from "../control/frozen.js";
import { type Kind, namesIn, UNKNOWN } from "../thing/kinds.js";
import { PROPERTIES, propertyOf } from "../thing/properties.js";

export type { Command } from "../evse/setpoint.js";
export { ACTION_NAMES, type Action, actionOf } from "../thing/actions.js";
export type { Argument } from "../thing/arguments.js";
export { LEVELS, levelIn } from "../thing/commanding.js";
export type { Data, Outcome } from "../thing/outcome.js";
export { entryIn, targetsText, UNSAID } from "../thing/week.js";

/** Keys of all that can be seen. */
export const SEEN_KEYS: readonly string[] = frozen(PROPERTIES.map(({ key }) => key));

/** Of which kind a property is; undefined if there is none. */
export function kindOf(key: string): Kind | undefined {
	return propertyOf(key)?.kind;
}

/** Whether a number is one, and not what stands for a reading that nobody has. */
export function isKnown(value: number): boolean {
	return value !== UNKNOWN;
}

/** A value as a text: the name of a choice, names with commas between them, anything else as it is. */
export function shownOf(key: string, value: number | string): string {
	const kind = kindOf(key);
	if (typeof value === "string" || kind === undefined) return `${value}`;
	if (kind.is === "choice") return kind.of[value] ?? `${value}`;
	return kind.is === "names" ? namesIn(kind, value).join(",") : `${value}`;
}

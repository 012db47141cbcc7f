// SPDX-License-Identifier: Apache-2.0
/** What rows of the tables say, for faces that describe themselves. */
import { EVENTS } from "../evse/events.js";
import { shownIn } from "../settings/units.js";
import type { Action } from "../thing/action.js";
import { ACTIONS } from "../thing/actions.js";
import type { NumberKind } from "../thing/kinds.js";
import { PROPERTIES, type Property } from "../thing/properties.js";

export { inputSchemaOf, type Schema } from "../thing/inputSchema.js";
export type { Kind } from "../thing/kinds.js";

/** A property as it is described. */
export type Described = Pick<Property, "key" | "kind" | "says">;

/** All properties, and all actions. */
export const DESCRIBED: readonly Described[] = PROPERTIES;
export const DESCRIBED_ACTIONS: readonly Action[] = ACTIONS;

/** What an event of the port says, without what it carries; an empty text of an event of a step. */
export function eventSays(name: string): string {
	const says = (EVENTS as { readonly [name: string]: string | undefined })[name] ?? "";
	const bracket = says.indexOf(" [");
	return bracket < 0 ? says : says.slice(0, bracket);
}

/** A number in the unit of people: its unit, and its ends where they say something; or the names of its values. */
export function measureOf({
	unit,
	min,
	max,
}: NumberKind): { readonly unit: string; readonly min: number; readonly max: number } | { readonly names: readonly string[] } {
	const { unit: shown, scale, names } = shownIn(unit);
	return names === undefined ? { unit: shown, min: min / scale, max: max / scale } : { names: names.map(([name]) => name) };
}

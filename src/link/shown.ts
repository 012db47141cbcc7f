// SPDX-License-Identifier: Apache-2.0
/** What a value of a property says, in the names of its table: what comes through the window are places and bits. */
import { frozen } from "../control/frozen.js";
import { Happened } from "../control/happened.js";
import { EVENTS } from "../evse/events.js";
import { shownIn, textIn } from "../settings/units.js";
import { type Kind, namesIn, UNKNOWN } from "../thing/kinds.js";
import { PROPERTIES, propertyOf } from "../thing/properties.js";

export type { Payload } from "../evse/events.js";
export type { Command } from "../evse/setpoint.js";
export { addressIn, type StaticAddress } from "../settings/address.js";
export { type BrokerAddress, brokerIn } from "../settings/broker.js";
export { NOBODY } from "../settings/network.js";
export type { SecretKey } from "../settings/secrets.js";
export type { Action } from "../thing/action.js";
export { ACTION_NAMES, actionOf } from "../thing/actions.js";
export { type Argument, wrongArguments } from "../thing/arguments.js";
export { LEVELS, levelIn } from "../thing/commanding.js";
export type { NumberKind } from "../thing/kinds.js";
export type { Data, Outcome } from "../thing/outcome.js";
export {
	MQTT_STATES,
	type MqttState,
	NETWORK_STATES,
	type NetworkState,
	TOLD_EVERY_MS,
	type Told as OutsideTold,
} from "../thing/outside.js";
export { type Scale, scalesOf } from "../thing/scales.js";
export { readTyped } from "../thing/typed.js";
export { entryIn, targetsText, UNSAID } from "../thing/week.js";

/** Names of all events: of the port, and of what happens within a step. */
export const EVENT_NAMES: readonly string[] = frozen([...Object.keys(EVENTS), ...Object.keys(Happened)]);

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

/** What a value says: in the unit of people, a choice by its name; null where nobody knows it. */
export type Said = null | number | string | readonly string[];

/** A value as people and their programs read it. Where a row has −1 for what nobody has said, that is null too. */
export function saidOf(key: string, value: number | string | undefined): Said {
	const kind = kindOf(key);
	if (value === undefined || kind === undefined) return null;
	if (typeof value === "string") return value;
	if (kind.is === "choice") return kind.of[value] ?? null;
	if (kind.is === "names") return namesIn(kind, value);
	if (kind.is !== "number") return value;
	if (!isKnown(value) || (value === -1 && kind.min === -1)) return null;
	return shownIn(kind.unit).names === undefined ? value / shownIn(kind.unit).scale : textIn(kind.unit, value);
}

/** The unit of what a property says; empty where it has none. */
export function unitOf(key: string): string {
	const kind = kindOf(key);
	return kind?.is === "number" ? shownIn(kind.unit).unit : "";
}

// SPDX-License-Identifier: Apache-2.0
/** Entries of the output: what happened, when, and how it is written as JSON. */
import { type Decimal, shortText } from "./decimal.js";

/** What a field may hold. Numbers are whole, so that every engine writes them alike; others are decimals. */
export type Value = string | number | boolean | Decimal | Json | readonly string[];

/** A value that is written already. */
export interface Json {
	readonly json: string;
}

/** The kinds of entries. In one moment what the firmware told while it ran comes first, then what has changed in this order. */
export type Kind =
	| "boot"
	| "console"
	| "event"
	| "answer"
	| "attribute"
	| "pilot"
	| "duty"
	| "contactor"
	| "vehicle"
	| "fault"
	| "blockers"
	| "expect"
	| "summary";

/** One thing that happened. */
export interface Entry {
	/** Milliseconds since the first boot. */
	readonly t: number;
	readonly kind: Kind;
	/** In the order in which they are written. */
	readonly fields: Readonly<Record<string, Value>>;
}

/** An entry as one JSON object, `t` and `kind` first. */
export function jsonLine({ t, kind, fields }: Entry): string {
	const members = Object.keys(fields).map((key) => `,${JSON.stringify(key)}:${jsonValue(fields[key])}`);
	return `{"t":${t},"kind":"${kind}"${members.join("")}}`;
}

/** A field as people read it. */
export function plainText(value: Value): string {
	if (typeof value !== "object") return String(value);
	if ("json" in value) return value.json;
	return "scaled" in value ? shortText(value.scaled, value.digits) : value.join(", ");
}

function jsonValue(value: Value): string {
	if (typeof value === "object" && "json" in value) return value.json;
	return typeof value === "object" && "scaled" in value ? shortText(value.scaled, value.digits) : JSON.stringify(value);
}

// SPDX-License-Identifier: Apache-2.0
/** The Thing Model of a charger, by W3C's Web of Things: the tables of the thing for machines. It becomes a Thing Description with an address. */
import { UNKNOWN } from "../src/control/board.js";
import { FAULTS } from "../src/control/faults.js";
import { AVAILABILITY_SOURCES, LEAST_PRIORITY } from "../src/evse/availability.js";
import { TOKEN_KINDS } from "../src/evse/cards.js";
import { EVENTS, STOP_REASONS } from "../src/evse/events.js";
import { HOLDS } from "../src/evse/holds.js";
import { PERMITS } from "../src/evse/permit.js";
import { shownIn } from "../src/settings/units.js";
import type { Action } from "../src/thing/action.js";
import { ACTIONS } from "../src/thing/actions.js";
import { inputSchemaOf } from "../src/thing/inputSchema.js";
import type { Kind, NumberKind } from "../src/thing/kinds.js";
import { PROPERTIES, type Property } from "../src/thing/properties.js";
import { VERSION } from "../src/version.js";
import { HAPPENED } from "./happened.js";
import { heldUnit } from "./thing.js";

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Schema = { readonly [key: string]: Json };

/** The document: one line for each property, action and event. */
export function thingModel(): string {
	const { properties, actions, events, ...head } = model();
	const members = Object.entries(head).map(([key, value]) => `\t${JSON.stringify(key)}: ${JSON.stringify(value)}`);
	const groups = Object.entries({ properties, actions, events }).map(([key, rows]) => {
		const lines = Object.entries(rows as Schema).map(([name, row]) => `\t\t${JSON.stringify(name)}: ${JSON.stringify(row)}`);
		return `\t"${key}": {\n${lines.join(",\n")}\n\t}`;
	});
	return `{\n${[...members, ...groups].join(",\n")}\n}\n`;
}

/**
 * The model. It has no forms and no security, because they say where and how a charger is reached, and that is the business of each
 * face; a Thing Description needs both, a Thing Model neither.
 */
function model(): { readonly [key: string]: Json } {
	return {
		"@context": "https://www.w3.org/2022/wot/td/v1.1",
		"@type": "tm:ThingModel",
		title: "Pilotlight",
		description: "An EV charger with one AC port. Made by `npm run docs` from the tables of the source; change those.",
		version: { model: VERSION },
		properties: Object.fromEntries(PROPERTIES.map((row) => [row.key, propertyOf(row)])),
		actions: Object.fromEntries(ACTIONS.map((row) => [row.name, actionOf(row)])),
		events: Object.fromEntries(Object.entries({ ...EVENTS, ...HAPPENED }).map(eventOf)),
	};
}

function propertyOf({ kind, says, setting }: Property): Schema {
	return { description: says, ...told(kind, setting === undefined), readOnly: true, observable: true };
}

/** A value as the charger tells it: names by their place. A reading may be a number that nobody knows. */
function told(kind: Kind, reading: boolean): Schema {
	if (kind.is === "choice") return { type: "integer", oneOf: kind.of.map((title, place) => ({ const: place, title: title || "none" })) };
	if (kind.is !== "number" || !reading) return schemaOf(kind);
	const { unit, ...known } = numberOf(kind);
	return { type: "integer", ...(unit === undefined ? {} : { unit }), oneOf: [known, { const: UNKNOWN, title: "nobody knows" }] };
}

/** A value as an action takes it. */
function schemaOf(kind: Kind): Schema {
	switch (kind.is) {
		case "number":
			return numberOf(kind);
		case "choice":
			return { type: "string", enum: kind.of };
		case "text":
			return { type: "string", maxLength: kind.longest };
		case "names":
			return { type: "integer", minimum: 0, maximum: 2 ** kind.of.length - 1, unit: `bits: ${kind.of.join(", ")}` };
		case "moment":
			return { type: "integer", minimum: -1, maximum: 5_241_652_094, unit: "s since 1970 UTC" };
		case "days":
			return { type: "integer", minimum: 1, maximum: 0x7f, unit: "days of the week as bits, Sunday is 1" };
		case "minute":
			return { type: "integer", minimum: 0, maximum: 1_439, unit: "min since midnight" };
	}
}

function numberOf({ unit, min, max }: NumberKind): Schema {
	const { names } = shownIn(unit);
	if (names !== undefined) return { type: "integer", oneOf: names.map(([title, value]) => ({ const: value, title })) };
	const held = heldUnit(unit);
	return { type: "integer", minimum: min, maximum: max, ...(held === "" ? {} : { unit: held }) };
}

function actionOf({ help, confirm, arguments: rows }: Action): Schema {
	const description = confirm === true ? `${help}; ask a person first whether it is meant` : help;
	return {
		description,
		...(rows.length === 0 ? {} : { input: inputSchemaOf(rows, schemaOf) }),
		output: { type: "string", description: "what was done, for people" },
		synchronous: true,
	};
}

/** What an event carries stands in brackets behind what it says. */
function eventOf([name, says]: readonly [name: string, says: string]): readonly [name: string, event: Schema] {
	const carried = /\[(.*)\]/.exec(says)?.[1] ?? "";
	const members = Object.entries(CARRIED).filter(([key]) =>
		key === "session" ? !OF_NO_SESSION.includes(name) : new RegExp(`\\b${key}\\b`).test(carried),
	);
	const reasons = ENDING.includes(name) ? STOP_REASONS : listedIn(carried);
	const narrowed = members.map(([key, schema]) => [key, key === "reason" ? { type: "string", enum: reasons } : schema]);
	return [name, { description: says.replace(/ \[.*\]/, ""), data: { type: "object", properties: Object.fromEntries(narrowed) } }];
}

/** Events of which the reason is one for the end of a transaction. */
const ENDING: readonly string[] = ["TransactionFinished", "StopRequested"];

/** The reasons of an event that names them. */
function listedIn(carried: string): readonly string[] {
	return /\breason: ([^;]+)/.exec(carried)?.[1].split(", ") ?? [];
}

/** All others carry the number of their session. */
const OF_NO_SESSION: readonly string[] = [
	"Enabled",
	"Disabled",
	"ReservationStart",
	"ReservationEnd",
	"FaultRaised",
	"FaultCleared",
	"LimitChanged",
	"PermitChanged",
	"CardShown",
	...Object.keys(HAPPENED),
];

const NUMBER: Schema = { type: "integer", minimum: 0 };
const TEXT: Schema = { type: "string" };

/** All that events carry, by name; where `reason` is among it, the event says which there are. */
const CARRIED: { readonly [name: string]: Schema } = {
	session: NUMBER,
	source: { type: "string", enum: AVAILABILITY_SOURCES },
	priority: { type: "integer", minimum: 0, maximum: LEAST_PRIORITY },
	reason: TEXT,
	reasons: { type: "array", items: { type: "string", enum: HOLDS.flatMap((row) => ("pauses" in row ? [row.pauses] : [])) } },
	token: TEXT,
	tokenKind: { type: "string", enum: ["NoAuthorization", ...TOKEN_KINDS] },
	reservation: NUMBER,
	energyWh: { ...NUMBER, unit: "Wh" },
	seconds: { ...NUMBER, unit: "s" },
	resumed: { type: "boolean" },
	phases: { type: "integer", enum: [1, 3] },
	fault: { type: "string", enum: FAULTS.map(({ name }) => name) },
	milliAmps: { ...NUMBER, unit: "mA" },
	by: TEXT,
	permit: { type: "string", enum: PERMITS },
	at: { ...NUMBER, unit: "s since 1970 UTC" },
	missingWh: { ...NUMBER, unit: "Wh" },
};

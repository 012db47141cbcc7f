// SPDX-License-Identifier: Apache-2.0
/** The Thing Description of a charger (W3C, version 1.1): what can be seen and done, in the units of people, and where each is asked for. */
import { frozen } from "../../control/frozen.js";
import {
	DESCRIBED,
	DESCRIBED_ACTIONS,
	type Described,
	eventSays,
	inputSchemaOf,
	type Kind,
	measureOf,
	type Schema,
} from "../../link/described.js";
import { type Action, EVENT_NAMES } from "../../link/shown.js";
import type { Response } from "../exchange.js";
import type { Answered, Asked, Route, Scene } from "./route.js";

const CONTENT_TYPE = "application/td+json";
const SETTING = "set.";

/** The routes: where the API has it, and where W3C's Discovery looks (WoT Discovery, 6.1.3). */
export const DESCRIPTION_ROUTES: readonly Route[] = frozen([
	{ method: "GET", path: "/api/thing", says: "the Thing Description of W3C's Web of Things", answer: describe },
	{ method: "GET", path: "/.well-known/wot", says: "the same", answer: describe },
]);

function describe({ charger }: Scene, { host }: Asked, answered: Answered): void {
	const reply: Response = { status: 200, contentType: CONTENT_TYPE, body: description(charger.text("set.name") || "Pilotlight", host) };
	answered(reply);
}

/** Made piece by piece: whole it would fill the memory of a device. Forms leave out what they mean without it (5.4). */
function* description(title: string, host: string): Generator<string> {
	yield `{"@context":"https://www.w3.org/2022/wot/td/v1.1",${membersOf(headOf(title, host))}`;
	yield ',"properties":{';
	for (let at = 0; at < DESCRIBED.length; at++) yield member(at, DESCRIBED[at].key, propertyOf(DESCRIBED[at]));
	yield '},"actions":{';
	for (let at = 0; at < DESCRIBED_ACTIONS.length; at++) yield member(at, DESCRIBED_ACTIONS[at].name, actionOf(DESCRIBED_ACTIONS[at]));
	yield '},"events":{';
	for (let at = 0; at < EVENT_NAMES.length; at++) yield member(at, EVENT_NAMES[at], eventOf(EVENT_NAMES[at]));
	yield "}}\n";
}

function member(at: number, name: string, schema: Schema): string {
	return `${at === 0 ? "" : ","}${JSON.stringify(name)}:${JSON.stringify(schema)}`;
}

function membersOf(schema: Schema): string {
	return JSON.stringify(schema).slice(1, -1);
}

/** How feeds are told. Copied each time: the engine makes no JSON of what lies in flash. */
const FEED = frozen({ subprotocol: "sse", contentType: "text/event-stream" } as const);

function headOf(title: string, host: string): Schema {
	return {
		title,
		description: "An EV charger with one AC port",
		base: `http://${host}/`,
		securityDefinitions: { basic: { scheme: "basic", in: "header" } },
		security: "basic",
		forms: [
			{ href: "api/properties", op: "readallproperties" },
			{ href: "api/changes", op: ["observeallproperties", "unobserveallproperties"], ...FEED },
			{ href: "api/events", op: ["subscribeallevents", "unsubscribeallevents"], ...FEED },
		],
	};
}

function propertyOf({ key, kind, says }: Described): Schema {
	const setting = key.startsWith(SETTING);
	const access = setting ? {} : { readOnly: true };
	return { description: says, ...saidSchema(kind, !setting), ...access, forms: [{ href: `api/properties/${key}` }] };
}

/** What is told of a kind. A reading may be what nobody knows, and −1 says that nobody has said it. */
function saidSchema(kind: Kind, reading: boolean): Schema {
	if (kind.is !== "number" || !(reading || kind.min === -1)) return toldSchema(kind);
	const { unit, ...known } = toldSchema(kind);
	return { ...(unit === undefined ? {} : { unit }), oneOf: [known, { type: "null" }] };
}

/** What is told, and what is written. */
function toldSchema(kind: Kind): Schema {
	switch (kind.is) {
		case "number":
			return numberSchema(measureOf(kind));
		case "choice":
			return { type: "string", enum: [...kind.of] };
		case "text":
			return { type: "string", maxLength: kind.longest };
		case "names":
			return { type: "array", items: { type: "string", enum: [...kind.of] }, uniqueItems: true };
		case "moment":
			return { type: "integer", minimum: -1, unit: "s since 1970 UTC" };
		case "days":
			return { type: "string", description: "days of the week: mon, mon-fri, all" };
		case "minute":
			return { type: "string", description: "time of day: 7:30" };
	}
}

function numberSchema(measure: ReturnType<typeof measureOf>): Schema {
	if ("names" in measure) return { type: "string", enum: measure.names };
	const { unit, min, max } = measure;
	return { type: "number", minimum: min, maximum: max, ...(unit === "" ? {} : { unit }) };
}

function actionOf({ name, help, confirm, arguments: rows }: Action): Schema {
	const asked = confirm === true ? [{ name: "confirm", kind: { is: "choice", of: [] }, says: "it is meant: true" } as const] : [];
	const input = inputSchemaOf([...rows, ...asked], (kind) =>
		kind.is === "choice" && kind.of.length === 0 ? { const: true } : toldSchema(kind),
	);
	return {
		description: help,
		...(rows.length + asked.length === 0 ? {} : { input }),
		output: { type: "object", properties: { done: { type: "string", description: "what was done, for people" } } },
		synchronous: true,
		forms: [{ href: `api/actions/${name}` }],
	};
}

function eventOf(name: string): Schema {
	const says = eventSays(name);
	return {
		...(says === "" ? {} : { description: says }),
		data: { type: "object", properties: { time: { oneOf: [{ type: "integer", unit: "s since 1970 UTC" }, { type: "null" }] } } },
		forms: [{ href: "api/events", ...FEED }],
	};
}

// what a generator's objects inherit from would lie in RAM
frozen(description.prototype);

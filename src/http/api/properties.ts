// SPDX-License-Identifier: Apache-2.0
/** The routes of properties: all that can be seen in the units of people, and settings that can be changed. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { REFUSALS } from "../../link/refusals.js";
import { SEEN_KEYS, saidOf } from "../../link/shown.js";
import { JSON_TYPE, json, refusal, tooEarly } from "../answers.js";
import type { Response } from "../exchange.js";
import { replyTo } from "./outcomes.js";
import type { Answered, Asked, Route, Scene } from "./route.js";

/** The routes. */
export const PROPERTY_ROUTES: readonly Route[] = frozen([
	{ method: "GET", path: "/api/properties", says: "all properties by key", answer: all },
	{ method: "GET", path: "/api/properties/{name}", says: "one property: its value alone", answer: one },
	{
		method: "PUT",
		path: "/api/properties/{name}",
		says: "changes a setting, whose key begins with set.; the body is its value",
		answer: change,
	},
	{ method: "POST", path: "/api/properties/{name}", says: "the same", answer: change },
]);

const SETTING = "set.";
/** A charger that is not seen may be in a moment, ms. */
const AGAIN_MS = 2_000;
/** A longer value is none, characters. */
const LONGEST = 128;

function all({ charger }: Scene, _: Asked, answered: Answered): void {
	answered(charger.window.clear ? { status: 200, contentType: JSON_TYPE, body: members(charger) } : unseen());
}

function* members(charger: Charger): Generator<string> {
	yield "{";
	for (let at = 0; at < SEEN_KEYS.length; at++)
		yield `${at === 0 ? "" : ","}${JSON.stringify(SEEN_KEYS[at])}:${textOf(charger, SEEN_KEYS[at])}`;
	yield "}\n";
}

/** A value as JSON. */
export function textOf(charger: Charger, key: string): string {
	return JSON.stringify(saidOf(key, charger.window.get(key)));
}

function one({ charger }: Scene, { name }: Asked, answered: Answered): void {
	if (!SEEN_KEYS.includes(name)) answered(unknown(name));
	else answered(charger.window.clear ? json(saidOf(name, charger.window.get(name))) : unseen());
}

function unseen(): Response {
	return tooEarly(503, REFUSALS.unseen, AGAIN_MS);
}

function unknown(name: string): Response {
	return refusal(404, `there is no property "${name}"; GET /api/properties tells them all`);
}

/** It is answered once the new value can be read. */
function change({ charger }: Scene, { name, body }: Asked, answered: Answered): void {
	if (!SEEN_KEYS.includes(name)) {
		answered(unknown(name));
		return;
	}
	if (!name.startsWith(SETTING)) {
		answered(refusal(405, `${name} can only be read; settings are ${SETTING}… , and all else is done by /api/actions`, [["Allow", "GET"]]));
		return;
	}
	const value = valueIn(body);
	const before = saidOf(name, charger.window.get(name));
	const shows = (): boolean => {
		const now = saidOf(name, charger.window.get(name));
		return now !== before || `${now}` === value;
	};
	charger.ask("set", { key: name.slice(SETTING.length), value }, shows, (outcome) => answered(replyTo(outcome, 422)));
}

/** A bare value, as JSON or as people type it: 16, "16 A", yes. */
function valueIn(body: string): string {
	const text = body.trim();
	if (text === "") throw new Error(`the body is empty; write the value: 16, or "16 A", or "yes"`);
	if (text.length > LONGEST) throw new Error(`a value of ${text.length} characters; at most ${LONGEST}`);
	const read = parsed(text);
	if (typeof read === "boolean") return read ? "yes" : "no";
	if (typeof read === "string" || typeof read === "number") return `${read}`;
	throw new Error(`${text} is no value of a setting; write 16, or "16 A", or "yes"`);
}

function parsed(text: string): unknown {
	if (text.startsWith("{") || text.startsWith("[")) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

// what a generator's objects inherit from would lie in RAM
frozen(members.prototype);

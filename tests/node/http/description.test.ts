// SPDX-License-Identifier: Apache-2.0
/** The Thing Description is one by the W3C's own schema, and says of a charger what is so. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import test from "ava";
import { EVENT_NAMES } from "../../../src/link/shown.js";
import { ACTIONS } from "../../../src/thing/actions.js";
import { PROPERTIES } from "../../../src/thing/properties.js";
import { Laboratory } from "../../http/laboratory.js";

interface Form {
	readonly href: string;
}

interface Affordance {
	readonly forms: readonly Form[];
	readonly readOnly?: boolean;
	readonly input?: object;
	readonly [key: string]: unknown;
}

interface Description {
	readonly base: string;
	readonly properties: { readonly [key: string]: Affordance };
	readonly actions: { readonly [name: string]: Affordance };
	readonly events: { readonly [name: string]: Affordance };
}

const judge = new Ajv({ strict: false, validateFormats: false });
const SCHEMA = createRequire(import.meta.url).resolve("wot-thing-description-types/schema/td-json-schema-validation.json");
const isDescription = judge.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

test("it is a Thing Description, at both of its places", (t) => {
	const laboratory = new Laboratory();
	const thing = laboratory.get("/api/thing");
	t.true(isDescription(thing), judge.errorsText(isDescription.errors));
	t.deepEqual(laboratory.get("/.well-known/wot"), thing);
	t.is((thing as Description).base, "http://192.168.1.20/");
	t.is(laboratory.ask("GET", "/api/thing").contentType, "application/td+json");
	t.is(laboratory.ask("GET", "/.well-known/wot", "", { headers: { host: "192.168.1.20" } }).status, 401);
});

test("it has all properties, actions and events; settings alone can be written", (t) => {
	const { properties, actions, events } = new Laboratory().get("/api/thing") as Description;
	t.deepEqual(
		Object.keys(properties),
		PROPERTIES.map(({ key }) => key),
	);
	t.deepEqual(
		Object.keys(actions),
		ACTIONS.map(({ name }) => name),
	);
	t.deepEqual(Object.keys(events), [...EVENT_NAMES]);
	for (const [key, { readOnly }] of Object.entries(properties)) t.is(readOnly === true, !key.startsWith("set."), key);
});

test("what a charger tells through a charge is as it says, and each property is where it says", (t) => {
	const laboratory = new Laboratory();
	const { base, properties } = laboratory.get("/api/thing") as Description;
	const judges = Object.entries(properties).map(([key, schema]) => [key, judge.compile(schema)] as const);
	for (const words of ["", "plug; draw_power_regulated 16,3", "tamper on", "unplug"]) {
		if (words !== "") laboratory.words(words, 6_000);
		const all = laboratory.get("/api/properties") as { [key: string]: unknown };
		for (const [key, right] of judges) t.true(right(all[key]), `${key}: ${JSON.stringify(all[key])} ${judge.errorsText(right.errors)}`);
	}
	const all = laboratory.get("/api/properties") as { [key: string]: unknown };
	for (const key of ["vehicle", "set.limit", "session.energy"])
		for (const { href } of properties[key].forms) t.deepEqual(laboratory.get(new URL(href, base).pathname), all[key]);
});

test("what it says of arguments the charger takes, and the rest it refuses", (t) => {
	const laboratory = new Laboratory();
	const { actions } = laboratory.get("/api/thing") as Description;
	for (const [name, told, right] of [
		["limit", { name: "me", current: 10.5, duration: 300 }, true],
		["limit", { name: "me", power: 5000 }, true],
		["limit", { name: "me", power: 5000, current: 6 }, false],
		["limit", { name: "me", current: 90 }, false],
		["limit", { name: "me" }, false],
		["target", { days: "mon-fri", time: "7:30", energy: 20 }, true],
		["phases", { phases: "4" }, false],
		["mode", { mode: "automatic" }, true],
		["reset", { key: "name", confirm: true }, true],
		["reset", { key: "name" }, false],
		["battery", { soc: 50, capacity: 60 }, true],
	] as const) {
		const valid = judge.compile(actions[name].input ?? {})(told);
		t.is(valid, right, `${name} ${JSON.stringify(told)}`);
		const { status } = laboratory.ask("POST", `/api/actions/${name}`, JSON.stringify(told));
		t.is(status === 400, !right, `${name} ${JSON.stringify(told)} ${status}`);
	}
});

// SPDX-License-Identifier: Apache-2.0
/** The Thing Model is one by the W3C's own schema, becomes a Thing Description with an address, and says of a charger what is so. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import test from "ava";
import fc from "fast-check";
import { thingModel } from "../../docs/thingModel.js";
import { play } from "../../hosts/bench/play.js";
import { ACTIONS } from "../../src/thing/actions.js";
import { type Argument, wrongArguments } from "../../src/thing/arguments.js";
import type { Kind } from "../../src/thing/kinds.js";
import { PROPERTIES } from "../../src/thing/properties.js";
import { allRequests } from "../legs/requests.js";
import { Line } from "../rapi/line.js";

interface Schema {
	properties?: { [key: string]: Schema };
	readonly [key: string]: unknown;
}

/** Of the model, what the tests touch. */
interface Model {
	"@context"?: unknown;
	"@type"?: unknown;
	title?: unknown;
	properties: { [key: string]: { [key: string]: unknown } };
	actions: { [name: string]: { input?: Schema; [key: string]: unknown } };
	events: { [name: string]: { data: Schema; [key: string]: unknown } };
	[key: string]: unknown;
}

/** Formats are other documents' business: nothing in the model has one. */
const judge = new Ajv({ strict: false, validateFormats: false });
const isModel = published("wot-thing-model-types/schema/tm-json-schema-validation.json");
const isDescription = published("wot-thing-description-types/schema/td-json-schema-validation.json");

/** A schema as the W3C's working group has published it. */
function published(file: string): ValidateFunction {
	return judge.compile(JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), "utf8")));
}

function model(): Model {
	return JSON.parse(thingModel());
}

/** What a face adds that has an address: this one is nobody's. */
function description(): Model {
	const { "@type": _, version: __, ...rest } = model();
	const forms = [{ href: "https://charger.example/" }];
	for (const group of [rest.properties, rest.actions, rest.events]) for (const row of Object.values(group)) row.forms = forms;
	return { ...rest, securityDefinitions: { basic: { scheme: "basic" } }, security: "basic" };
}

test("it is a Thing Model", (t) => {
	t.true(isModel(model()), judge.errorsText(isModel.errors));
});

test("it claims no more: without forms it is no Thing Description, with forms and security it is one", (t) => {
	t.false(isDescription(model()));
	t.true(isDescription(description()), judge.errorsText(isDescription.errors));
	const { security: _, ...open } = description();
	t.false(isDescription(open));
});

/** What breaks a model, and a description made from it. */
const BREAKAGES: { readonly [what: string]: (thing: Model) => void } = {
	"no context": (thing) => delete thing["@context"],
	"the context of another": (thing) => (thing["@context"] = "https://www.w3.org/ns/activitystreams"),
	"properties in a list": (thing) => Object.assign(thing, { properties: Object.values(thing.properties) }),
	"a type that JSON does not have": (thing) => (thing.properties.offered.type = "milliamperes"),
	"a flag in words": (thing) => (thing.properties.state.readOnly = "yes"),
	"a choice that is no schema": (thing) => (thing.properties.state.oneOf = ["A1", "A2"]),
	"a bound in words": (thing) => Object.assign(thing.actions.reserve.input?.properties?.number ?? {}, { minimum: "none" }),
	"an input that is no schema": (thing) => Object.assign(thing.actions.limit, { input: "amperes" }),
	"an event that carries no schema": (thing) => Object.assign(thing.events.FaultRaised, { data: ["fault"] }),
};

for (const [what, wreck] of Object.entries(BREAKAGES))
	test(`with ${what} it is neither`, (t) => {
		for (const [make, is] of [[model, isModel] as const, [description, isDescription] as const]) {
			const thing = make();
			wreck(thing);
			t.false(is(thing));
		}
	});

test("it has all properties and actions, and none can be written", (t) => {
	const { properties, actions } = model();
	t.deepEqual(
		Object.keys(properties),
		PROPERTIES.map(({ key }) => key),
	);
	t.deepEqual(
		Object.keys(actions),
		ACTIONS.map(({ name }) => name),
	);
	t.true(Object.values(properties).every(({ readOnly }) => readOnly === true));
});

test("what a charger shows through a charge, a fault and a limit is as the model says", (t) => {
	const judges = Object.entries(model().properties).map(([key, schema]) => [key, judge.compile(schema)] as const);
	const line = new Line(["mains.phases=1", "phases=1"]);
	const look = (): void => {
		PROPERTIES.forEach(({ read }, place) => {
			const [key, right] = judges[place];
			const value = read(line.firmware);
			t.true(right(value), `${key}: ${value} ${judge.errorsText(right.errors)}`);
		});
	};
	look();
	for (const letter of ["A", "B", "C"] as const)
		for (let i = 0; i < 4; i++) {
			line.run(500, letter);
			look();
		}
	line.firmware.evse.setLimit("ems", { ma: 10_000, forMs: 60_000 });
	line.firmware.sense.stopButton = 1;
	line.run(100);
	look();
	t.not(line.firmware.report.faults, 0);
});

test("what events carry in half of the scenarios is as the model says, and nothing else", (t) => {
	const judges = Object.fromEntries(Object.entries(model().events).map(([name, { data }]) => [name, [data, judge.compile(data)] as const]));
	const seen = new Set<string>();
	for (const request of allRequests().filter(({ file }) => /\/(port|pair|car|stubborn|bouncing)-/.test(file)))
		for (const entry of play(request)
			.output.split("\n")
			.filter((text) => text.includes('"kind":"event"'))) {
			const { t: _, kind, event, ...payload } = JSON.parse(entry);
			const [data, right] = judges[event];
			seen.add(event);
			t.true(right(payload), `${entry} ${judge.errorsText(right.errors)}`);
			t.deepEqual(
				Object.keys(payload).filter((key) => data.properties?.[key] === undefined),
				[],
				entry,
			);
		}
	t.log(`${seen.size} of ${Object.keys(judges).length} events were seen`);
	t.true(seen.size > 20);
});

/** Values of any kind. */
const VALUE = fc.oneof(fc.integer({ min: -2, max: 128 }), fc.integer(), fc.constantFrom(1.5, null, true, [], {}, "", "1", "Local", "yes"));

for (const { name, arguments: rows } of ACTIONS)
	test(`the model takes for ${name} what the charger takes, and refuses what it refuses`, (t) => {
		const { input = { type: "object", additionalProperties: false } } = model().actions[name];
		const right = judge.compile(input);
		const told = fc.record(Object.fromEntries([...rows.map((row) => row.name), "other"].map((key) => [key, VALUE])), { requiredKeys: [] });
		let taken = 0;
		fc.assert(
			fc.property(fc.oneof(told, likely(rows)), (values) => {
				const wrong = wrongArguments(rows, values);
				if (wrong === "") taken += 1;
				return right(values) === (wrong === "");
			}),
			{ numRuns: 1_500 },
		);
		t.true(taken > 0);
	});

/** Arguments at the ends of their kinds and just beyond, some of them left out or taken in place of another. */
function likely(rows: readonly Argument[]): fc.Arbitrary<{ [name: string]: unknown }> {
	return fc.record(Object.fromEntries(rows.map(({ name, kind }) => [name, fc.constantFrom(...endsOf(kind))])), { requiredKeys: [] });
}

function endsOf(kind: Kind): readonly unknown[] {
	switch (kind.is) {
		case "number":
			return [kind.min - 1, kind.min, kind.max, kind.max + 1];
		case "choice":
			return kind.of;
		case "text":
			return ["", "x".repeat(kind.longest), "x".repeat(kind.longest + 1)];
		default:
			return [-2, -1, 0, 1, 127, 128, 1_439, 1_440, 5_241_652_094, 5_241_652_095];
	}
}

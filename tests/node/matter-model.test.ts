// SPDX-License-Identifier: Apache-2.0
/** The rows of the clusters against matter.js's model of the specification, and what the charger has against the conformance that follows from its features. */
import test from "ava";
import { type ClusterModel, type ElementModel, elementNamed, loadModel } from "../../hosts/node/matter/model.js";
import { CLUSTERS } from "../../src/matter/clusters/all.js";
import type { Attribute, Cluster, Field, Type } from "../../src/matter/elements.js";
import { conforms } from "../../src/matter/elements.js";
import { DEVICE_TYPES } from "../../src/matter/endpoint.js";
import { attributesOf, commandsOf, eventsOf, GLOBALS } from "../../src/matter/globals.js";
import { Laboratory } from "../matter/laboratory.js";

const { cluster: clusterNamed, deviceType } = await loadModel();

/** Bytes of the types that the specification names. */
const SIZES: { readonly [type: string]: readonly [is: string, bytes: number] } = {
	"epoch-s": ["uint", 4],
	"elapsed-s": ["uint", 4],
	"amperage-mA": ["int", 8],
	"voltage-mV": ["int", 8],
	"power-mW": ["int", 8],
	"energy-mWh": ["int", 8],
	"energy-mVAh": ["int", 8],
	"energy-mVARh": ["int", 8],
	"systime-ms": ["uint", 8],
	CurrentMode: ["uint", 1],
	percent: ["uint", 1],
	percent100ths: ["uint", 2],
	temperature: ["int", 2],
	"endpoint-no": ["uint", 2],
	"vendor-id": ["uint", 2],
	"vendor-code": ["uint", 2],
};

/** What is wrong with a type, beside one of the specification. */
function wrongType(type: Type, { effectiveType, effectiveMetatype }: ElementModel): string {
	const [is, bytes] = SIZES[effectiveType] ?? sized(effectiveType);
	const wanted =
		effectiveMetatype === "enum"
			? "enum"
			: effectiveMetatype === "bitmap"
				? "map"
				: effectiveMetatype === "object"
					? "struct"
					: effectiveMetatype === "array"
						? "list"
						: is;
	if (type.is !== wanted && !(wanted === "string" && type.is === "string")) return `${type.is} is ${effectiveType} (${effectiveMetatype})`;
	return "bytes" in type && wanted === is && type.bytes !== bytes ? `${type.is}${8 * type.bytes} is ${effectiveType}` : "";
}

function sized(type: string): readonly [string, number] {
	const [, is = "", bits = "0"] = /^(u?int|map|enum)(\d+)$/.exec(type) ?? [];
	return is === "" ? [{ bool: "bool", string: "string", octstr: "octets" }[type] ?? type, 0] : [is, Number(bits) / 8];
}

/** `SOC, O.a+` says of a choice what the rows say without it; a conformance that hangs on other fields is one that is optional. */
function conformanceOf({ effectiveConformance }: ElementModel): string {
	const text = `${effectiveConformance}`
		.replace(/\.[a-z]\+?/g, "")
		.replace(/^P, /, "")
		.replace("[Status == Success], M", "M");
	return text === "desc" ? "O" : text;
}

function wrongField(field: Field, model: ElementModel): string[] {
	const { name, id, conformance, nullable = false, min, max } = field;
	const limits = `${model.effectiveConstraint}`;
	const [, least] = /min (-?\d+)$/.exec(limits) ?? /^(-?\d+) to/.exec(limits) ?? [];
	const [, most] = /max (\d+)$/.exec(limits) ?? [];
	return [
		id === model.id ? "" : `${name}: number ${id} is ${model.id}`,
		conformance === conformanceOf(model) ? "" : `${name}: ${conformance} is ${conformanceOf(model)}`,
		nullable === `${model.effectiveQuality}`.includes("X") ? "" : `${name}: nullable is ${model.effectiveQuality}`,
		wrongType(field.type, model),
		least === undefined ||
		!Number.isSafeInteger(Number(least)) ||
		Number(least) === (min ?? (field.type.is === "list" ? field.type.least : 0))
			? ""
			: `${name}: min ${min} is ${limits}`,
		most === undefined || sizeOf(field.type, max) === Number(most) ? "" : `${name}: max ${max} is ${limits}`,
		...(field.type.is === "struct" ? wrongFields(field.type.fields, model) : []),
	].filter((wrong) => wrong !== "");
}

function sizeOf(type: Type, max: number | undefined): number | undefined {
	if (type.is === "list") return type.most;
	return type.is === "string" || type.is === "octets" ? type.longest : max;
}

/** Every row is in the model; what the rows leave out is what no feature of this charger has. */
function wrongFields(fields: readonly Field[], model: ElementModel): string[] {
	return fields.flatMap((field) => wrongField(field, elementNamed(model.members, field.name)));
}

function wrongAttribute(row: Attribute, model: ElementModel): string[] {
	const access = `${model.effectiveAccess}`;
	const quality = [...`${model.effectiveQuality}`.replace("X", "").replaceAll(" ", "")].sort().join("");
	return [
		...wrongField(row, model),
		(row.write === "manage") === access.includes("VM") ? "" : `${row.name}: ${row.write} is ${access}`,
		[...(row.quality ?? "")].sort().join("") === quality ? "" : `${row.name}: quality ${row.quality} is ${quality}`,
	].filter((wrong) => wrong !== "");
}

for (const cluster of CLUSTERS)
	test(`${cluster.name}: its rows`, (t) => {
		const model = clusterNamed(cluster.name) as ClusterModel;
		t.is(cluster.id, model.id);
		t.is(cluster.revision, model.revision);
		t.deepEqual(
			cluster.features,
			Object.fromEntries(
				[...model.features].map(({ name, constraint }) => [name, Number(`${constraint}`)]).filter(([name]) => name !== "DEPONOFF"),
			),
		);
		const wrong = cluster.attributes.flatMap((row) => wrongAttribute(row, elementNamed(model.attributes, row.name)));
		t.deepEqual(wrong, []);
		t.deepEqual([...wrongCommands(cluster, model), ...wrongEvents(cluster, model)], []);
	});

function wrongCommands(cluster: Cluster, model: ClusterModel): string[] {
	return [...cluster.commands, ...cluster.responses].flatMap((row) => {
		const found = elementNamed(model.commands, row.name);
		const timed = `${found.effectiveAccess}`.includes("T");
		return [
			row.id === found.id ? "" : `${row.name}: number`,
			row.conformance === conformanceOf(found) ? "" : `${row.name}: ${row.conformance} is ${conformanceOf(found)}`,
			(row.timed === true) === timed ? "" : `${row.name}: timed`,
			...wrongFields(row.fields, found),
		].filter((wrong) => wrong !== "");
	});
}

function wrongEvents(cluster: Cluster, model: ClusterModel): string[] {
	return cluster.events.flatMap((row) => {
		const found = elementNamed(model.events, row.name);
		return [
			row.id === found.id ? "" : `${row.name}: number`,
			row.conformance === conformanceOf(found) ? "" : `${row.name}: ${row.conformance}`,
			row.priority === found.priority ? "" : `${row.name}: ${row.priority} is ${found.priority}`,
			...wrongFields(row.fields, found),
		].filter((wrong) => wrong !== "");
	});
}

for (const settings of [
	[],
	["matter.soc=yes"],
	["matter.rfid=yes"],
	["matter.pnc=yes"],
	["matter.soc=yes", "matter.rfid=yes", "matter.pnc=yes"],
])
	test(`every mandatory element is there, and nothing that must not be: ${settings.join(" ") || "as installed"}`, (t) => {
		const laboratory = new Laboratory(settings);
		const { clusters } = laboratory.door;
		for (const server of clusters) {
			const model = clusterNamed(server.cluster.name) as ClusterModel;
			const { features } = server;
			const check = (kind: string, elements: Iterable<ElementModel>, has: readonly string[]) => {
				for (const element of elements) {
					if (element.isDeprecated || GLOBALS.some(({ name }) => name === element.propertyName) || element.direction === "response")
						continue;
					const verdict = conforms(conformanceOf(element), features);
					if (verdict === "mandatory")
						t.true(has.includes(element.propertyName), `${kind} ${server.cluster.name}.${element.propertyName} is missing`);
					if (verdict === "never")
						t.false(has.includes(element.propertyName), `${kind} ${server.cluster.name}.${element.propertyName} must not be there`);
				}
			};
			check(
				"attribute",
				model.attributes,
				attributesOf(server).map(({ name }) => name),
			);
			check(
				"command",
				model.commands,
				commandsOf(server).map(({ name }) => name),
			);
			check(
				"event",
				model.events,
				eventsOf(server).map(({ name }) => name),
			);
			t.is(
				laboratory.read(`${server.cluster.name}.featureMap`),
				features.reduce((map, name) => map | (1 << server.cluster.features[name]), 0),
			);
			t.deepEqual(
				laboratory.read(`${server.cluster.name}.attributeList`),
				[...attributesOf(server), ...GLOBALS].map(({ id }) => id),
			);
			t.deepEqual(
				laboratory.read(`${server.cluster.name}.acceptedCommandList`),
				commandsOf(server).map(({ id }) => id),
			);
		}
	});

test("every cluster that the device types ask for is there", (t) => {
	const has = new Laboratory().door.clusters.map(({ cluster }) => cluster.name);
	for (const { deviceType: number, revision } of DEVICE_TYPES) {
		const { revision: known, servers } = deviceType(number);
		t.is(revision as number, known, `${number.toString(16)}`);
		// identification and description are the node's
		for (const { name, mandatory } of servers)
			if (mandatory && !["Descriptor", "Identify"].includes(name)) t.true(has.includes(name), name);
	}
});

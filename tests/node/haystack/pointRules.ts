// SPDX-License-Identifier: Apache-2.0
/** What docHaystack's chapters Points and Units ask of a point, beyond the definitions of its tags. */
import { type Dict, isOf, type Value } from "../../../src/haystack/value.js";
import { finest, inherited, reflected } from "./definitions.js";
import { kindOf } from "./kinds.js";
import { measured } from "./units.js";

/** What is wrong with a record as a point; nothing if it is none. */
export function wrongWithPoint(record: Dict): readonly string[] {
	return record.has("point") ? rules.flatMap((rule) => rule(record)) : [];
}

const rules: readonly ((point: Dict) => readonly string[])[] = [
	place,
	kind,
	unit,
	quantity,
	enumeration,
	current,
	writable,
	historized,
	values,
];
const kinds: ReadonlyMap<Value | undefined, string> = new Map([
	["Number", "number"],
	["Bool", "bool"],
	["Str", "str"],
]);
/** Where the definitions say no unit, or a wrong one: volt-magnitude has "A" in 4.0.0. */
const preferred: ReadonlyMap<string, readonly string[]> = new Map([
	["volt-magnitude", ["V"]],
	["elec-volt", ["V"]],
	["elec-current", ["A"]],
]);

function place(point: Dict): readonly string[] {
	return ["siteRef", "equipRef"].filter((tag) => !point.has(tag)).map((tag) => `${tag}: every point has one`);
}

function kind(point: Dict): readonly string[] {
	return kinds.has(point.get("kind")) ? [] : ["kind: every point has one, Number, Bool or Str"];
}

/** Every number needs its unit; a power factor may do without. */
function unit(point: Dict): readonly string[] {
	const [isNumber, text] = [point.get("kind") === "Number", point.get("unit")];
	if (text === undefined) return isNumber && !point.has("pf") ? ["unit: every point of numbers has one"] : [];
	if (!isNumber) return ["unit: only a point of numbers has one"];
	return typeof text === "string" && measured(text) === undefined ? [`unit: ${text} is no unit`] : [];
}

function quantity(point: Dict): readonly string[] {
	const text = point.get("unit");
	if (typeof text !== "string") return [];
	const quantities = reflected((tag) => point.has(tag)).filter((name) => preferred.has(name) || inherited(name, "prefUnit"));
	return finest(quantities)
		.filter((name) => !measures(text, unitsOf(name)))
		.map((name) => `unit: ${text} does not measure ${name}, ${unitsOf(name)} does`);
}

function unitsOf(quantity: string): readonly string[] {
	return preferred.get(quantity) ?? inherited(quantity, "prefUnit") ?? [];
}

/** Percent and power factor measure the same nothing, and are not each other. */
function measures(unit: string, like: readonly string[]): boolean {
	return like.some((other) => other === unit || (measured(other) === measured(unit) && measured(unit) !== "dimensionless"));
}

/** A point of texts is one of states (Points, "Point Kinds"): the names that its values have stand in `enum`. */
function enumeration(point: Dict): readonly string[] {
	const names = point.get("enum");
	if (names === undefined) return point.get("kind") === "Str" ? ["enum: every point of texts has one"] : [];
	if (typeof names !== "string") return ["enum: has to be a text, names with commas between them"];
	const allowed = [...names.split(","), undefined];
	if (point.get("kind") !== "Str") return [];
	return valued
		.filter((tag) => !allowed.includes(point.get(tag) as string))
		.map((tag) => `${tag}: ${point.get(tag)} has to be one of enum, ${names}`);
}

function current(point: Dict): readonly string[] {
	const [status, value, error] = ["curStatus", "curVal", "curErr"].map((tag) => point.get(tag));
	if (!point.has("cur")) return [];
	if (status === undefined) return ["curStatus: every point with cur has one"];
	if (status === "ok" && value === undefined) return ["curVal: is missing though curStatus is ok"];
	return status === "ok" && error !== undefined ? ["curErr: is there though curStatus is ok"] : [];
}

function writable(point: Dict): readonly string[] {
	if (!point.has("writable")) return [];
	if (point.has("sensor")) return ["writable: a sensor is not commanded"];
	return point.has("writeVal") && !point.has("writeLevel") ? ["writeLevel: is missing though there is writeVal"] : [];
}

function historized(point: Dict): readonly string[] {
	return point.has("his") ? ["tz", "hisMode"].filter((tag) => !point.has(tag)).map((tag) => `${tag}: every point with his has one`) : [];
}

/** Values of the point are of its kind and in its unit. */
const valued = ["curVal", "writeVal"];

function values(point: Dict): readonly string[] {
	const wanted = kinds.get(point.get("kind"));
	if (wanted === undefined) return [];
	return [...valued, "minVal", "maxVal"].flatMap((tag) => value(tag, point.get(tag), wanted, point.get("unit")));
}

function value(tag: string, found: Value | undefined, wanted: string, unit: Value | undefined): readonly string[] {
	if (found === undefined || isOf(found, "na")) return [];
	if (kindOf(found) !== wanted) return [`${tag}: is a ${kindOf(found)}, and kind says ${wanted}`];
	return isOf(found, "number") && found.unit !== unit ? [`${tag}: its unit is ${found.unit}, and unit says ${unit}`] : [];
}

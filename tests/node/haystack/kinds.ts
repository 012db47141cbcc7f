// SPDX-License-Identifier: Apache-2.0
/** Whether a tag's value is of the kind that its definition says: kind, enumeration, range, unit. */
import { isDict, isList, isOf, type Num, type Value } from "../../../src/haystack/value.js";
import { descends, inheritance, inherited } from "./definitions.js";
import { measured } from "./units.js";

/** The name of the definition of a value's kind. */
export function kindOf(value: Value): string {
	if (value === null) return "null";
	if (isList(value)) return "list";
	if (isDict(value)) return "dict";
	return typeof value === "object" ? (value as { readonly kind: string }).kind : typeof value === "string" ? "str" : "bool";
}

/** What is wrong with the value of a tag that is defined. */
export function wrongWithValue(tag: string, value: Value): readonly string[] {
	const wanted = inheritance(tag).find((name) => kinds.includes(name)) ?? "val";
	if (!isKind(kindOf(value), wanted, tag)) return [`${tag}: is a ${kindOf(value)}, and has to be a ${wanted}`];
	const wrong = isList(value) ? value.flatMap((item) => wrongWithNumber(tag, item)) : wrongWithNumber(tag, value);
	return [...wrong, ...wrongWithEnum(tag, value)];
}

/** The definitions of kinds (docHaystack Kinds). */
const kinds = "marker val scalar na remove bool number str uri ref symbol date time dateTime coord xstr list dict grid".split(" ");
/** A list of references may stand where one may (docHaystack Filters, "Ref Lists"), but for these. */
const alwaysOne = ["id", "siteRef", "spaceRef", "equipRef"];

function isKind(kind: string, wanted: string, tag: string): boolean {
	if (kind === "list" && wanted === "ref") return !alwaysOne.includes(tag);
	return kind === wanted || descends(kind, wanted);
}

function wrongWithNumber(tag: string, value: Value): readonly string[] {
	return isOf(value, "number") ? [...wrongWithUnit(tag, value), ...wrongWithRange(tag, value)] : [];
}

function wrongWithUnit(tag: string, { value, unit }: Num): readonly string[] {
	if (descends(tag, "int") && (unit !== undefined || !Number.isInteger(value)))
		return [`${tag}: ${value}${unit ?? ""} has to be whole, without a unit`];
	if (unit !== undefined && measured(unit) === undefined) return [`${tag}: ${unit} is no unit`];
	return descends(tag, "duration") && measured(unit ?? "") !== "time" ? [`${tag}: ${value}${unit ?? ""} needs a unit of time`] : [];
}

function wrongWithRange(tag: string, { value }: Num): readonly string[] {
	const [least, most] = [Number(inherited(tag, "minVal") ?? -Infinity), Number(inherited(tag, "maxVal") ?? Infinity)];
	return value < least || value > most ? [`${tag}: ${value} has to be from ${least} to ${most}`] : [];
}

function wrongWithEnum(tag: string, value: Value): readonly string[] {
	const names = inherited(tag, "enum");
	if (!names || typeof value !== "string" || names.includes(value) || inherited(tag, "openEnum")) return [];
	return [`${tag}: ${value} has to be one of ${names.join(", ")}`];
}

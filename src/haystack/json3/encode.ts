// SPDX-License-Identifier: Apache-2.0
/** Writes JSON of version 3, as clients from before Haystack 4 read it (docHaystack Json, "JSON Version 3"). */
import { frozen } from "../../control/frozen.js";
import { deeper, dictText, frameOf, type Style } from "../json/frame.js";
import { degreesOf, digitsOf, placeOf, spelt, whenOf } from "../spelling.js";
import { type Dict, type Grid, isDict, isList, isOf, type Num, type Ref, type Scalar, type Value } from "../value.js";

const VERSION_3: Style = frozen({
	kind: "",
	column: columnText,
	write: textOf,
});

/** A grid in pieces, a row in each; its rows are read once. Throws an Error of what cannot be written. */
export function json3Of(grid: Grid): Generator<string> {
	return frameOf(grid, VERSION_3, 0);
}

/** A value. Throws an Error of what cannot be written. */
export function json3Text(value: Value): string {
	return textOf(value, 0);
}

function textOf(value: Value, depth: number): string {
	if (isList(value)) return listText(value, deeper(depth));
	if (isDict(value)) return dictText(noGrid(value), deeper(depth), textOf);
	if (isOf(value, "grid")) return [...frameOf(value, VERSION_3, deeper(depth))].join("").trimEnd();
	return value === null || typeof value === "boolean" ? String(value) : JSON.stringify(scalarText(value));
}

function columnText(name: string, meta: readonly string[]): string {
	if (meta.some((member) => member.startsWith('"name":')))
		throw new Error(`the meta of column ${name} has a name: JSON of version 3 could not tell which is which`);
	return `{${[`"name":"${name}"`, ...meta].join(",")}}`;
}

function listText(list: readonly Value[], depth: number): string {
	return `[${list.map((item) => textOf(item, depth)).join(",")}]`;
}

/** A grid within a grid has nothing but its members to be known by. */
function noGrid(value: Dict): Dict {
	if (isList(value.get("cols")) && isList(value.get("rows")))
		throw new Error("JSON of version 3 would take a dict with lists of cols and rows for a grid");
	return value;
}

/** A text with a colon says that it is one. */
function scalarText(value: Exclude<Scalar, null | boolean>): string {
	if (typeof value === "string") return value.includes(":") ? `s:${value}` : value;
	switch (value.kind) {
		case "marker":
			return "m:";
		case "na":
			return "z:";
		case "remove":
			return "-:";
		case "number":
			return numberText(value);
		case "ref":
			return refText(value);
		case "symbol":
			return `y:${spelt("id", value.name)}`;
		case "uri":
			return `u:${value.text}`;
		case "date":
			return `d:${whenOf(value)}`;
		case "time":
			return `h:${whenOf(value)}`;
		case "dateTime":
			return `t:${whenOf(value)} ${value.zone}`;
		case "coord":
			return `c:${placeOf(value).map(degreesOf).join(",")}`;
		case "xstr":
			return `x:${spelt("type", value.type)}:${value.text}`;
	}
}

function numberText({ value, unit }: Num): string {
	return unit === undefined ? `n:${digitsOf(value)}` : `n:${digitsOf(value)} ${spelt("unit", unit)}`;
}

function refText({ id, dis }: Ref): string {
	return dis === undefined ? `r:${spelt("id", id)}` : `r:${spelt("id", id)} ${dis}`;
}

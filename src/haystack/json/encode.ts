// SPDX-License-Identifier: Apache-2.0
/** Writes JSON of version 4, called Hayson (docHaystack Json; https://github.com/j2inn/hayson). */
import { frozen } from "../../control/frozen.js";
import { degreesOf, digitsOf, placeOf, spelt, whenOf } from "../spelling.js";
import { type Grid, isDict, isList, isOf, type Moment, type Num, type Ref, type Scalar, type Value } from "../value.js";
import { deeper, dictText, frameOf, type Style } from "./frame.js";

const HAYSON: Style = frozen({
	kind: '"_kind":"grid",',
	column: (name, meta) => (meta.length === 0 ? `{"name":"${name}"}` : `{"name":"${name}","meta":{${meta.join(",")}}}`),
	write: textOf,
});

/** A grid in pieces, a row in each; its rows are read once. Throws an Error of what cannot be written. */
export function haysonOf(grid: Grid): Generator<string> {
	return frameOf(grid, HAYSON, 0);
}

/** A value. Throws an Error of what cannot be written. */
export function haysonText(value: Value): string {
	return textOf(value, 0);
}

function textOf(value: Value, depth: number): string {
	if (isList(value)) return listText(value, deeper(depth));
	if (isDict(value)) return dictText(value, deeper(depth), textOf);
	if (isOf(value, "grid")) return [...frameOf(value, HAYSON, deeper(depth))].join("").trimEnd();
	return scalarText(value);
}

function listText(list: readonly Value[], depth: number): string {
	return `[${list.map((item) => textOf(item, depth)).join(",")}]`;
}

function scalarText(value: Scalar): string {
	if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
	switch (value.kind) {
		case "number":
			return numberText(value);
		case "ref":
			return refText(value);
		case "symbol":
			return `{"_kind":"symbol","val":"${spelt("id", value.name)}"}`;
		case "uri":
			return `{"_kind":"uri","val":${JSON.stringify(value.text)}}`;
		case "date":
		case "time":
			return `{"_kind":"${value.kind}","val":"${whenOf(value)}"}`;
		case "dateTime":
			return momentText(value);
		case "coord":
			return placeText(placeOf(value));
		case "xstr":
			return `{"_kind":"xstr","type":"${spelt("type", value.type)}","val":${JSON.stringify(value.text)}}`;
		default:
			return `{"_kind":"${value.kind}"}`;
	}
}

function numberText({ value, unit }: Num): string {
	const digits = Number.isFinite(value) ? digitsOf(value) : `"${digitsOf(value)}"`;
	if (unit !== undefined) return `{"_kind":"number","val":${digits},"unit":"${spelt("unit", unit)}"}`;
	return Number.isFinite(value) ? digits : `{"_kind":"number","val":${digits}}`;
}

function refText({ id, dis }: Ref): string {
	const name = dis === undefined ? "" : `,"dis":${JSON.stringify(dis)}`;
	return `{"_kind":"ref","val":"${spelt("id", id)}"${name}}`;
}

/** UTC is what is meant where no zone is said. */
function momentText(value: Moment): string {
	const zone = value.zone === "UTC" && value.text.endsWith("Z") ? "" : `,"tz":"${value.zone}"`;
	return `{"_kind":"dateTime","val":"${whenOf(value)}"${zone}}`;
}

function placeText([latitude, longitude]: readonly [number, number]): string {
	return `{"_kind":"coord","lat":${degreesOf(latitude)},"lng":${degreesOf(longitude)}}`;
}

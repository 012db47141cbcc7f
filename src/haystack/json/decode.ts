// SPDX-License-Identifier: Apache-2.0
/** Reads JSON of version 4, called Hayson (docHaystack Json). What it refuses is an Error that says where, as rows[0].dis. */
import { frozen } from "../../control/frozen.js";
import { dayIn, isSpelt, momentIn, placeAt, SPECIAL, timeIn, zoneOf } from "../spelling.js";
import { type Grid, isOf, MARKER, NA, num, REMOVE, ref, type Scalar, sym, uri, type Value } from "../value.js";
import { at, deeper, dictIn, gridIn, isMembers, listIn, type Members, parsed } from "./parse.js";

/** The grid that a text is; its rows are an array. */
export function gridFromHayson(text: string): Grid {
	const json = parsed(text);
	const grid = isMembers(json) && json._kind === undefined ? gridIn(json, "", 0, valueIn, "apart") : valueIn(json, "", -1);
	if (!isOf(grid, "grid")) throw new Error(`it is no grid: {"_kind":"grid","meta":{"ver":"3.0"},"cols":[],"rows":[]} is one`);
	return grid;
}

/** The value that a text is. */
export function valueFromHayson(text: string): Value {
	return valueIn(parsed(text), "", 0);
}

function valueIn(json: unknown, path: string, depth: number): Value {
	if (Array.isArray(json)) return listIn(json, path, deeper(path, depth), valueIn);
	if (!isMembers(json)) return plainIn(json, path);
	if (json._kind === undefined || json._kind === "dict") return dictIn(json, path, deeper(path, depth), valueIn);
	if (json._kind === "grid") return gridIn(json, path, deeper(path, depth), valueIn, "apart");
	return kindIn(json, path);
}

/** What is the same in JSON. */
function plainIn(json: unknown, path: string): Scalar {
	if (typeof json !== "number") return json as string | boolean | null;
	if (!Number.isFinite(json)) throw at(path, "it is beyond what a number can hold");
	return num(json + 0);
}

type Kind = readonly [of: (json: Members) => Scalar | undefined, example: string];

/** What an object of each kind is, or undefined, and an example of one that is right. */
const KINDS: { readonly [kind: string]: Kind } = frozen({
	marker: [() => MARKER, ""],
	na: [() => NA, ""],
	remove: [() => REMOVE, ""],
	number: [numberOf, '{"_kind":"number","val":12.5,"unit":"kW"}'],
	ref: [refOf, '{"_kind":"ref","val":"id","dis":"name"}'],
	symbol: [({ val }) => (isId(val) ? sym(val) : undefined), '{"_kind":"symbol","val":"site"}'],
	uri: [({ val }) => (typeof val === "string" ? uri(val) : undefined), '{"_kind":"uri","val":"http://host/"}'],
	date: [({ val }) => (typeof val === "string" ? dayIn(val) : undefined), '{"_kind":"date","val":"2026-11-29"}'],
	time: [({ val }) => (typeof val === "string" ? timeIn(val) : undefined), '{"_kind":"time","val":"19:30:00"}'],
	dateTime: [momentOf, '{"_kind":"dateTime","val":"2026-11-29T19:30:00+01:00","tz":"Berlin"}'],
	coord: [placeOf, '{"_kind":"coord","lat":50.1,"lng":8.7}'],
	xstr: [typedOf, '{"_kind":"xstr","type":"Span","val":"today"}'],
});

function kindIn(json: Members, path: string): Scalar {
	const { _kind: kind } = json;
	if (typeof kind !== "string" || !Object.hasOwn(KINDS, kind))
		throw at(path, `no such _kind: there are ${Object.keys(KINDS).join(" ")} dict grid`);
	const [of, example] = KINDS[kind];
	const value = of(json);
	if (value === undefined) throw at(path, `it is no ${kind}: ${example} is one`);
	return value;
}

function isId(json: unknown): json is string {
	return typeof json === "string" && isSpelt("id", json);
}

function numberOf({ val, unit }: Members): Scalar | undefined {
	const value = typeof val === "string" && Object.hasOwn(SPECIAL, val) ? SPECIAL[val] : finite(val);
	if (value === undefined) return undefined;
	if (unit === undefined) return num(value);
	return typeof unit === "string" && isSpelt("unit", unit) ? num(value, unit) : undefined;
}

function finite(json: unknown): number | undefined {
	return typeof json === "number" && Number.isFinite(json) ? json + 0 : undefined;
}

function refOf({ val, dis }: Members): Scalar | undefined {
	return isId(val) && (dis === undefined || typeof dis === "string") ? ref(val, dis) : undefined;
}

/** Without tz it is in UTC, or in the zone of its offset. */
function momentOf({ val, tz }: Members): Scalar | undefined {
	if (typeof val !== "string" || (tz !== undefined && typeof tz !== "string")) return undefined;
	const zone = tz ?? zoneOf(val) ?? zoneByOffset(val);
	return zone === undefined ? undefined : momentIn(val, zone);
}

/** The zone that has a whole number of hours as its offset: east of Greenwich they are called GMT-1 and so on, as in the tz database. */
function zoneByOffset(text: string): string | undefined {
	const [, sign, hours] = OFFSET.exec(text) ?? [];
	if (hours === undefined) return undefined;
	return hours === "00" ? "UTC" : `GMT${sign === "-" ? "+" : "-"}${Number(hours)}`;
}

const OFFSET = frozen(/([+-])(0\d|1[0-4]):00$/);

function placeOf({ lat, lng }: Members): Scalar | undefined {
	return typeof lat === "number" && typeof lng === "number" ? placeAt(lat, lng) : undefined;
}

function typedOf({ type, val }: Members): Scalar | undefined {
	return typeof type === "string" && isSpelt("type", type) && typeof val === "string" ? { kind: "xstr", type, text: val } : undefined;
}

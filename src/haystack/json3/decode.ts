// SPDX-License-Identifier: Apache-2.0
/** Reads JSON of version 3 (docHaystack Json, "JSON Version 3"). What it refuses is an Error that says where, as rows[0].dis. */
import { frozen } from "../../control/frozen.js";
import { at, deeper, dictIn, gridIn, isMembers, listIn, type Members, parsed } from "../json/parse.js";
import { dayIn, isSpelt, momentIn, numberIn, placeAt, quoted, timeIn, zoneOf } from "../spelling.js";
import { type Grid, MARKER, NA, num, REMOVE, ref, type Scalar, sym, uri, type Value } from "../value.js";

/** The grid that a text is; its rows are an array. */
export function gridFromJson3(text: string): Grid {
	const json = parsed(text);
	if (!isMembers(json)) throw new Error(`it is no grid: {"meta":{"ver":"3.0"},"cols":[],"rows":[]} is one`);
	return gridIn(json, "", 0, valueIn, "inline");
}

/** The value that a text is. */
export function valueFromJson3(text: string): Value {
	return valueIn(parsed(text), "", 0);
}

function valueIn(json: unknown, path: string, depth: number): Value {
	if (typeof json === "string") return scalarIn(json, path);
	if (Array.isArray(json)) return listIn(json, path, deeper(path, depth), valueIn);
	if (!isMembers(json)) return plainIn(json, path);
	return isGrid(json) ? gridIn(json, path, deeper(path, depth), valueIn, "inline") : dictIn(json, path, deeper(path, depth), valueIn);
}

/** Numbers are texts here, but are understood as they are in version 4. */
function plainIn(json: unknown, path: string): Scalar {
	if (typeof json !== "number") return json as boolean | null;
	if (!Number.isFinite(json)) throw at(path, "it is beyond what a number can hold");
	return num(json + 0);
}

function isGrid({ cols, rows }: Members): boolean {
	return Array.isArray(cols) && Array.isArray(rows);
}

type Code = readonly [of: (rest: string) => Scalar | undefined, example: string];

/** What follows each letter and a colon, or undefined, and an example of one that is right. */
const CODES: { readonly [letter: string]: Code } = frozen({
	m: [(rest) => (rest === "" ? MARKER : undefined), "m:"],
	z: [(rest) => (rest === "" ? NA : undefined), "z:"],
	"-": [(rest) => (rest === "" ? REMOVE : undefined), "-:"],
	n: [numberOf, "n:12.5 kW"],
	s: [(rest) => rest, "s:text"],
	r: [refOf, "r:id name"],
	y: [(rest) => (isSpelt("id", rest) ? sym(rest) : undefined), "y:site"],
	u: [uri, "u:http://host/"],
	d: [dayIn, "d:2026-11-29"],
	h: [timeIn, "h:19:30:00"],
	t: [momentOf, "t:2026-11-29T19:30:00+01:00 Berlin"],
	c: [placeOf, "c:50.1,8.7"],
	x: [typedOf, "x:Span:today"],
});

function scalarIn(text: string, path: string): Scalar {
	if (text.charAt(1) !== ":") return text;
	const letter = text.charAt(0);
	if (!Object.hasOwn(CODES, letter))
		throw at(path, `${quoted(text)} begins with none of ${Object.keys(CODES).join(" ")}; a text with a colon begins with s:`);
	const [of, example] = CODES[letter];
	const value = of(text.slice(2));
	if (value === undefined) throw at(path, `${quoted(text)} is not understood: it goes as ${quoted(example)}`);
	return value;
}

/** What stands before and behind a text's first space, or another separator. */
function halves(text: string, separator: string): readonly [string, string | undefined] {
	const place = text.indexOf(separator);
	return place < 0 ? [text, undefined] : [text.slice(0, place), text.slice(place + 1)];
}

function numberOf(rest: string): Scalar | undefined {
	const [digits, unit] = halves(rest, " ");
	const found = numberIn(digits);
	if (found === undefined || found.unit !== undefined) return undefined;
	if (unit === undefined) return found;
	return isSpelt("unit", unit) ? num(found.value, unit) : undefined;
}

function refOf(rest: string): Scalar | undefined {
	const [id, dis] = halves(rest, " ");
	return isSpelt("id", id) ? ref(id, dis) : undefined;
}

function momentOf(rest: string): Scalar | undefined {
	const [text, named] = halves(rest, " ");
	const zone = named ?? zoneOf(text);
	return zone === undefined ? undefined : momentIn(text, zone);
}

function placeOf(rest: string): Scalar | undefined {
	const [latitude, longitude] = halves(rest, ",");
	const [a, b] = [numberIn(latitude), numberIn(longitude ?? "")];
	return a === undefined || b === undefined || (a.unit ?? b.unit) !== undefined ? undefined : placeAt(a.value, b.value);
}

function typedOf(rest: string): Scalar | undefined {
	const [type, text] = halves(rest, ":");
	return text !== undefined && isSpelt("type", type) ? { kind: "xstr", type, text } : undefined;
}

// SPDX-License-Identifier: Apache-2.0
/** What both versions of JSON have in common when they are read: the text's own brackets, dicts, and grids of meta, cols and rows. */
import { DEEPEST, isSpelt, misspelt, quoted, TOO_DEEP } from "../spelling.js";
import type { Column, Dict, Grid, Value } from "../value.js";
import { wrongVersion } from "../version.js";

/** An object of JSON. */
export type Members = { readonly [name: string]: unknown };

/** Reads a value that stands at a path, within so many lists, dicts and grids. Throws an Error that begins with the path. */
export type Read = (json: unknown, path: string, depth: number) => Value;

/** Brackets within each other, at most: a grid has three for each level, and is itself none. */
const MOST_BRACKETS = 3 * (DEEPEST + 1);
/** So many characters are looked at together: XS counts them from the beginning of their text. */
const WINDOW = 256;

/** What a text is as JSON. Throws an Error of one that is none, or would take the parser's stack. */
export function parsed(text: string): unknown {
	if (depthOf(text) > MOST_BRACKETS) throw new Error(`brackets are nested more than ${MOST_BRACKETS} deep`);
	try {
		return JSON.parse(text);
	} catch {
		throw new Error("the text is no JSON");
	}
}

/** How deep brackets are nested in a text, outside its strings. */
function depthOf(text: string): number {
	const seen: Seen = { depth: 0, most: 0, inText: false, escaped: false };
	for (let at = 0; at < text.length; at += WINDOW) look(text.slice(at, at + WINDOW), seen);
	return seen.most;
}

interface Seen {
	depth: number;
	most: number;
	inText: boolean;
	escaped: boolean;
}

function look(part: string, seen: Seen): void {
	for (let i = 0; i < part.length; i++) {
		if (seen.escaped) seen.escaped = false;
		else if (seen.inText) i = textEnd(part, i, seen);
		else if (part.charCodeAt(i) === QUOTE) seen.inText = true;
		else bracket(part.charCodeAt(i), seen);
	}
}

const QUOTE = 0x22;

/** Where a text ends or has an escape: at the end of the part, if it goes on behind it. */
function textEnd(part: string, from: number, seen: Seen): number {
	const end = part.indexOf('"', from);
	const backslash = part.indexOf("\\", from);
	seen.escaped = backslash >= 0 && (end < 0 || backslash < end);
	if (seen.escaped) return backslash;
	seen.inText = end < 0;
	return end < 0 ? part.length : end;
}

/** [ { and ] } differ from each other in one bit. */
function bracket(code: number, seen: Seen): void {
	if ((code | 0x20) === 0x7b) seen.most = Math.max(seen.most, ++seen.depth);
	else if ((code | 0x20) === 0x7d) seen.depth -= 1;
}

/** Whether it is an object of JSON. */
export function isMembers(json: unknown): json is Members {
	return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The depth within one more list, dict or grid. */
export function deeper(path: string, depth: number): number {
	if (depth >= DEEPEST) throw at(path, TOO_DEEP);
	return depth + 1;
}

/** The error of what stands at a path. */
export function at(path: string, message: string): Error {
	return new Error(path === "" ? message : `${path}: ${message}`);
}

/** The items of an array. */
export function listIn(json: readonly unknown[], path: string, depth: number, read: Read): Value[] {
	return json.map((item, i) => read(item, `${path}[${i}]`, depth));
}

/** The tags of an object. */
export function dictIn(json: Members, path: string, depth: number, read: Read): Map<string, Value> {
	const tags = new Map<string, Value>();
	for (const name of Object.keys(json)) {
		if (name === "_kind" && json[name] === "dict") continue;
		if (!isSpelt("name", name)) throw at(path, misspelt("name", name));
		tags.set(name, read(json[name], path === "" ? name : `${path}.${name}`, depth));
	}
	return tags;
}

/** What is beside the name of a column: its meta in a member of its own, as in version 4, or each of its tags, as in version 3. */
export type ColumnMeta = "apart" | "inline";

/** The grid that an object is. */
export function gridIn(json: Members, path: string, depth: number, read: Read, beside: ColumnMeta): Grid {
	const start = path === "" ? "" : `${path}.`;
	const { meta = {}, cols, rows } = json;
	if (!isMembers(meta)) throw at(`${start}meta`, "it is an object");
	if (!Array.isArray(cols) || !Array.isArray(rows)) throw at(path, "a grid has meta, and arrays of cols and rows");
	const columns = columnsIn(cols, `${start}cols`, depth, beside === "apart" ? apart : inline, read);
	const names = new Set(columns.map(({ name }) => name));
	return {
		kind: "grid",
		meta: metaIn(meta, `${start}meta`, depth, read),
		columns,
		rows: rows.map((row, i) => rowIn(row, names, `${start}rows[${i}]`, depth, read)),
	};
}

/** The meta without its ver, which some leave out. */
function metaIn(json: Members, path: string, depth: number, read: Read): Dict {
	const meta = dictIn(json, path, depth, read);
	const version = meta.get("ver");
	const wrong = version === undefined ? undefined : typeof version === "string" ? wrongVersion(version) : "it is a text";
	if (wrong !== undefined) throw at(`${path}.ver`, wrong);
	meta.delete("ver");
	return meta;
}

type ColumnIn = (json: Members, path: string, depth: number, read: Read) => { readonly name: unknown; readonly meta: Dict };

function columnsIn(cols: readonly unknown[], path: string, depth: number, columnIn: ColumnIn, read: Read): Column[] {
	const names = new Set<string>();
	return cols.map((json, i) => {
		const place = `${path}[${i}]`;
		if (!isMembers(json)) throw at(place, "a column is an object with a name");
		const { name, meta } = columnIn(json, place, depth, read);
		if (typeof name !== "string") throw at(place, "a column is an object with a name");
		if (!isSpelt("name", name)) throw at(place, misspelt("name", name));
		if (names.has(name)) throw at(place, `there are two columns ${name}`);
		names.add(name);
		return { name, meta };
	});
}

function apart(json: Members, path: string, depth: number, read: Read): ReturnType<ColumnIn> {
	const { name, meta = {} } = json;
	const other = Object.keys(json).find((key) => key !== "name" && key !== "meta");
	if (other !== undefined) throw at(path, `a column has name and meta, not ${quoted(other)}`);
	if (!isMembers(meta)) throw at(`${path}.meta`, "it is an object");
	return { name, meta: dictIn(meta, `${path}.meta`, depth, read) };
}

function inline(json: Members, path: string, depth: number, read: Read): ReturnType<ColumnIn> {
	const meta = dictIn(json, path, depth, read);
	const name = meta.get("name");
	meta.delete("name");
	return { name, meta };
}

function rowIn(json: unknown, names: ReadonlySet<string>, path: string, depth: number, read: Read): Dict {
	if (!isMembers(json)) throw at(path, "a row is an object");
	const row = dictIn(json, path, depth, read);
	for (const name of row.keys()) if (!names.has(name)) throw at(path, `there is no column ${quoted(name)}`);
	return row;
}

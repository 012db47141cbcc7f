// SPDX-License-Identifier: Apache-2.0
/** Values of Project Haystack 4: what a tag of a record may hold. Texts and booleans are themselves, lists are arrays, dicts are maps. */
import { frozen } from "../control/frozen.js";

/** Says that something is so. */
export interface Marker {
	readonly kind: "marker";
}

/** Not available: there should be a value, and there is none. */
export interface NotAvailable {
	readonly kind: "na";
}

/** Says that a tag is to be taken away. */
export interface Remove {
	readonly kind: "remove";
}

/** A number, also NaN and both infinities, with a unit or without one. */
export interface Num {
	readonly kind: "number";
	readonly value: number;
	/** In Haystack's own spelling; left out where there is none. */
	readonly unit?: string;
}

/** A reference: letters, digits and _ : - . ~ of its target's id, without the @. */
export interface Ref {
	readonly kind: "ref";
	readonly id: string;
	/** Its target's name for people. */
	readonly dis?: string;
}

/** The name of a definition, without the ^. */
export interface Sym {
	readonly kind: "symbol";
	readonly name: string;
}

/** A universal resource identifier. */
export interface Uri {
	readonly kind: "uri";
	readonly text: string;
}

/** A day: "2026-11-29". */
export interface Day {
	readonly kind: "date";
	readonly text: string;
}

/** A time of day: "18:30:00", with a fraction or without. */
export interface Time {
	readonly kind: "time";
	readonly text: string;
}

/** A moment: "2026-11-29T19:30:00+01:00" or "…Z", and the name of its time zone: "Berlin", "UTC". */
export interface Moment {
	readonly kind: "dateTime";
	readonly text: string;
	readonly zone: string;
}

/** A place on the earth, degrees. */
export interface Coord {
	readonly kind: "coord";
	readonly latitude: number;
	readonly longitude: number;
}

/** A text of a type of its own. */
export interface XStr {
	readonly kind: "xstr";
	/** Begins with a capital letter. */
	readonly type: string;
	readonly text: string;
}

/** Tags by name: a record, or a part of one. A plain object would take "constructor" for a tag that is there. */
export type Dict = ReadonlyMap<string, Value>;

/** A column of a grid. */
export interface Column {
	readonly name: string;
	readonly meta: Dict;
}

/** A table. A row lacks the tags for which it has nothing to say; rows may be made while they are read, once. */
export interface Grid {
	readonly kind: "grid";
	readonly meta: Dict;
	readonly columns: readonly Column[];
	readonly rows: Iterable<Dict>;
}

/** A value that has no text, list or members. */
export type Scalar = null | boolean | string | Marker | NotAvailable | Remove | Num | Ref | Sym | Uri | Day | Time | Moment | Coord | XStr;

/** A value. */
export type Value = Scalar | readonly Value[] | Dict | Grid;

export const MARKER: Marker = frozen({ kind: "marker" });
export const NA: NotAvailable = frozen({ kind: "na" });
export const REMOVE: Remove = frozen({ kind: "remove" });

/** A number. */
export function num(value: number, unit?: string): Num {
	return unit === undefined ? { kind: "number", value } : { kind: "number", value, unit };
}

/** A reference. */
export function ref(id: string, dis?: string): Ref {
	return dis === undefined ? { kind: "ref", id } : { kind: "ref", id, dis };
}

/** The name of a definition. */
export function sym(name: string): Sym {
	return { kind: "symbol", name };
}

/** A universal resource identifier. */
export function uri(text: string): Uri {
	return { kind: "uri", text };
}

/** A moment in UTC, ms since 1970. */
export function moment(unixMs: number): Moment {
	return { kind: "dateTime", text: new Date(unixMs).toISOString().replace(".000", ""), zone: "UTC" };
}

/** Tags by name. What is undefined is left out. */
export function dict(tags: { readonly [name: string]: Value | undefined }): Dict {
	return new Map(Object.entries(tags).filter((tag): tag is [string, Value] => tag[1] !== undefined));
}

/** A table whose columns are all tags of its rows, in the order in which they come first. */
export function grid(rows: readonly Dict[], meta: Dict = new Map()): Grid {
	const names = new Set<string>();
	for (const row of rows) for (const name of row.keys()) names.add(name);
	return { kind: "grid", meta, columns: [...names].map((name) => ({ name, meta: new Map() })), rows };
}

/** A table whose columns are known before its rows. */
export function gridOf(columns: readonly string[], rows: Iterable<Dict>, meta: Dict = new Map()): Grid {
	return { kind: "grid", meta, columns: columns.map((name) => ({ name, meta: new Map() })), rows };
}

/** Whether a value is a dict. */
export function isDict(value: Value | undefined): value is Dict {
	return value instanceof Map;
}

/** Whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
	return Array.isArray(value);
}

/** Whether a value is of a kind that says so itself. */
export function isOf<Kind extends Tagged["kind"]>(value: Value | undefined, kind: Kind): value is Extract<Tagged, { kind: Kind }> {
	return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

type Tagged = Exclude<Scalar, null | boolean | string> | Grid;

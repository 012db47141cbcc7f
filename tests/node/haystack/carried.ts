// SPDX-License-Identifier: Apache-2.0
/** What haystack-core can carry of a value: where it goes its own way, the value is changed to one on which both agree. */
import { type Column, type Dict, type Grid, isDict, isList, isOf, type Scalar, type Value } from "../../../src/haystack/value.js";

/** Where haystack-core 3.0.13 differs from the published pages; haystack-formats.test.ts shows each of them. */
export interface Exceptions {
	/** The name of a reference is none if it is an empty text. */
	readonly emptyDis?: true;
	/** References lose their names within lists, dicts and grids in Zinc. */
	readonly innerDis?: true;
	/** Characters above FFFF lose their second half when Zinc is written. */
	readonly aboveFfff?: true;
	/** A moment that ends with Z loses its zone when Zinc or JSON of version 3 is written. */
	readonly zoneOfZ?: true;
	/** Backslashes in URIs are written as they are, and so are no more what they were. */
	readonly uriBackslash?: true;
	/** A tag that every object of JavaScript has is taken for one that is there. */
	readonly inheritedNames?: true;
	/** An absent cell in a grid of one column is null: that is how this charger writes it, see zinc.test.ts. */
	readonly loneCell?: true;
}

/** A value that is carried. */
export function carried(value: Value, exceptions: Exceptions): Value {
	if (isList(value)) return value.map((item) => carried(item, exceptions));
	if (isDict(value)) return carriedDict(value, exceptions);
	if (isOf(value, "grid")) return carriedGrid(value, exceptions);
	return carriedScalar(value, exceptions);
}

function carriedDict(dict: Dict, exceptions: Exceptions): Dict {
	return new Map([...dict].map(([name, value]) => [carriedName(name, exceptions), carried(value, exceptions)]));
}

/** A grid that is carried. */
export function carriedGrid({ meta, columns, rows }: Grid, exceptions: Exceptions): Grid {
	return {
		kind: "grid",
		meta: carriedDict(meta, exceptions),
		columns: columns.map((column): Column => ({ name: carriedName(column.name, exceptions), meta: carriedDict(column.meta, exceptions) })),
		rows: [...rows].map((row) => carriedDict(filled(row, columns, exceptions), exceptions)),
	};
}

function filled(row: Dict, columns: readonly Column[], { loneCell }: Exceptions): Dict {
	return loneCell && columns.length === 1 && row.size === 0 ? new Map([[columns[0].name, null]]) : row;
}

function carriedName(name: string, { inheritedNames }: Exceptions): string {
	return inheritedNames && name in {} ? `${name}_` : name;
}

function carriedScalar(value: Scalar, exceptions: Exceptions): Scalar {
	if (typeof value === "string") return carriedText(value, exceptions);
	if (isOf(value, "ref")) {
		const lost = value.dis === undefined || exceptions.innerDis || (exceptions.emptyDis && value.dis === "");
		return lost ? { kind: "ref", id: value.id } : { ...value, dis: carriedText(value.dis as string, exceptions) };
	}
	if (isOf(value, "uri")) {
		const text = carriedText(value.text, exceptions);
		return { kind: "uri", text: exceptions.uriBackslash ? text.split("\\").join("/") : text };
	}
	if (isOf(value, "xstr")) return { ...value, text: carriedText(value.text, exceptions) };
	if (isOf(value, "dateTime") && exceptions.zoneOfZ && value.text.endsWith("Z")) return { ...value, zone: "UTC" };
	return value;
}

function carriedText(text: string, { aboveFfff }: Exceptions): string {
	return aboveFfff ? text.replace(/[\u{10000}-\u{10ffff}]/gu, "é") : text;
}

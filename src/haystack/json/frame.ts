// SPDX-License-Identifier: Apache-2.0
/** What both versions of JSON have in common when they are written: dicts, and grids of meta, cols and rows. */
import { frozen } from "../../control/frozen.js";
import { cellsOf } from "../cells.js";
import { DEEPEST, spelt, TOO_DEEP } from "../spelling.js";
import type { Column, Dict, Grid, Value } from "../value.js";
import { VERSION } from "../version.js";

/** Writes a value that stands within so many lists, dicts and grids. */
export type Write = (value: Value, depth: number) => string;

/** What the versions have of their own. */
export interface Style {
	/** What stands before the meta of a grid. */
	readonly kind: string;
	/** A column without meta, and one with this meta. */
	column(name: string, meta: readonly string[]): string;
	readonly write: Write;
}

/** A grid in pieces, a row in each. Rows are read once. */
export function* frameOf({ meta, columns, rows }: Grid, { kind, column, write }: Style, depth: number): Generator<string> {
	if (meta.has("ver")) throw new Error("the meta of a grid has no ver of its own");
	const cols = columns.map((col) => column(spelt("name", col.name), membersOf(col.meta, depth, write))).join(",");
	yield `{${kind}"meta":{${[`"ver":"${VERSION}"`, ...membersOf(meta, depth, write)].join(",")}},"cols":[${cols}],"rows":[`;
	let before = "\n";
	for (const row of rows) {
		yield `${before}${rowText(row, columns, depth, write)}`;
		before = ",\n";
	}
	yield "\n]}\n";
}

/** A dict. */
export function dictText(dict: Dict, depth: number, write: Write): string {
	return `{${membersOf(dict, depth, write).join(",")}}`;
}

/** The depth within one more list, dict or grid. */
export function deeper(depth: number): number {
	if (depth >= DEEPEST) throw new Error(TOO_DEEP);
	return depth + 1;
}

function membersOf(dict: Dict, depth: number, write: Write): string[] {
	return [...dict].map(([name, value]) => `"${spelt("name", name)}":${write(value, depth)}`);
}

function rowText(row: Dict, columns: readonly Column[], depth: number, write: Write): string {
	const members: string[] = [];
	const cells = cellsOf(row, columns);
	for (let i = 0; i < cells.length; i++) {
		const cell = cells[i];
		if (cell !== undefined) members.push(`"${columns[i].name}":${write(cell, depth)}`);
	}
	return `{${members.join(",")}}`;
}

// what a generator's objects inherit from would lie in RAM
frozen(frameOf.prototype);

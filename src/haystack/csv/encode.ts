// SPDX-License-Identifier: Apache-2.0
/** Writes CSV for people's tables (docHaystack Csv, RFC 4180): what columns are called, and cells without their types. */
import { frozen } from "../../control/frozen.js";
import { cellsOf } from "../cells.js";
import { spelt } from "../spelling.js";
import { type Column, type Grid, isOf, type Ref, type Value } from "../value.js";
import { zincText } from "../zinc/encode.js";

/** A grid line by line; its rows are read once. Throws an Error of what cannot be written. */
export function* csvOf({ columns, rows }: Grid): Generator<string> {
	yield line(columns.map(titleOf));
	for (const row of rows) yield line(cellsOf(row, columns).map(cellText));
}

/** A line of one empty cell would be no line. */
function line(cells: readonly string[]): string {
	return `${cells.length === 1 && cells[0] === "" ? '""' : cells.map(quotedAsNeeded).join(",")}\r\n`;
}

/** What a column is called for people. */
function titleOf({ name, meta }: Column): string {
	const dis = meta.get("dis");
	return typeof dis === "string" ? dis : name;
}

const SPECIAL = frozen(/[",\r\n]/);

function quotedAsNeeded(text: string): string {
	return SPECIAL.test(text) ? `"${text.split('"').join('""')}"` : text;
}

function cellText(cell: Value | undefined): string {
	if (cell === undefined || cell === null) return "";
	if (typeof cell === "string") return cell;
	if (typeof cell === "boolean") return String(cell);
	if (isOf(cell, "marker")) return "✓";
	if (isOf(cell, "ref")) return refText(cell);
	return isOf(cell, "uri") ? cell.text : zincText(cell);
}

function refText({ id, dis }: Ref): string {
	return dis === undefined ? `@${spelt("id", id)}` : `@${spelt("id", id)} ${dis}`;
}

// what a generator's objects inherit from would lie in RAM
frozen(csvOf.prototype);

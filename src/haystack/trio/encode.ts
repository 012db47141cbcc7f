// SPDX-License-Identifier: Apache-2.0
/** Writes Trio (docHaystack Trio): a record for each row, a line for each tag. Trio has no meta of grids and columns. */
import { frozen } from "../../control/frozen.js";
import { cellsOf } from "../cells.js";
import { type Column, type Dict, type Grid, isDict, isList, isOf, type Value } from "../value.js";
import { zincOf, zincText } from "../zinc/encode.js";

/** The records of a grid, one in each piece; its rows are read once. Throws an Error of what cannot be written. */
export function* trioOf({ columns, rows }: Grid): Generator<string> {
	for (const row of rows) yield `${recordText(row, columns)}---\n`;
}

/** A record without tags would be none: null says the same. */
function recordText(row: Dict, columns: readonly Column[]): string {
	const lines: string[] = [];
	cellsOf(row, columns).forEach((cell, i) => {
		if (cell !== undefined) lines.push(`${columns[i].name}${afterName(cell)}\n`);
	});
	return lines.join("") || (columns.length === 0 ? "" : `${columns[0].name}: N\n`);
}

function afterName(value: Value): string {
	if (isOf(value, "marker")) return "";
	if (isOf(value, "grid")) return `: Zinc:\n${indented([...zincOf(value)].join("").trimEnd())}`;
	if (typeof value === "string" && isLines(value)) return `:\n${indented(value)}`;
	if (holdsGrid(value)) throw new Error("Trio has no way to write a grid within a list or a dict");
	return `: ${zincText(value)}`;
}

/** What is in no line that begins and ends with something to see: of others, readers differ in what they keep. */
const DOUBTFUL = frozen(/^$|^ | $|[^ -~\u00a1-\u167f]/);

/** Whether a text is of several lines, and can stand as it is. */
function isLines(text: string): boolean {
	return text.includes("\n") && text.split("\n").every((line) => !DOUBTFUL.test(line));
}

function indented(text: string): string {
	return `  ${text.split("\n").join("\n  ")}`;
}

function holdsGrid(value: Value): boolean {
	if (isList(value)) return value.some(holdsGrid);
	if (isDict(value)) return [...value.values()].some(holdsGrid);
	return isOf(value, "grid");
}

// what a generator's objects inherit from would lie in RAM
frozen(trioOf.prototype);

// SPDX-License-Identifier: Apache-2.0
/** The cells of a row, in the order of the columns. */
import type { Column, Dict, Value } from "./value.js";

/** One for each column; undefined where the row has nothing to say. Throws an Error of a tag that has no column: it would be lost. */
export function cellsOf(row: Dict, columns: readonly Column[]): (Value | undefined)[] {
	const cells: (Value | undefined)[] = [];
	let told = 0;
	for (let i = 0; i < columns.length; i++) {
		const cell = row.get(columns[i].name);
		cells.push(cell);
		if (cell !== undefined) told += 1;
	}
	if (told === row.size) return cells;
	const names = columns.map(({ name }) => name);
	throw new Error(`the row has a tag without a column: ${[...row.keys()].filter((name) => !names.includes(name)).join(", ")}`);
}

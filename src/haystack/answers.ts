// SPDX-License-Identifier: Apache-2.0
/** Grids that every op may answer: none, an error (docHaystack HttpApi, "Error Grid"), and records in the columns that they have. */
import { type Dict, dict, type Grid, grid, gridOf, MARKER, num } from "./value.js";

/** A grid that says nothing. */
export function emptyGrid(meta: Dict = new Map()): Grid {
	return gridOf(["empty"], [], meta);
}

/** What was wrong, in a grid. */
export function errorGrid(dis: string): Grid {
	return emptyGrid(dict({ err: MARKER, dis }));
}

/** Records; an empty grid if there are none. No more than `most`: what is left out is said in the grid itself. */
export function recordsGrid(records: readonly Dict[], most: number, meta: Dict = new Map()): Grid {
	if (records.length <= most) return records.length === 0 ? emptyGrid(meta) : grid(records, meta);
	const incomplete = dict({ dis: `there are more than ${most}; ask for fewer`, limit: num(most) });
	return grid(records.slice(0, most), new Map([...meta, ["incomplete", incomplete]]));
}

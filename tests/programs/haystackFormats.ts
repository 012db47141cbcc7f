// SPDX-License-Identifier: Apache-2.0
/** Haystack's formats at work, for measuring: the points of a port as a grid, written and read in each of them. */
import { FORMATS } from "../../src/haystack/formats.js";
import { type Dict, dict, type Grid, grid, MARKER, num, ref } from "../../src/haystack/value.js";

/** Records of the grid. */
const RECORDS = 40;

/** A point, as it is in the chapter on electric vehicles. */
function point(i: number): Dict {
	return dict({
		id: ref(`evse-1-p${i}`, `Port 1 Point ${i}`),
		dis: `Port 1 Point ${i}`,
		point: MARKER,
		import: MARKER,
		ac: MARKER,
		elec: MARKER,
		current: MARKER,
		sensor: MARKER,
		cur: MARKER,
		kind: "Number",
		unit: "A",
		curVal: num(i * 1.5, "A"),
		curStatus: "ok",
		equipRef: ref("evse-1-port"),
		siteRef: ref("site"),
		...(i % 2 === 0 ? { maxVal: num(32, "A"), note: "eine längere Anmerkung mit\nzwei Zeilen" } : {}),
	});
}

/** A grid, its texts, and what has been read of them. */
export class Rig {
	readonly #grid: Grid = grid(Array.from({ length: RECORDS }, (_, i) => point(i)));
	readonly #texts = FORMATS.map(({ write }) => [...write(this.#grid)].join(""));
	kept: Grid | undefined;

	/** Writes it piece by piece; gives the characters of the longest piece. */
	write(which: number): number {
		let most = 0;
		for (const piece of FORMATS[which].write(this.#grid)) most = Math.max(most, piece.length);
		return most;
	}

	/** Reads it; gives its characters. */
	read(which: number): number {
		this.kept = FORMATS[which].read?.(this.#texts[which]);
		return this.#texts[which].length;
	}

	/** Forgets what has been read. */
	forget(): number {
		this.kept = undefined;
		return 0;
	}

	/** Reads a list of so many numbers, which stands in one line. */
	line(count: number): number {
		const text = `ver:"3.0"\na\n[${Array.from({ length: count }, (_, i) => i).join(",")}]`;
		FORMATS[0].read?.(text);
		return text.length;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The formats against haystack-core, both ways, over random values; where it goes its own way, a test shows the exception. */
import { deepStrictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import test from "ava";
import fc from "fast-check";
import { HDateTime, HDict, HGrid, HList, HNum, HRef, HStr, HUri, makeValue, TrioReader, TrioWriter, ZincReader } from "haystack-core";
import { csvOf } from "../../../src/haystack/csv/encode.js";
import { gridFromHayson, valueFromHayson } from "../../../src/haystack/json/decode.js";
import { haysonOf, haysonText } from "../../../src/haystack/json/encode.js";
import { gridFromJson3, valueFromJson3 } from "../../../src/haystack/json3/decode.js";
import { json3Of, json3Text } from "../../../src/haystack/json3/encode.js";
import { gridFromTrio } from "../../../src/haystack/trio/decode.js";
import { trioOf } from "../../../src/haystack/trio/encode.js";
import { type Dict, dict, type Grid, grid, gridOf, isDict, isList, isOf, ref, type Value } from "../../../src/haystack/value.js";
import { gridFromZinc, valueFromZinc } from "../../../src/haystack/zinc/decode.js";
import { zincOf, zincText } from "../../../src/haystack/zinc/encode.js";
import { carried, carriedGrid, type Exceptions } from "./carried.js";
import { grids, ours, theirGrid, theirs, values } from "./values.js";

const RUNS = { numRuns: 300 };

/** A way that a value goes, and what of it does not arrive. */
type Way = readonly [what: string, exceptions: Exceptions, go: (value: Value) => Value];

const WAYS: readonly Way[] = [
	["Zinc is read as it was written", { loneCell: true }, (value) => valueFromZinc(zincText(value))],
	["JSON of version 4 is read as it was written", {}, (value) => valueFromHayson(haysonText(value))],
	["JSON of version 3 is read as it was written", {}, (value) => valueFromJson3(json3Text(value))],
	["haystack-core reads Zinc", { loneCell: true, emptyDis: true }, (value) => ours(ZincReader.readValue(zincText(value)))],
	[
		"haystack-core reads JSON of version 4",
		{ emptyDis: true, inheritedNames: true },
		(value) => ours(makeValue(JSON.parse(haysonText(value)))),
	],
	[
		"Zinc of haystack-core is read",
		{ loneCell: true, innerDis: true, aboveFfff: true, zoneOfZ: true, uriBackslash: true, inheritedNames: true },
		(value) => valueFromZinc(theirs(value)?.toZinc(true) ?? "N"),
	],
	[
		"JSON of version 4 of haystack-core is read",
		{ emptyDis: true, inheritedNames: true },
		(value) => valueFromHayson(JSON.stringify(theirs(value))),
	],
	[
		"JSON of version 3 of haystack-core is read",
		{ emptyDis: true, zoneOfZ: true, inheritedNames: true },
		(value) => valueFromJson3(JSON.stringify(theirs(value)?.toJSONv3() ?? null)),
	],
];

for (const [what, exceptions, go] of WAYS)
	test(what, (t) => {
		fc.assert(
			fc.property(values, (random) => {
				const value = carried(random, exceptions);
				deepStrictEqual(go(value), value);
			}),
			RUNS,
		);
		t.pass();
	});

test("whole grids, as they go over HTTP", (t) => {
	const both: Exceptions = { loneCell: true, emptyDis: true, inheritedNames: true };
	fc.assert(
		fc.property(grids, (random) => {
			const grid = carriedGrid(random, both);
			const zinc = [...zincOf(grid)].join("");
			const hayson = [...haysonOf(grid)].join("");
			deepStrictEqual(ours(ZincReader.readValue(zinc)), grid);
			deepStrictEqual(ours(makeValue(JSON.parse(hayson))), grid);
			deepStrictEqual(gridFromZinc(zinc), grid);
			deepStrictEqual(gridFromHayson(hayson), grid);
			deepStrictEqual(gridFromJson3([...json3Of(grid)].join("")), grid);
		}),
		RUNS,
	);
	t.pass();
});

test("JSON of version 3 is what haystack-core writes: it has no reader for it", (t) => {
	fc.assert(
		fc.property(grids, (random) => {
			const grid = carriedGrid(random, { emptyDis: true, zoneOfZ: true, inheritedNames: true });
			deepStrictEqual(
				withoutUtc(JSON.parse([...json3Of(grid)].join(""))),
				withoutUtc(JSON.parse(JSON.stringify(theirGrid(grid).toJSONv3()))),
			);
		}),
		RUNS,
	);
	t.pass();
});

/** The zone of moments is required, but haystack-core leaves UTC out; and it writes degrees with an exponent. */
function withoutUtc(json: unknown): unknown {
	return JSON.parse(
		JSON.stringify(json)
			.replace(/"(t:[^"]*Z) UTC"/g, '"$1"')
			.replace(/"c:([^",]*),([^"]*)"/g, (_, a, b) => `"c:${Number(a)},${Number(b)}"`),
	);
}

test("Trio goes there and back", (t) => {
	fc.assert(
		fc.property(grids, (random) => {
			const records = recordsOf(random, {});
			deepStrictEqual(gridFromTrio([...trioOf(records)].join("")), records);
		}),
		RUNS,
	);
	t.pass();
});

test("haystack-core reads Trio", (t) => {
	fc.assert(
		fc.property(grids, (random) => {
			const records = recordsOf(random, { emptyDis: true });
			deepStrictEqual(
				TrioReader.readAllDicts([...trioOf(records)].join("")).map((record) => ours(record)),
				[...records.rows],
			);
		}),
		RUNS,
	);
	t.pass();
});

test("Trio of haystack-core is read", (t) => {
	fc.assert(
		fc.property(grids, (random) => {
			const records = recordsOf(random, { innerDis: true, aboveFfff: true, zoneOfZ: true, uriBackslash: true, inheritedNames: true });
			deepStrictEqual(gridFromTrio(new TrioWriter().addGrid(theirGrid(records)).toTrio()), records);
		}),
		RUNS,
	);
	t.pass();
});

/** The rows as Trio has them: no grid within a list or dict, no record without tags, and no meta. */
function recordsOf({ rows }: Grid, exceptions: Exceptions): Grid {
	const records = [...rows].map((row): Dict => new Map([...row].filter(([, value]) => !hidesGrid(value))));
	const kept = grid(records.filter((record) => record.size > 0));
	const carriedOnes = carriedGrid(kept, { ...exceptions, loneCell: true });
	return grid([...carriedOnes.rows].map((row) => inOrder(row, carriedOnes)));
}

/** Its tags as the columns stand. */
function inOrder(row: Dict, { columns }: Grid): Dict {
	return new Map(columns.flatMap(({ name }) => (row.has(name) ? [[name, row.get(name) as Value]] : [])));
}

function hidesGrid(value: Value): boolean {
	if (isOf(value, "grid")) return false;
	return isList(value) ? value.some(holdsGrid) : isDict(value) && [...value.values()].some(holdsGrid);
}

function holdsGrid(value: Value): boolean {
	return isOf(value, "grid") || hidesGrid(value);
}

/** RFC 4180, read once more: cells by line. */
function cellsIn(csv: string): string[][] {
	const lines: string[][] = [[]];
	for (let rest = csv; rest !== ""; ) {
		const [whole, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
		if (whole === undefined) throw new Error(`no CSV: ${rest}`);
		lines[lines.length - 1].push(quoted === undefined ? plain : quoted.split('""').join('"'));
		if (end === "\r\n") lines.push([]);
		rest = rest.slice(whole.length);
	}
	return lines.slice(0, -1);
}

test("CSV has a cell for each, and Python reads the same", (t) => {
	const texts = fc.sample(fc.array(fc.string({ unit: fc.constantFrom(...'",\r\n \t;ab😀é') }), { minLength: 2, maxLength: 2 }), {
		numRuns: 300,
		seed: 1,
	});
	const csv = [
		...csvOf(
			gridOf(
				["a", "b"],
				texts.map(([a, b]) => dict({ a, b })),
			),
		),
	].join("");
	const expected = [["a", "b"], ...texts];
	t.deepEqual(cellsIn(csv), expected);
	const code =
		"import csv,io,json,sys; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode(), newline=''), strict=True))))";
	const python = spawnSync("python3", ["-c", code], { input: csv, encoding: "utf8" });
	if (python.error === undefined && python.status === 0) t.deepEqual(JSON.parse(python.stdout), expected);
	else t.log("no python3 here");
});

test("exceptions: what haystack-core 3.0.13 does in its own way", (t) => {
	// a display name is left out if it is empty
	t.is(HRef.make("a", "").toZinc(), "@a");
	// nested values are told so by an argument that means "without display name" to references
	t.is(HList.make([HRef.make("a", "A")]).toZinc(), "[@a]");
	t.is(HGrid.make({ columns: [{ name: "a" }], rows: [HDict.make({ a: HRef.make("a", "A") })] }).toZinc(), 'ver:"3.0"\na\n@a\n');
	// of two halves, the first is written
	t.is(HStr.make("😀").toZinc(), '"\\ud83d"');
	// the grammar has a name of the zone behind every moment, and London is not UTC
	t.is(HDateTime.make("2026-11-29T19:30:00Z London").toZinc(), "2026-11-29T19:30:00Z");
	t.is(HDateTime.make("2026-11-29T19:30:00Z UTC").toJSONv3(), "t:2026-11-29T19:30:00Z");
	// the grammar has \\ for a backslash
	t.is(HUri.make("a\\b").toZinc(), "`a\\b`");
	t.throws(() => ZincReader.readValue(HUri.make("a\\b").toZinc()));
	// its own reader of places knows no exponent, and its own writer writes one
	t.throws(() => ZincReader.readValue("C(1e-7,0)"));
	// a tag that is not there is what the prototype has
	t.is(
		typeof HGrid.make({ columns: [{ name: "constructor" }], rows: [HDict.make({})] })
			.getRows()[0]
			.get("constructor"),
		"function",
	);
	// a single digit before a unit with a capital I is taken for minus infinity
	t.throws(() => ZincReader.readValue("5IU"));
	t.deepEqual(valueFromZinc("5IU"), { kind: "number", value: 5, unit: "IU" });
	// what is not finite has its unit in JSON of version 4 alone
	t.is(HNum.make(Infinity, "kW").toZinc(), "INF");
	t.deepEqual(valueFromZinc('@a "A"'), ref("a", "A"));
});

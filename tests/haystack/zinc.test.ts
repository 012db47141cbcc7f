// SPDX-License-Identifier: Apache-2.0
/** Grids in Zinc: lines out, rows in, and what is said of texts that are no grid. */
import test from "ava";
import { type Dict, dict, type Grid, gridOf, MARKER, num, type Value } from "../../src/haystack/value.js";
import { gridFromZinc, valueFromZinc } from "../../src/haystack/zinc/decode.js";
import { zincOf, zincText } from "../../src/haystack/zinc/encode.js";
import { EMPTY, SITES, SPELLED } from "./values.js";

const TEXT = [
	'ver:"3.0" dis:"Site Energy" test since:2026-11-01',
	'id,dis dis:"Name, of it" sort:1,valueOf maxVal:32A shown',
	'@a "A","One",16A',
	',"Two\\nlines",N',
	",,",
	",,[M]",
	"",
].join("\n");

test("a grid goes out line by line, and its rows are made while they are read", (t) => {
	const made: number[] = [];
	function* rows(): Generator<Dict> {
		for (let i = 0; i < 3; i++) {
			made.push(i);
			yield dict({ a: num(i) });
		}
	}
	const lines = zincOf(gridOf(["a"], rows()));
	t.is(lines.next().value, 'ver:"3.0"\n');
	t.is(lines.next().value, "a\n");
	t.deepEqual(made, []);
	t.is(lines.next().value, "0\n");
	t.deepEqual(made, [0]);
	t.deepEqual([...lines], ["1\n", "2\n"]);
});

test("a grid with everything", (t) => {
	t.is([...zincOf(SITES)].join(""), TEXT);
	t.deepEqual(gridFromZinc(TEXT), SITES);
	t.deepEqual(gridFromZinc(TEXT.split("\n").join("\r\n")), SITES);
	t.deepEqual(gridFromZinc(TEXT.slice(0, -1)), SITES);
	t.deepEqual(gridFromZinc(`${TEXT}\n \n`), SITES);
	t.deepEqual(valueFromZinc(TEXT), SITES);
	t.deepEqual(valueFromZinc(`<<${TEXT}>>`), SITES);
});

test("grids with little in them", (t) => {
	t.deepEqual(
		EMPTY.map((grid) => [...zincOf(grid)].join("")),
		['ver:"3.0"\nempty\n', 'ver:"3.0"\na\n', 'ver:"3.0"\na,b\n,\n', 'ver:"3.0" err dis:"no"\nempty\n'],
	);
	for (const grid of EMPTY) t.deepEqual(gridFromZinc([...zincOf(grid)].join("")), grid);
});

/** A grid of the columns a and b. */
function ab(...rows: { readonly [name: string]: Value }[]): Grid {
	return gridOf(["a", "b"], rows.map(dict));
}

const READ: readonly (readonly [text: string, grid: Grid])[] = [
	['ver:"2.0"\na,b\n1,2\n', ab({ a: num(1), b: num(2) })],
	['ver: "3.0" \na , b\n 1 , 2 \n', ab({ a: num(1), b: num(2) })],
	['ver:"3.0"\n\ta,b\n\t1,\n\n\n', ab({ a: num(1) })],
	['ver:"3.0"\na\n\n1\n\n\n2\n\n', gridOf(["a"], [{}, { a: num(1) }, {}, {}, { a: num(2) }].map(dict))],
	['ver:"3.0"\nempty\nN', gridOf(["empty"], [new Map([["empty", null]])])],
	['ver:"3.0"\nempty x\n', { ...gridOf([], []), columns: [{ name: "empty", meta: dict({ x: MARKER }) }] }],
	['ver:"3.0"\na,b\n[1, 2 ,],{x y:1, z , }', ab({ a: [num(1), num(2)], b: dict({ x: MARKER, y: num(1), z: MARKER }) })],
	['ver:"3.0"\na,b\n<<ver:"2.0"\n  a\n  1\n  >>,2', ab({ a: gridOf(["a"], [dict({ a: num(1) })]), b: num(2) })],
	['ver:"3.0"\na,b\n[<<\nver:"3.0"\na\n\n>>,1],', ab({ a: [gridOf(["a"], []), num(1)] })],
];

for (const [text, grid] of READ) test(`reads ${JSON.stringify(text)}`, (t) => t.deepEqual(gridFromZinc(text), grid));

const REFUSED: readonly (readonly [text: string, error: string])[] = [
	["", 'line 1, column 1: ver: is missing, which begins a grid, as in ver:"3.0"'],
	['ver:"4.0"\na\n', 'line 1, column 5: version "4.0" is not understood: 3.0 and 2.0 are'],
	["ver:3.0\na\n", 'line 1, column 5: " is missing, which begins a text'],
	['ver:"3.0"', "line 1, column 10: the line with the columns is missing"],
	['ver:"3.0" ver:"3.0"\na', "line 1, column 20: ver is told twice"],
	['ver:"3.0" a:1,b\na', "line 1, column 14: the line should end here"],
	['ver:"3.0" a a:1\na', "line 1, column 13: a is told twice"],
	['ver:"3.0" a"x"\na', "line 1, column 12: a space stands between tags"],
	['ver:"3.0"\n\n', 'line 2, column 1: "" is no name: a small letter, then letters, digits and _'],
	['ver:"3.0"\na,B\n', 'line 2, column 3: "B" is no name: a small letter, then letters, digits and _'],
	['ver:"3.0"\na,b,a\n', "line 2, column 5: there are two columns a"],
	['ver:"3.0"\na}\n', "line 2, column 2: the line should end here"],
	['ver:"3.0"\na,b\n1\n', "line 3, column 2: , is missing, before the cell of b: there is one for each column"],
	['ver:"3.0"\na,b\n1,2,3\n', "line 3, column 4: a cell without a column: there are 2"],
	['ver:"3.0"\na,b\n1,2 3\n', "line 3, column 5: the line should end here"],
	['ver:"3.0"\na,b\n\n1,2\n', "line 4, column 1: nothing may follow the empty line that ends a grid"],
	['ver:"3.0"\na\n[1 2]\n', "line 3, column 4: , is missing, or ] at the end of the list"],
	['ver:"3.0"\na\n{x\n', "line 3, column 3: } is missing, which ends a dict"],
	['ver:"3.0"\na\n{x:}\n', 'line 3, column 4: "}" is no value: those of one word are N M R NA T F INF NaN, and a text stands in quotes'],
	['ver:"3.0"\na\n<<\nver:"3.0"\nb\n1\n', "line 7, column 1: >> is missing, which ends a grid within a grid"],
	['ver:"3.0"\na\n<<x>>\n', 'line 3, column 3: ver: is missing, which begins a grid, as in ver:"3.0"'],
];

for (const [text, error] of REFUSED)
	test(`refuses ${JSON.stringify(text)}`, (t) => t.is(t.throws(() => gridFromZinc(text))?.message, error));

test("one value has nothing behind it", (t) => {
	for (const text of ["1 2", "1\n2", "1\n"]) t.regex(t.throws(() => valueFromZinc(text))?.message ?? "", /nothing may follow the value$/);
});

test("a long line is read alike wherever its values stand", (t) => {
	const each: readonly Value[] = SPELLED.map(([value]) => value);
	for (let length = 200; length < 270; length++) {
		const list = ["é".repeat(length), ...each.slice(0, -1), ...each];
		t.deepEqual(valueFromZinc(zincText(list)), list);
		for (const value of each) t.deepEqual(valueFromZinc(zincText(["x".repeat(length), value, value])), ["x".repeat(length), value, value]);
	}
});

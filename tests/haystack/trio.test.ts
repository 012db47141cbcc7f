// SPDX-License-Identifier: Apache-2.0
/** Trio: a record for each row out, and records in, also as people write them. */
import test from "ava";
import { gridFromTrio } from "../../src/haystack/trio/decode.js";
import { trioOf } from "../../src/haystack/trio/encode.js";
import { dict, type Grid, grid, gridOf, MARKER, num, ref, type Value } from "../../src/haystack/value.js";

const nested: Grid = { ...gridOf(["a", "b"], [dict({ a: num(1) })]), meta: dict({ dis: "x" }) };

const PORT = dict({
	id: ref("evse-1-port"),
	dis: "Port 1",
	evse: MARKER,
	curVal: num(16, "A"),
	doc: "Several lines,\nas 'they' are: // no comment\n--- é",
	odd: "a \n b",
	note: "",
	list: [num(1), dict({ a: true })],
	table: nested,
	none: null,
});

const TEXT = `id: @evse-1-port
dis: "Port 1"
evse
curVal: 16A
doc:
  Several lines,
  as 'they' are: // no comment
  --- é
odd: "a \\n b"
note: ""
list: [1,{a:T}]
table: Zinc:
  ver:"3.0" dis:"x"
  a,b
  1,
none: N
---
`;

test("records go out one by one", (t) => {
	t.deepEqual([...trioOf(grid([PORT, dict({ dis: "x" }), dict({})]))], [TEXT, 'dis: "x"\n---\n', "id: N\n---\n"]);
	t.deepEqual([...trioOf(grid([]))], []);
});

test("records come back", (t) => {
	t.deepEqual(gridFromTrio(TEXT), grid([PORT]));
	t.deepEqual(gridFromTrio(TEXT.split("\n").join("\r\n")), grid([PORT]));
	t.deepEqual(gridFromTrio(`${TEXT}${TEXT}`), grid([PORT, PORT]));
	t.deepEqual(gridFromTrio(""), grid([]));
});

test("a grid within a list or a dict cannot be written", (t) => {
	for (const value of [[nested], dict({ a: nested }), [dict({ a: [nested] })]])
		t.is(t.throws(() => [...trioOf(grid([dict({ value })]))])?.message, "Trio has no way to write a grid within a list or a dict");
});

const READ: readonly (readonly [text: string, ...records: { readonly [name: string]: Value }[]])[] = [
	["// nothing\n\n---\n-----\n", ...[]],
	["a\n---\nb\n-\n// c\nc", { a: MARKER }, { b: MARKER }, { c: MARKER }],
	["dis: Port 1 Max Current", { dis: "Port 1 Max Current" }],
	["dis:Über 5, oder?  ", { dis: "Über 5, oder?" }],
	["kind: Number\nunit: A\ntz:New_York", { kind: "Number", unit: "A", tz: "New_York" }],
	["a: true\nb: false\nc:T\nd: [T]", { a: true, b: false, c: true, d: [true] }],
	["doc:\n    one\n\n      two\n   three\n\nb", { doc: "one\n\n  two\nthree", b: MARKER }],
	["doc:\nb", { doc: "", b: MARKER }],
	["list: [\n  // numbers\n  1,\n  2]\nb", { list: [num(1), num(2)], b: MARKER }],
	['table:Zinc:\n  ver:"2.0"\n  a\n  1\nb', { table: gridOf(["a"], [dict({ a: num(1) })]), b: MARKER }],
];

for (const [text, ...records] of READ)
	test(`reads ${JSON.stringify(text)}`, (t) => t.deepEqual(gridFromTrio(text), grid(records.map(dict))));

const REFUSED: readonly (readonly [text: string, error: string])[] = [
	["a\nDis: x", 'line 2, column 1: "Dis" is no name: a small letter, then letters, digits and _'],
	["a b", "line 1, column 3: a : stands between a tag and its value"],
	["a:1\na:2", "line 2, column 1: a is told twice"],
	["a: 1 2", "line 1, column 6: nothing may follow the value"],
	["a: C(91,0)", "line 1, column 6: a place has a latitude up to 90 and a longitude up to 180 degrees"],
	[
		'a\nb: Zinc:\n  ver:"3.0"\n  a\n  x',
		'line 5, column 1: "x" is no value: those of one word are N M R NA T F INF NaN, and a text stands in quotes',
	],
	["a:Trio:\n  b", "line 1, column 3: Trio within Trio is not read: write the dict as {tag:value}, or a grid as Zinc:"],
	["a:1\n  b", "line 1, column 4: indented lines follow, but the value is already told"],
	["a\n  b", "line 1, column 2: indented lines follow, but the value is already told"],
	["list: [\n  1 2]", "line 1, column 4: , is missing, or ] at the end of the list"],
];

for (const [text, error] of REFUSED)
	test(`refuses ${JSON.stringify(text)}`, (t) => t.is(t.throws(() => gridFromTrio(text))?.message, error));

// SPDX-License-Identifier: Apache-2.0
/** Grids in both versions of JSON: pieces out, rows in, and what is said of texts that are no grid. */
import test from "ava";
import { gridFromHayson, valueFromHayson } from "../../src/haystack/json/decode.js";
import { haysonOf } from "../../src/haystack/json/encode.js";
import { gridFromJson3, valueFromJson3 } from "../../src/haystack/json3/decode.js";
import { json3Of } from "../../src/haystack/json3/encode.js";
import { type Dict, dict, gridOf, MARKER, num, ref, type Value } from "../../src/haystack/value.js";
import { EMPTY, SITES } from "./values.js";

const HAYSON = `{"_kind":"grid","meta":{"ver":"3.0","dis":"Site Energy","test":{"_kind":"marker"},"since":{"_kind":"date","val":"2026-11-01"}},\
"cols":[{"name":"id"},{"name":"dis","meta":{"dis":"Name, of it","sort":1}},\
{"name":"valueOf","meta":{"maxVal":{"_kind":"number","val":32,"unit":"A"},"shown":{"_kind":"marker"}}}],"rows":[
{"id":{"_kind":"ref","val":"a","dis":"A"},"dis":"One","valueOf":{"_kind":"number","val":16,"unit":"A"}},
{"dis":"Two\\nlines","valueOf":null},
{},
{"valueOf":[{"_kind":"marker"}]}
]}
`;
const JSON3 = `{"meta":{"ver":"3.0","dis":"Site Energy","test":"m:","since":"d:2026-11-01"},\
"cols":[{"name":"id"},{"name":"dis","dis":"Name, of it","sort":"n:1"},{"name":"valueOf","maxVal":"n:32 A","shown":"m:"}],"rows":[
{"id":"r:a A","dis":"One","valueOf":"n:16 A"},
{"dis":"Two\\nlines","valueOf":null},
{},
{"valueOf":["m:"]}
]}
`;

test("a grid with everything", (t) => {
	t.is([...haysonOf(SITES)].join(""), HAYSON);
	t.is([...json3Of(SITES)].join(""), JSON3);
	t.deepEqual(gridFromHayson(HAYSON), SITES);
	t.deepEqual(gridFromJson3(JSON3), SITES);
});

test("a grid goes out row by row, and its rows are made while they are read", (t) => {
	for (const write of [haysonOf, json3Of]) {
		let made = 0;
		function* rows(): Generator<Dict> {
			for (; made < 3; made++) yield dict({ a: "x" });
		}
		const pieces = write(gridOf(["a"], rows()));
		t.true((pieces.next().value as string).endsWith('"rows":['));
		t.is(made, 0);
		t.is(pieces.next().value, '\n{"a":"x"}');
		t.is(made, 0);
		t.is(pieces.next().value, ',\n{"a":"x"}');
		t.is(made, 1);
		t.is([...pieces].join(""), ',\n{"a":"x"}\n]}\n');
	}
});

test("grids with little in them", (t) => {
	for (const grid of EMPTY) {
		t.deepEqual(gridFromHayson([...haysonOf(grid)].join("")), grid);
		t.deepEqual(gridFromJson3([...json3Of(grid)].join("")), grid);
	}
});

test("a grid may lack what says nothing, and its version 3 may begin with s:", (t) => {
	const one = gridOf(["a"], [dict({ a: true })]);
	for (const text of [
		'{"cols":[{"name":"a"}],"rows":[{"a":true}]}',
		'{"meta":{"ver":"2.0"},"cols":[{"name":"a"}],"rows":[{"a":true}]}',
		'{"meta":{},"cols":[{"name":"a"}],"rows":[{"a":true}]}',
	]) {
		t.deepEqual(gridFromHayson(text), one);
		t.deepEqual(gridFromJson3(text), one);
	}
	t.deepEqual(gridFromJson3('{"meta":{"ver":"s:3.0"},"cols":[{"name":"s:a"}],"rows":[{"a":true}]}'), one);
	t.deepEqual(gridFromHayson('{"_kind":"grid","meta":{"_kind":"dict"},"cols":[{"name":"a"}],"rows":[{"_kind":"dict","a":true}]}'), one);
});

const HAYSON_READ: readonly (readonly [text: string, value: Value])[] = [
	['{"_kind":"number","val":5}', num(5)],
	["-0", num(0)],
	['{"_kind":"number","val":-0,"unit":"m"}', num(0, "m")],
	['{"_kind":"number","val":"NaN","unit":"m"}', num(Number.NaN, "m")],
	['{"_kind":"dict","a":{"_kind":"marker"}}', dict({ a: MARKER })],
	['{"_kind":"time","val":"19:30"}', { kind: "time", text: "19:30:00" }],
	['{"_kind":"dateTime","val":"2026-11-29T19:30:00Z","tz":"London"}', { kind: "dateTime", text: "2026-11-29T19:30:00Z", zone: "London" }],
	['{"_kind":"dateTime","val":"2026-11-29T19:30:00+00:00"}', { kind: "dateTime", text: "2026-11-29T19:30:00+00:00", zone: "UTC" }],
	['{"_kind":"dateTime","val":"2026-11-29T19:30:00+01:00"}', { kind: "dateTime", text: "2026-11-29T19:30:00+01:00", zone: "GMT-1" }],
	['{"_kind":"dateTime","val":"2026-11-29T19:30:00-10:00"}', { kind: "dateTime", text: "2026-11-29T19:30:00-10:00", zone: "GMT+10" }],
];

for (const [text, value] of HAYSON_READ) test(`reads ${text}`, (t) => t.deepEqual(valueFromHayson(text), value));

const JSON3_READ: readonly (readonly [text: string, value: Value])[] = [
	["5", num(5)],
	['"s:plain"', "plain"],
	['"s:m:"', "m:"],
	['"s:"', ""],
	['"ab:c"', "ab:c"],
	['":"', ":"],
	['"n:1e3 kW"', num(1000, "kW")],
	['"r:a"', ref("a")],
	['"r:a b c"', ref("a", "b c")],
	['"r:a "', ref("a", "")],
	['"h:23:59"', { kind: "time", text: "23:59:00" }],
	['"t:2026-11-29T19:30:00Z"', { kind: "dateTime", text: "2026-11-29T19:30:00Z", zone: "UTC" }],
	['"x:Bin:"', { kind: "xstr", type: "Bin", text: "" }],
];

for (const [text, value] of JSON3_READ) test(`reads ${text} in version 3`, (t) => t.deepEqual(valueFromJson3(text), value));

const GRID = "a grid has meta, and arrays of cols and rows";
/** What both versions refuse alike. */
const REFUSED: readonly (readonly [text: string, error: string])[] = [
	["", "the text is no JSON"],
	["{", "the text is no JSON"],
	["{}", GRID],
	['{"meta":[],"cols":[],"rows":[]}', "meta: it is an object"],
	['{"cols":{},"rows":[]}', GRID],
	['{"cols":[]}', GRID],
	['{"meta":{"ver":"4.0"},"cols":[],"rows":[]}', 'meta.ver: version "4.0" is not understood: 3.0 and 2.0 are'],
	['{"meta":{"ver":3},"cols":[],"rows":[]}', "meta.ver: it is a text"],
	['{"cols":["a"],"rows":[]}', "cols[0]: a column is an object with a name"],
	['{"cols":[{}],"rows":[]}', "cols[0]: a column is an object with a name"],
	['{"cols":[{"name":"A"}],"rows":[]}', 'cols[0]: "A" is no name: a small letter, then letters, digits and _'],
	['{"cols":[{"name":"a"},{"name":"a"}],"rows":[]}', "cols[1]: there are two columns a"],
	['{"cols":[{"name":"a"}],"rows":[1]}', "rows[0]: a row is an object"],
	['{"cols":[{"name":"a"}],"rows":[{},{"b":true}]}', 'rows[1]: there is no column "b"'],
	['{"cols":[{"name":"a"}],"rows":[{"__proto__":true}]}', 'rows[0]: "__proto__" is no name: a small letter, then letters, digits and _'],
	['{"cols":[{"name":"a"}],"rows":[{"a":[{"b":1e999}]}]}', "rows[0].a[0].b: it is beyond what a number can hold"],
	["[".repeat(28), "brackets are nested more than 27 deep"],
];

for (const [text, error] of REFUSED)
	test(`refuses ${text}`, (t) => {
		t.is(t.throws(() => gridFromHayson(text))?.message, error);
		t.is(t.throws(() => gridFromJson3(text))?.message, error);
	});

test("brackets within texts are none, wherever they stand", (t) => {
	for (let length = 240; length < 270; length++) {
		const text = `${"x".repeat(length)}"\\${"[".repeat(300)}`;
		t.is(valueFromHayson(JSON.stringify(text)), text);
		t.throws(() => valueFromHayson(`${JSON.stringify(text)}${"{".repeat(28)}`), { message: "brackets are nested more than 27 deep" });
	}
});

const KINDS = "no such _kind: there are marker na remove number ref symbol uri date time dateTime coord xstr dict grid";
const HAYSON_REFUSED: readonly (readonly [text: string, error: string])[] = [
	['{"_kind":"constructor"}', KINDS],
	['{"_kind":1}', KINDS],
	['{"a":{"_kind":"Ref"}}', `a: ${KINDS}`],
	['{"_kind":"number"}', 'it is no number: {"_kind":"number","val":12.5,"unit":"kW"} is one'],
	['{"_kind":"number","val":"12"}', 'it is no number: {"_kind":"number","val":12.5,"unit":"kW"} is one'],
	['{"_kind":"number","val":"toString"}', 'it is no number: {"_kind":"number","val":12.5,"unit":"kW"} is one'],
	['{"_kind":"number","val":1e999}', 'it is no number: {"_kind":"number","val":12.5,"unit":"kW"} is one'],
	['{"_kind":"number","val":1,"unit":"k W"}', 'it is no number: {"_kind":"number","val":12.5,"unit":"kW"} is one'],
	['{"_kind":"ref","val":"@a"}', 'it is no ref: {"_kind":"ref","val":"id","dis":"name"} is one'],
	['{"_kind":"ref","val":"a","dis":1}', 'it is no ref: {"_kind":"ref","val":"id","dis":"name"} is one'],
	['{"_kind":"symbol","val":""}', 'it is no symbol: {"_kind":"symbol","val":"site"} is one'],
	['{"_kind":"uri"}', 'it is no uri: {"_kind":"uri","val":"http://host/"} is one'],
	['{"_kind":"date","val":"2026-02-29"}', 'it is no date: {"_kind":"date","val":"2026-11-29"} is one'],
	['{"_kind":"time","val":"25:00:00"}', 'it is no time: {"_kind":"time","val":"19:30:00"} is one'],
	[
		'{"_kind":"dateTime","val":"2026-11-29T19:30:00+05:30"}',
		'it is no dateTime: {"_kind":"dateTime","val":"2026-11-29T19:30:00+01:00","tz":"Berlin"} is one',
	],
	['{"_kind":"coord","lat":91,"lng":0}', 'it is no coord: {"_kind":"coord","lat":50.1,"lng":8.7} is one'],
	['{"_kind":"xstr","type":"span","val":""}', 'it is no xstr: {"_kind":"xstr","type":"Span","val":"today"} is one'],
];

for (const [text, error] of HAYSON_REFUSED) test(`refuses ${text}`, (t) => t.is(t.throws(() => valueFromHayson(text))?.message, error));

test("a column of version 4 has its meta apart, and nothing else", (t) => {
	for (const [column, error] of [
		['{"name":"a","dis":"A"}', 'cols[0]: a column has name and meta, not "dis"'],
		['{"name":"a","meta":[]}', "cols[0].meta: it is an object"],
		['{"name":"a","meta":{"B":1}}', 'cols[0].meta: "B" is no name: a small letter, then letters, digits and _'],
	])
		t.is(t.throws(() => gridFromHayson(`{"cols":[${column}],"rows":[]}`))?.message, error);
});

test("what is a value but no grid", (t) => {
	for (const text of ["[]", "1", '"x"', '{"_kind":"marker"}', '{"_kind":"dict"}'])
		t.is(
			t.throws(() => gridFromHayson(text))?.message,
			'it is no grid: {"_kind":"grid","meta":{"ver":"3.0"},"cols":[],"rows":[]} is one',
			text,
		);
	t.is(t.throws(() => gridFromJson3("[]"))?.message, 'it is no grid: {"meta":{"ver":"3.0"},"cols":[],"rows":[]} is one');
});

const JSON3_REFUSED: readonly (readonly [text: string, error: string])[] = [
	['"q:x"', '"q:x" begins with none of m z - n s r y u d h t c x; a text with a colon begins with s:'],
	['["m:x"]', '[0]: "m:x" is not understood: it goes as "m:"'],
	['"n:1kW"', '"n:1kW" is not understood: it goes as "n:12.5 kW"'],
	['"n:1kW h"', '"n:1kW h" is not understood: it goes as "n:12.5 kW"'],
	['"n:1 k W"', '"n:1 k W" is not understood: it goes as "n:12.5 kW"'],
	['"n:constructor"', '"n:constructor" is not understood: it goes as "n:12.5 kW"'],
	['"r:"', '"r:" is not understood: it goes as "r:id name"'],
	['"y:a b"', '"y:a b" is not understood: it goes as "y:site"'],
	['"d:2026-1-1"', '"d:2026-1-1" is not understood: it goes as "d:2026-11-29"'],
	['"t:2026-11-29T19:30:00+01:00"', '"t:2026-11-29T19:30:00+01:00" is not understood: it goes as "t:2026-11-29T19:30:00+01:00 Berlin"'],
	['"c:1"', '"c:1" is not understood: it goes as "c:50.1,8.7"'],
	['"c:1,181"', '"c:1,181" is not understood: it goes as "c:50.1,8.7"'],
	['"c:1m,1"', '"c:1m,1" is not understood: it goes as "c:50.1,8.7"'],
	['"x:Bin"', '"x:Bin" is not understood: it goes as "x:Span:today"'],
	['{"a":{"_kind":"marker"}}', 'a: "_kind" is no name: a small letter, then letters, digits and _'],
];

for (const [text, error] of JSON3_REFUSED)
	test(`refuses ${text} in version 3`, (t) => t.is(t.throws(() => valueFromJson3(text))?.message, error));

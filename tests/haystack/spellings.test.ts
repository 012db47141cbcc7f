// SPDX-License-Identifier: Apache-2.0
/** Each kind of value in each format: the text that goes out, and the same value from it. */
import test from "ava";
import { csvOf } from "../../src/haystack/csv/encode.js";
import { valueFromHayson } from "../../src/haystack/json/decode.js";
import { haysonText } from "../../src/haystack/json/encode.js";
import { valueFromJson3 } from "../../src/haystack/json3/decode.js";
import { json3Text } from "../../src/haystack/json3/encode.js";
import { dict, gridOf, type Value } from "../../src/haystack/value.js";
import { valueFromZinc } from "../../src/haystack/zinc/decode.js";
import { zincText } from "../../src/haystack/zinc/encode.js";
import { listed, SPELLED } from "./values.js";

for (const [value, zinc, hayson, json3, csv] of SPELLED)
	test(`${zinc} in every format`, (t) => {
		t.is(zincText(value), zinc);
		t.is(haysonText(value), hayson);
		t.is(json3Text(value), json3);
		t.is([...csvOf(gridOf(["a", "b"], [new Map([["b", value]])]))].join(""), `a,b\r\n,${csv}\r\n`);
		t.deepEqual(valueFromZinc(zinc), value);
		t.deepEqual(valueFromZinc(` ${zinc}\t`), value);
		t.deepEqual(valueFromHayson(hayson), value);
		t.deepEqual(valueFromJson3(json3), value);
	});

test("half of a character goes out by its number, because UTF-8 has none", (t) => {
	for (const half of ["\ud83d", "a\ude00b", "\ude00\ud83d"]) {
		const numbers = [...half].map((c) => (c < "\ud800" ? c : `\\u${c.charCodeAt(0).toString(16)}`)).join("");
		t.is(zincText(half), `"${numbers}"`);
		t.is(haysonText(half), `"${numbers}"`);
		t.is(zincText({ kind: "uri", text: half }), `\`${numbers}\``);
		t.is(valueFromZinc(`"${numbers}"`), half);
		t.is(valueFromHayson(`"${numbers}"`), half);
	}
});

test("what is not finite loses its unit in Zinc, which has no way to write it", (t) => {
	t.is(zincText({ kind: "number", value: Infinity, unit: "kW" }), "INF");
	t.is(haysonText({ kind: "number", value: Infinity, unit: "kW" }), '{"_kind":"number","val":"INF","unit":"kW"}');
	t.is(json3Text({ kind: "number", value: -Infinity, unit: "kW" }), '"n:-INF kW"');
});

test("eight levels are written and read, nine are not", (t) => {
	const nine = { message: /lists, dicts and grids are nested more than 8 deep$/ };
	const eight = listed(8);
	const text = `${"[".repeat(8)}1${"]".repeat(8)}`;
	t.is(zincText(eight), text);
	t.is(haysonText(eight), text);
	t.is(json3Text(eight), text.replace("1", '"n:1"'));
	t.deepEqual(valueFromZinc(text), eight);
	t.deepEqual(valueFromHayson(text), eight);
	t.deepEqual(valueFromJson3(text), eight);
	for (const write of [zincText, haysonText, json3Text]) t.throws(() => write(listed(9)), nine);
	for (const read of [valueFromZinc, valueFromHayson, valueFromJson3]) t.throws(() => read(`[${text}]`), nine);
});

const UNWRITABLE: readonly (readonly [value: Value, error: string])[] = [
	[{ kind: "ref", id: "a b" }, '"a b" is no id: letters, digits and _ : - . ~'],
	[{ kind: "symbol", name: "" }, '"" is no id: letters, digits and _ : - . ~'],
	[{ kind: "number", value: 1, unit: "k W" }, '"k W" is no unit: letters, % _ / $ and characters beyond ASCII'],
	[{ kind: "number", value: 1, unit: "m2" }, '"m2" is no unit: letters, % _ / $ and characters beyond ASCII'],
	[{ kind: "xstr", type: "span", text: "" }, '"span" is no type: a capital letter, then letters, digits and _'],
	[{ kind: "date", text: "2026-02-30" }, '"2026-02-30" is no date'],
	[{ kind: "time", text: "18:30" }, '"18:30" is no time'],
	[{ kind: "dateTime", text: "2026-11-29T19:30:00Z", zone: "utc" }, '"2026-11-29T19:30:00Z utc" is no dateTime'],
	[{ kind: "coord", latitude: 90.1, longitude: 0 }, "there is no place at latitude 90.1, longitude 0"],
	[{ kind: "coord", latitude: 0, longitude: Number.NaN }, "there is no place at latitude 0, longitude NaN"],
	[dict({ Site: true }), '"Site" is no name: a small letter, then letters, digits and _'],
	[dict({ "": true }), '"" is no name: a small letter, then letters, digits and _'],
	[gridOf(["a-b"], []), '"a-b" is no name: a small letter, then letters, digits and _'],
	[gridOf([], [], dict({ ver: "3.0" })), "the meta of a grid has no ver of its own"],
	[gridOf(["a", "b"], [dict({ b: true, c: true, d: true })]), "the row has a tag without a column: c, d"],
];

for (const [value, error] of UNWRITABLE)
	test(`cannot be written: ${error}`, (t) => {
		for (const write of [zincText, haysonText, json3Text]) t.is(t.throws(() => write(value))?.message, error);
	});

test("what JSON of version 3 cannot tell apart cannot be written so", (t) => {
	const named = { ...gridOf([], []), columns: [{ name: "a", meta: dict({ name: "b" }) }] };
	t.deepEqual(valueFromHayson(haysonText(named)), named);
	t.is(t.throws(() => json3Text(named))?.message, "the meta of column a has a name: JSON of version 3 could not tell which is which");
	const like = dict({ cols: [], rows: [] });
	t.deepEqual(valueFromHayson(haysonText(like)), like);
	t.is(t.throws(() => json3Text(like))?.message, "JSON of version 3 would take a dict with lists of cols and rows for a grid");
	t.is(json3Text(dict({ cols: true, rows: [] })), '{"cols":true,"rows":[]}');
});

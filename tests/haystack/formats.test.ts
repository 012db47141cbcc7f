// SPDX-License-Identifier: Apache-2.0
/** Which format a request asks for, and has; and CSV, which is only written. */
import test from "ava";
import { csvOf } from "../../src/haystack/csv/encode.js";
import { FORMATS, formatFor, formatOf } from "../../src/haystack/formats.js";
import { dict, gridOf, MARKER } from "../../src/haystack/value.js";
import { EMPTY, SITES } from "./values.js";

const ZINC = "text/zinc; charset=utf-8";
const JSON4 = "application/vnd.haystack+json";
const PLAIN = "application/json";
const JSON3 = "application/vnd.haystack+json;version=3";
const TRIO = "text/trio; charset=utf-8";
const CSV = "text/csv; charset=utf-8";

const ASKED: readonly (readonly [accept: string | undefined, contentType: string | undefined])[] = [
	[undefined, ZINC],
	["", ZINC],
	["*/*", ZINC],
	["text/*", ZINC],
	["application/*", JSON4],
	["text/zinc", ZINC],
	["TEXT/Zinc; charset=utf-8", ZINC],
	["application/json", PLAIN],
	["application/json; charset=utf-8", PLAIN],
	["application/json;version=4", PLAIN],
	["application/json;version=3", undefined],
	["application/vnd.haystack+json", JSON4],
	["application/vnd.haystack+json; version=4", JSON4],
	["application/vnd.haystack+json;version=3", JSON3],
	['application/vnd.haystack+json;charset=utf-8; Version = "3"', JSON3],
	["application/vnd.haystack+json;version=5", undefined],
	["text/trio", TRIO],
	["text/csv", CSV],
	["text/plain", undefined],
	["text/html", undefined],
	["json", undefined],
	["text/zinc,application/vnd.haystack+json", ZINC],
	["application/vnd.haystack+json, text/zinc", JSON4],
	["application/json, text/plain, */*", PLAIN],
	["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", ZINC],
	["text/zinc;q=0.5, text/csv;q=0.9", CSV],
	["text/csv;q=0.1, */*;q=0.2", ZINC],
	["*/*;q=0.2, text/trio;q=0.3", TRIO],
	["text/zinc;q=0, */*", JSON4],
	["text/zinc;q=0", undefined],
	["*/*, text/*;q=0", JSON4],
	["text/csv;q=1.000, text/zinc;q=0.999", CSV],
	["text/csv;q=2, text/trio;q=0.1", TRIO],
	["text/csv;q=, text/trio;q=0.001", TRIO],
	["application/vnd.haystack+json;q=0.1, application/vnd.haystack+json;version=3", JSON3],
];

for (const [accept, contentType] of ASKED) test(`asked for ${accept}`, (t) => t.is(formatFor(accept)?.contentType, contentType));

const HAD: readonly (readonly [contentType: string, name: string | undefined])[] = [
	["text/zinc", "zinc"],
	["Text/Zinc;charset=utf-8", "zinc"],
	["application/json", "json"],
	["application/vnd.haystack+json", "json"],
	["application/vnd.haystack+json; version=3", "json3"],
	["text/trio", "trio"],
	["text/csv", "csv"],
	["text/plain", undefined],
	["*/*", undefined],
	["text/*", undefined],
	["json", undefined],
	["", undefined],
];

for (const [contentType, name] of HAD) test(`has ${contentType}`, (t) => t.is(formatOf(contentType)?.name, name));

test("each format is asked for by the type that it answers with, and reads what it writes", (t) => {
	for (const format of FORMATS) {
		t.is(formatFor(format.contentType), format);
		t.is(formatOf(format.contentType), format);
		const text = [...format.write(SITES)].join("");
		if (format.name === "csv") t.is(format.read, undefined);
		else if (format.name === "trio")
			t.deepEqual(
				format.read?.(text).columns.map(({ name }) => name),
				["id", "dis", "valueOf"],
			);
		else t.deepEqual(format.read?.(text), SITES);
	}
});

test("CSV has the names for people, and a line for each row", (t) => {
	t.is([...csvOf(SITES)].join(""), 'id,"Name, of it",valueOf\r\n@a A,One,16A\r\n,"Two\nlines",\r\n,,\r\n,,[M]\r\n');
	t.deepEqual(
		EMPTY.map((grid) => [...csvOf(grid)].join("")),
		["\r\n", "a\r\n", "a,b\r\n,\r\n", "\r\n"],
	);
});

test("a line of one empty cell is a line in CSV", (t) => {
	t.is(
		[...csvOf(gridOf(["a"], [dict({}), dict({ a: "" }), dict({ a: null }), dict({ a: MARKER })]))].join(""),
		'a\r\n""\r\n""\r\n""\r\n✓\r\n',
	);
});

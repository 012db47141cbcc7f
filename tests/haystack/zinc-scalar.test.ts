// SPDX-License-Identifier: Apache-2.0
/** Scalars of Zinc: what each text means, where it ends, and what is said of texts that mean nothing. */
import test from "ava";
import { MARKER, NA, num, REMOVE, ref, type Scalar, sym, uri } from "../../src/haystack/value.js";
import { scalarAt } from "../../src/haystack/zinc/scalar.js";

const READ: readonly (readonly [text: string, value: Scalar])[] = [
	["N", null],
	["M", MARKER],
	["R", REMOVE],
	["NA", NA],
	["T", true],
	["F", false],
	["INF", num(Infinity)],
	["-INF", num(-Infinity)],
	["NaN", num(Number.NaN)],
	["0", num(0)],
	["-0", num(0)],
	["1", num(1)],
	["-34", num(-34)],
	["10_000", num(10_000)],
	["1_0.2_5e1_0", num(10.25e10)],
	["5.4e-45", num(5.4e-45)],
	["1e+21", num(1e21)],
	["1E3kW", num(1000, "kW")],
	["9.23kg", num(9.23, "kg")],
	["74.2°F", num(74.2, "°F")],
	["4min", num(4, "min")],
	["5e", num(5, "e")],
	["5_foo", num(5, "_foo")],
	["16%", num(16, "%")],
	["3$/m²_x", num(3, "$/m²_x")],
	['""', ""],
	['"hello"', "hello"],
	['"a\\b\\f\\n\\r\\t\\"\\\\\\$z"', 'a\b\f\n\r\t"\\$z'],
	['"\\u00e9\\u00C9é😀\\ud83d\\ude00"', "éÉé😀😀"],
	['"\\ud83d\\u0041"', "\ud83dA"],
	["``", uri("")],
	["`http://x/?a=1&b=é`", uri("http://x/?a=1&b=é")],
	["`a\\`b\\\\c\\u0060d`", uri("a`b\\c`d")],
	["`a\\#b\\/c`", uri("a\\#b\\/c")],
	["@17eb0f3a-ad607713", ref("17eb0f3a-ad607713")],
	["@a:b_c.d~E", ref("a:b_c.d~E")],
	['@xyz "Display \\"Name\\""', ref("xyz", 'Display "Name"')],
	["^hot-water", sym("hot-water")],
	["^lib:ph", sym("lib:ph")],
	["2026-11-29", { kind: "date", text: "2026-11-29" }],
	["2024-02-29", { kind: "date", text: "2024-02-29" }],
	["08:12:05", { kind: "time", text: "08:12:05" }],
	["08:12", { kind: "time", text: "08:12:00" }],
	["23:59:59.123456789", { kind: "time", text: "23:59:59.123456789" }],
	["2010-03-11T23:55:00-05:00 New_York", { kind: "dateTime", text: "2010-03-11T23:55:00-05:00", zone: "New_York" }],
	["2009-11-09T15:39:00Z", { kind: "dateTime", text: "2009-11-09T15:39:00Z", zone: "UTC" }],
	["2009-11-09T15:39:00.5Z UTC", { kind: "dateTime", text: "2009-11-09T15:39:00.5Z", zone: "UTC" }],
	["2009-11-09T15:39:00Z London", { kind: "dateTime", text: "2009-11-09T15:39:00Z", zone: "London" }],
	["2026-11-29T19:30:00+03:00 GMT-3", { kind: "dateTime", text: "2026-11-29T19:30:00+03:00", zone: "GMT-3" }],
	["C(37.55,-77.45)", { kind: "coord", latitude: 37.55, longitude: -77.45 }],
	["C(-90,180)", { kind: "coord", latitude: -90, longitude: 180 }],
	['Span("today")', { kind: "xstr", type: "Span", text: "today" }],
	['C("today")', { kind: "xstr", type: "C", text: "today" }],
];

for (const [text, value] of READ)
	test(`reads ${text}`, (t) => {
		t.deepEqual(scalarAt(text, 0), { value, end: text.length });
		// in the middle of something
		for (const end of [",", " ", ")", "]", "}", ">", " and"])
			t.deepEqual(scalarAt(`x ${text}${end}`, 2), { value, end: 2 + text.length }, end);
	});

const NO_WORD = "is no value: those of one word are N M R NA T F INF NaN, and a text stands in quotes";
const TEXT_ESCAPES = 'no escape: there are \\u and four digits, \\b \\f \\n \\r \\t \\" \\\\ \\$';
const REFUSED: readonly (readonly [text: string, error: string])[] = [
	["", `column 1: "" ${NO_WORD}`],
	["true", `column 1: "true" ${NO_WORD}`],
	["Foo", `column 1: "Foo" ${NO_WORD}`],
	["constructor", `column 1: "constructor" ${NO_WORD}`],
	["+5", `column 1: "+" ${NO_WORD}`],
	["-", 'column 1: "-" is no number, date, time or moment'],
	["-INFx", 'column 1: "-INFx" is no number, date, time or moment'],
	["1.", 'column 1: "1." is no number, date, time or moment'],
	["1.2.3", 'column 1: "1.2.3" is no number, date, time or moment'],
	["1e999", 'column 1: "1e999" is no number, date, time or moment'],
	["5+kW", 'column 1: "5+kW" is no number, date, time or moment'],
	["1\u0080", 'column 1: "1\u0080" is no number, date, time or moment'],
	["2026-13-01", 'column 1: "2026-13-01" is no number, date, time or moment'],
	["2026-02-29", 'column 1: "2026-02-29" is no number, date, time or moment'],
	["2100-02-29", 'column 1: "2100-02-29" is no number, date, time or moment'],
	["2026-04-31", 'column 1: "2026-04-31" is no number, date, time or moment'],
	["2026-04-00", 'column 1: "2026-04-00" is no number, date, time or moment'],
	["24:00:00", 'column 1: "24:00:00" is no number, date, time or moment'],
	["8:12:05", 'column 1: "8:12:05" is no number, date, time or moment'],
	["2026-11-29T19:30:00+01:00", 'column 1: "2026-11-29T19:30:00+01:00" lacks the name of its time zone: a space, then Berlin or another'],
	["2026-02-30T19:30:00+01:00 Berlin", 'column 1: "2026-02-30T19:30:00+01:00" is no moment: 2026-11-29T19:30:00+01:00 Berlin is one'],
	["2026-02-20T19:30:00+25:00 Berlin", 'column 1: "2026-02-20T19:30:00+25:00" is no moment: 2026-11-29T19:30:00+01:00 Berlin is one'],
	['"abc', 'column 5: the closing " is missing'],
	["`abc", "column 5: the closing ` is missing"],
	['"a\tb"', "column 3: a control character, which is written as \\u and four digits"],
	['"a\\x"', `column 3: ${TEXT_ESCAPES}`],
	['"a\\', `column 3: ${TEXT_ESCAPES}`],
	["`\\n`", "column 2: no escape: there are \\u and four digits, \\` \\\\ \\: \\/ \\? \\# \\[ \\] \\@ \\& \\= \\;"],
	['"\\u00g0"', "column 6: four digits from 0 to f follow \\u"],
	["@", 'column 2: "" is no id: letters, digits and _ : - . ~'],
	["^ä", 'column 2: "" is no id: letters, digits and _ : - . ~'],
	["C(91,0)", "column 3: a place has a latitude up to 90 and a longitude up to 180 degrees"],
	["C(0,-180.5)", "column 3: a place has a latitude up to 90 and a longitude up to 180 degrees"],
	["C(1m,0)", "column 3: a place has a latitude up to 90 and a longitude up to 180 degrees"],
	["C(1 2)", "column 4: , is missing, which stands between latitude and longitude"],
	["C(1,2", "column 6: ) is missing, which ends a place"],
	["Foo(1)", 'column 5: " is missing, which begins a text'],
	['Foo("a"', "column 8: ) is missing, which ends a value with a type of its own"],
	['("a")', 'column 1: "" is no type: a capital letter, then letters, digits and _'],
];

for (const [text, error] of REFUSED)
	test(`refuses ${JSON.stringify(text)}`, (t) => {
		t.is(t.throws(() => scalarAt(text, 0))?.message, `line 1, ${error}`);
	});

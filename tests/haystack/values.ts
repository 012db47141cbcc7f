// SPDX-License-Identifier: Apache-2.0
/** A value of each kind, and how every format spells it. */
import { dict, type Grid, grid, gridOf, MARKER, moment, NA, num, REMOVE, ref, sym, uri, type Value } from "../../src/haystack/value.js";

/** A value, and its texts: as Zinc, JSON of version 4, JSON of version 3, and in CSV. */
export type Spelled = readonly [value: Value, zinc: string, hayson: string, json3: string, csv: string];

const inner: Grid = { kind: "grid", meta: dict({ dis: "x" }), columns: gridOf(["a", "b"], []).columns, rows: [dict({ a: num(1) })] };

/** A value of each kind, and of each spelling of it. */
export const SPELLED: readonly Spelled[] = [
	[null, "N", "null", "null", ""],
	[true, "T", "true", "true", "true"],
	[false, "F", "false", "false", "false"],
	[MARKER, "M", '{"_kind":"marker"}', '"m:"', "✓"],
	[NA, "NA", '{"_kind":"na"}', '"z:"', "NA"],
	[REMOVE, "R", '{"_kind":"remove"}', '"-:"', "R"],
	[num(0), "0", "0", '"n:0"', "0"],
	[num(-12.5), "-12.5", "-12.5", '"n:-12.5"', "-12.5"],
	[num(16, "A"), "16A", '{"_kind":"number","val":16,"unit":"A"}', '"n:16 A"', "16A"],
	[num(3.2, "°F"), "3.2°F", '{"_kind":"number","val":3.2,"unit":"°F"}', '"n:3.2 °F"', "3.2°F"],
	[num(1e21, "kWh"), "1e+21kWh", '{"_kind":"number","val":1e+21,"unit":"kWh"}', '"n:1e+21 kWh"', "1e+21kWh"],
	[num(5e-324), "5e-324", "5e-324", '"n:5e-324"', "5e-324"],
	[num(0.1 + 0.2), "0.30000000000000004", "0.30000000000000004", '"n:0.30000000000000004"', "0.30000000000000004"],
	[num(Infinity), "INF", '{"_kind":"number","val":"INF"}', '"n:INF"', "INF"],
	[num(-Infinity), "-INF", '{"_kind":"number","val":"-INF"}', '"n:-INF"', "-INF"],
	[num(Number.NaN), "NaN", '{"_kind":"number","val":"NaN"}', '"n:NaN"', "NaN"],
	["", '""', '""', '""', ""],
	["plain", '"plain"', '"plain"', '"plain"', "plain"],
	["a:b", '"a:b"', '"a:b"', '"s:a:b"', "a:b"],
	['say "$1", \\', '"say \\"$1\\", \\\\"', '"say \\"$1\\", \\\\"', '"say \\"$1\\", \\\\"', '"say ""$1"", \\"'],
	[
		"a\r\n\t\b\f\u0001\u007f",
		'"a\\r\\n\\t\\b\\f\\u0001\u007f"',
		'"a\\r\\n\\t\\b\\f\\u0001\u007f"',
		'"a\\r\\n\\t\\b\\f\\u0001\u007f"',
		'"a\r\n\t\b\f\u0001\u007f"',
	],
	["é€😀\u2028", '"é€😀\u2028"', '"é€😀\u2028"', '"é€😀\u2028"', "é€😀\u2028"],
	[ref("a-1"), "@a-1", '{"_kind":"ref","val":"a-1"}', '"r:a-1"', "@a-1"],
	[
		ref("a:b_.~", 'My "x"'),
		'@a:b_.~ "My \\"x\\""',
		'{"_kind":"ref","val":"a:b_.~","dis":"My \\"x\\""}',
		'"r:a:b_.~ My \\"x\\""',
		'"@a:b_.~ My ""x"""',
	],
	[sym("ac-evse-port"), "^ac-evse-port", '{"_kind":"symbol","val":"ac-evse-port"}', '"y:ac-evse-port"', "^ac-evse-port"],
	[uri("http://é/?a=1"), "`http://é/?a=1`", '{"_kind":"uri","val":"http://é/?a=1"}', '"u:http://é/?a=1"', "http://é/?a=1"],
	[uri("a`b\\c\n😀"), "`a\\u0060b\\u005cc\\u000a😀`", '{"_kind":"uri","val":"a`b\\\\c\\n😀"}', '"u:a`b\\\\c\\n😀"', '"a`b\\c\n😀"'],
	[{ kind: "date", text: "2026-11-29" }, "2026-11-29", '{"_kind":"date","val":"2026-11-29"}', '"d:2026-11-29"', "2026-11-29"],
	[{ kind: "time", text: "18:30:00.25" }, "18:30:00.25", '{"_kind":"time","val":"18:30:00.25"}', '"h:18:30:00.25"', "18:30:00.25"],
	[
		moment(1_764_400_000_000),
		"2025-11-29T07:06:40Z UTC",
		'{"_kind":"dateTime","val":"2025-11-29T07:06:40Z"}',
		'"t:2025-11-29T07:06:40Z UTC"',
		"2025-11-29T07:06:40Z UTC",
	],
	[
		{ kind: "dateTime", text: "2026-11-29T19:30:00.5+01:00", zone: "Berlin" },
		"2026-11-29T19:30:00.5+01:00 Berlin",
		'{"_kind":"dateTime","val":"2026-11-29T19:30:00.5+01:00","tz":"Berlin"}',
		'"t:2026-11-29T19:30:00.5+01:00 Berlin"',
		"2026-11-29T19:30:00.5+01:00 Berlin",
	],
	[
		{ kind: "coord", latitude: 50.1, longitude: -1.5e-7 },
		"C(50.1,-0.00000015)",
		'{"_kind":"coord","lat":50.1,"lng":-0.00000015}',
		'"c:50.1,-0.00000015"',
		'"C(50.1,-0.00000015)"',
	],
	[
		{ kind: "xstr", type: "Span", text: "a:b" },
		'Span("a:b")',
		'{"_kind":"xstr","type":"Span","val":"a:b"}',
		'"x:Span:a:b"',
		'"Span(""a:b"")"',
	],
	[[], "[]", "[]", "[]", "[]"],
	[[num(1), null, "a", []], '[1,N,"a",[]]', '[1,null,"a",[]]', '["n:1",null,"a",[]]', '"[1,N,""a"",[]]"'],
	[dict({}), "{}", "{}", "{}", "{}"],
	[
		dict({ dis: "x", site: MARKER, constructor: num(1), toString: null }),
		'{dis:"x" site constructor:1 toString:N}',
		'{"dis":"x","site":{"_kind":"marker"},"constructor":1,"toString":null}',
		'{"dis":"x","site":"m:","constructor":"n:1","toString":null}',
		'"{dis:""x"" site constructor:1 toString:N}"',
	],
	[
		inner,
		'<<\nver:"3.0" dis:"x"\na,b\n1,\n>>',
		'{"_kind":"grid","meta":{"ver":"3.0","dis":"x"},"cols":[{"name":"a"},{"name":"b"}],"rows":[\n{"a":1}\n]}',
		'{"meta":{"ver":"3.0","dis":"x"},"cols":[{"name":"a"},{"name":"b"}],"rows":[\n{"a":"n:1"}\n]}',
		'"<<\nver:""3.0"" dis:""x""\na,b\n1,\n>>"',
	],
];

/** A grid with everything a grid has, empty cells among it. */
export const SITES: Grid = {
	kind: "grid",
	meta: dict({ dis: "Site Energy", test: MARKER, since: { kind: "date", text: "2026-11-01" } }),
	columns: [
		{ name: "id", meta: new Map() },
		{ name: "dis", meta: dict({ dis: "Name, of it", sort: num(1) }) },
		{ name: "valueOf", meta: dict({ maxVal: num(32, "A"), shown: MARKER }) },
	],
	rows: [
		dict({ id: ref("a", "A"), dis: "One", valueOf: num(16, "A") }),
		new Map<string, Value>([
			["dis", "Two\nlines"],
			["valueOf", null],
		]),
		dict({}),
		dict({ valueOf: [MARKER] }),
	],
};

/** Grids with little in them. */
export const EMPTY: readonly Grid[] = [
	grid([]),
	gridOf(["a"], []),
	gridOf(["a", "b"], [dict({})]),
	grid([], dict({ err: MARKER, dis: "no" })),
];

/** A value within so many lists. */
export function listed(depth: number): Value {
	let value: Value = num(1);
	for (let i = 0; i < depth; i++) value = [value];
	return value;
}

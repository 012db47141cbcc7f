// SPDX-License-Identifier: Apache-2.0
/** Filters: which records match, row by row of docHaystack's chapter, and what a filter is told that is none. */
import test from "ava";
import { matches } from "../../src/haystack/filter/matches.js";
import { LONGEST_FILTER, parseFilter } from "../../src/haystack/filter/parse.js";
import { type Dict, dict, grid, MARKER, moment, NA, num, ref, sym, uri, type Value } from "../../src/haystack/value.js";

/** Tags as words, and tags with values. */
function record(words: string, tags: { readonly [tag: string]: Value } = {}): Dict {
	return new Map([...words.split(" ").map((word): [string, Value] => [word, MARKER]), ...dict(tags)]);
}

const site = record("site", { id: ref("s", "Home"), dis: "Home", geoCity: "Chicago", geoPostalCode: "23220", area: num(90, "m²") });
const port = record("ac evse port equip elec meter", {
	id: ref("p"),
	siteRef: ref("s"),
	dis: "Port 1",
	feeds: [ref("s"), ref("c")],
	nothing: null,
});
const cable = record("evse cable equip", { id: ref("c"), equipRef: ref("p"), siteRef: ref("s"), dis: "Cable", lost: ref("gone") });
const point = record("ac elec current magnitude sensor point cur", {
	id: ref("a"),
	equipRef: ref("p"),
	curVal: num(16, "A"),
	count: num(123),
	heat: num(75, "°F"),
	none: num(Number.NaN),
	on: true,
	off: false,
	name: 'it\'s "L1"\nß 😀',
	web: uri("http://x/a b"),
	term: sym("elec-meter"),
	day: { kind: "date", text: "2026-11-29" },
	time: { kind: "time", text: "18:30:00" },
	later: { kind: "time", text: "18:30:00.500" },
	ts: moment(Date.UTC(2026, 10, 29, 18, 30)),
	fine: { kind: "dateTime", text: "2026-11-29T19:30:00.25+01:00", zone: "Berlin" },
	inside: dict({ depth: num(1), further: dict({ up: ref("s") }) }),
	names: ["a", "b"],
	empty: [],
	one: [ref("p")],
	mixed: [ref("p"), "a"],
	missing: NA,
	table: grid([]),
	constructor: "a tag like any other",
});
const records = new Map([
	["s", site],
	["p", port],
	["c", cable],
	["a", point],
]);

/** Filters that match a record, and filters that do not. */
const rows: readonly (readonly [name: string, record: Dict, yes: readonly string[], no: readonly string[]])[] = [
	["a tag, whatever its value", site, ["site", "dis", " site ", "\tsite\n"], ["equip", "sites"]],
	["a tag that is false, not available, an empty list", point, ["off", "missing", "empty", "table", "constructor"], ["toString", "size"]],
	["null is nothing", port, ["not nothing"], ["nothing", "nothing == 5", "nothing != 5"]],
	["not", port, ["not point", "equip and not point"], ["not equip", "not siteRef->geoCity"]],
	[
		"and, or, parentheses",
		port,
		["point or equip", "ac and evse", "point and site or ac", "ac or point and site", "(ac or point) and evse"],
		["point and evse", "point or site", "(ac or point) and site", "point and (ac or site)"],
	],
	[
		"text",
		site,
		['geoPostalCode == "23220"', 'geoPostalCode != "23221"', 'dis < "I"', 'dis <= "Home"', 'dis > "H"', 'dis >= "Home"'],
		['geoPostalCode == "23221"', 'geoPostalCode != "23220"', 'dis < "Home"', 'dis > "Home"', "geoPostalCode == 23220"],
	],
	[
		"text with escapes",
		point,
		['name == "it\'s \\"L1\\"\\nß 😀"', 'name == "it\'s \\u0022L1\\u0022\\nß \\ud83d\\ude00"'],
		['name == "it\'s"'],
	],
	[
		"numbers need the unit",
		point,
		["curVal == 16A", "curVal >= 16A", "curVal <= 16.0A", "curVal > 1.5e1A", "curVal>-5A", "heat == 75°F", "count == 1_23", "curVal < 17A"],
		[
			"curVal == 16",
			"curVal == 16V",
			"curVal > 5",
			"curVal < 17",
			"curVal < 17mA",
			"heat == 75",
			"heat == 75°C",
			"curVal > 16A",
			"curVal < 16A",
		],
	],
	[
		"numbers are unequal where the units differ",
		point,
		["count != 123°F", "heat != 75°C", "count != 124", "curVal != 16"],
		["count != 123", "heat != 75°F"],
	],
	["not a number", point, ["none != 1"], ["none == 1", "none < 1", "none <= 1", "none > 1", "none >= 1"]],
	[
		"booleans",
		point,
		["on == true", "off == false", "on != false", "on > false"],
		["on == false", "off == true", "on != true", "name == true", "cur == true"],
	],
	[
		"references",
		port,
		["siteRef == @s", 'siteRef == @s "Another name"', "siteRef != @x", "id == @p", "id < @q"],
		["siteRef == @x", "siteRef != @s", 'siteRef == "s"'],
	],
	["uris", point, ["web == `http://x/a b`", "web < `http://x/b`"], ["web == `http://x/`", 'web == "http://x/a b"']],
	["symbols", point, ["term == ^elec-meter", "term != ^meter"], ["term == ^meter", 'term == "elec-meter"']],
	[
		"days",
		point,
		["day == 2026-11-29", "day > 2026-11-28", "day < 2026-12-01", "day <= 2026-11-29"],
		["day == 2026-11-28", "day > 2026-11-29", "day == 18:30"],
	],
	[
		"times of day",
		point,
		[
			"time == 18:30:00",
			"time == 18:30",
			"time > 09:00",
			"time < 18:30:00.001",
			"later == 18:30:00.5",
			"later > 18:30:00.49",
			"later < 18:30:01",
			"time == 18:30:00.000",
		],
		["time == 18:31:00", "later == 18:30:00", "time > 18:30:00"],
	],
	[
		"moments, in whatever zone",
		point,
		[
			"ts == 2026-11-29T18:30:00Z",
			"ts == 2026-11-29T18:30:00Z UTC",
			"ts == 2026-11-29T19:30:00+01:00 Berlin and cur",
			"ts < 2026-11-29T19:30:00.001+01:00 Berlin",
			"fine > 2026-11-29T18:30:00.2Z",
			"fine == 2026-11-29T18:30:00.250Z",
			"ts != 2026-11-29T19:30:00Z",
		],
		["ts == 2026-11-29T19:30:00Z", "ts > 2026-11-29T19:30:00+01:00 Berlin", "fine < 2026-11-29T18:30:00.25Z"],
	],
	[
		"other kinds are unequal, and have no order",
		point,
		["cur != 5", 'names != "a"', "missing != 5", "inside != 5", "table != 5", "count != true", 'empty != "a"'],
		[
			"cur == 5",
			"cur > 5",
			"cur < 5",
			'names == "a"',
			"inside == 5",
			'count < "200"',
			'names > "a"',
			"absent != 5",
			"absent == 5",
			"absent < 5",
		],
	],
	[
		"a reference leads to its record",
		point,
		[
			'equipRef->siteRef->geoCity == "Chicago"',
			"equipRef->siteRef",
			"equipRef->siteRef == @s",
			"not equipRef->point",
			"equipRef->evse and equipRef->meter",
		],
		['equipRef->siteRef->geoCity == "Berlin"', "equipRef->geoCity", "count->dis", "cur->dis", 'absent->dis != "x"', "not equipRef->evse"],
	],
	["a reference that leads nowhere", cable, ["lost", "not lost->dis", "lost == @gone"], ["lost->dis", 'lost->dis != "x"']],
	[
		"a dict within a record",
		point,
		["inside->depth == 1", 'inside->further->up->dis == "Home"', "not inside->width"],
		["inside->width", "inside->depth->x"],
	],
	[
		"any of a list of references",
		port,
		[
			"feeds == @s",
			"feeds == @c",
			'feeds->dis == "Home"',
			'feeds->dis == "Cable"',
			"feeds->site",
			"feeds->cable",
			"feeds->equipRef->evse",
			"feeds != @s",
		],
		["feeds == @x", 'feeds->dis == "Port 1"', "not feeds->site", "feeds->point"],
	],
	[
		"a list of one reference, and one that is none of references",
		point,
		["one == @p", "one->evse"],
		["one == @x", "mixed == @p", "mixed->site"],
	],
	[
		"what a record is",
		port,
		[
			"^evse-port",
			"^ac-evse-port",
			"^evse-equip",
			"^equip",
			"^entity",
			"^meter",
			"^elec-meter",
			"^ac-elec-meter",
			"^marker",
			"^evse and equip",
			"(^equip)",
			"^str",
			"^ref",
		],
		["^point", "^site", "^evse-cable", "^dc-evse-port", "not absent and ^point", "^number", "^airHandler"],
	],
	[
		"a term that has a conjunct below it",
		record("dc evse port equip"),
		["^evse-port", "^meter", "^dc-evse-port"],
		["^ac-evse-port", "^point"],
	],
	["a term that the table does not have", record("hot water"), ["^hot-water", "^water", "hot and not v10 or ^v10"], ["^hot-steam"]],
];

for (const [name, on, yes, no] of rows)
	test(`Filters: ${name}.`, (t) => {
		for (const text of yes)
			t.true(
				matches(parseFilter(text), on, (id) => records.get(id)),
				text,
			);
		for (const text of no)
			t.false(
				matches(parseFilter(text), on, (id) => records.get(id)),
				text,
			);
	});

/** What is no filter, and what it is told. */
const errors: readonly (readonly [text: string, told: string])[] = [
	["", "line 1, column 1: the end is no condition: a tag's name is one, and so are not, ( and ^"],
	["site and", "line 1, column 9: the end is no condition: a tag's name is one, and so are not, ( and ^"],
	["site equip", 'line 1, column 6: "equip" does not belong here: between two conditions stands one of the words and, or'],
	["site && equip", 'line 1, column 6: "&" does not belong here: between two conditions stands one of the words and, or'],
	["site\nand\n&", 'line 3, column 1: "&" is no condition: a tag\'s name is one, and so are not, ( and ^'],
	["inputs?", 'line 1, column 7: "?" does not belong here: between two conditions stands one of the words and, or'],
	["site)", 'line 1, column 5: ")" does not belong here: between two conditions stands one of the words and, or'],
	["(site", "line 1, column 6: ) is missing, which closes what was opened; here stands the end"],
	["(site or equip point)", 'line 1, column 16: ) is missing, which closes what was opened; here stands "point"'],
	["not (site)", "line 1, column 5: not takes a tag's name: for not (a or b) say not a and not b"],
	["not not site", 'line 1, column 5: "not" stands where a tag\'s name has to be'],
	["false", 'line 1, column 1: "false" stands where a tag\'s name has to be'],
	["or", 'line 1, column 1: "or" stands where a tag\'s name has to be'],
	["a->true", 'line 1, column 4: "true" stands where a tag\'s name has to be'],
	["a->", "line 1, column 4: the end is no condition: a tag's name is one, and so are not, ( and ^"],
	["9a", 'line 1, column 1: "9a" is no name: a small letter, then letters, digits and _'],
	[
		"Meter",
		'line 1, column 1: "Meter" begins the name of a spec of Xeto, and none is known here: ^elec-meter asks what a record is, elec which tags it has',
	],
	[
		"ph::Meter",
		'line 1, column 1: "ph" begins the name of a spec of Xeto, and none is known here: ^elec-meter asks what a record is, elec which tags it has',
	],
	[
		"ph.points::AirTempSensor",
		'line 1, column 1: "ph" begins the name of a spec of Xeto, and none is known here: ^elec-meter asks what a record is, elec which tags it has',
	],
	["dis = 5", "line 1, column 5: = compares nothing: == does"],
	["dis ==", 'line 1, column 7: the end is nothing to compare with: true, false, 16A, "text", @id, ^term, `uri`, dates and times are'],
	["dis *== ^x", 'line 1, column 5: "*" does not belong here: between two conditions stands one of the words and, or'],
	[
		"curVal == NaN",
		'line 1, column 11: "NaN" is nothing to compare with: true, false, 16A, "text", @id, ^term, `uri`, dates and times are',
	],
	["curVal == -INF", 'line 1, column 11: "-" is nothing to compare with: true, false, 16A, "text", @id, ^term, `uri`, dates and times are'],
	["on == T", 'line 1, column 7: "T" is nothing to compare with: true, false, 16A, "text", @id, ^term, `uri`, dates and times are'],
	["on == yes", 'line 1, column 7: "yes" is nothing to compare with: true, false, 16A, "text", @id, ^term, `uri`, dates and times are'],
	['dis == "open', 'line 1, column 13: the closing " is missing'],
	["day == 2026-02-30", 'line 1, column 8: "2026-02-30" is no number, date, time or moment'],
	["^lib:ph", "line 1, column 1: ^lib:ph is no term: tags' names with - between them are one"],
	["^elec-", "line 1, column 1: ^elec- is no term: tags' names with - between them are one"],
	["a->b->c->d->e->f->g->h->i", "line 1, column 23: a path has 8 names at most"],
	["((((((((((a", "line 1, column 9: more than 8 parentheses are open"],
	[`${"a or ".repeat(102)}ab`.padEnd(LONGEST_FILTER + 1), "the filter has 513 characters; 512 at most are read"],
];

for (const [text, told] of errors)
	test(`Filters: ${JSON.stringify(text.slice(0, 40))} is told what is wrong.`, (t) =>
		void t.throws(() => parseFilter(text), { message: told, instanceOf: Error }));

test("Filters: the longest and the deepest are read.", (t) => {
	t.true(matches(parseFilter("b or ".repeat(102) + "a".padEnd(2)), record("a"), () => undefined));
	t.true(matches(parseFilter(`${"(b or c and ".repeat(8)}b${")".repeat(8)} or a`), record("a"), () => undefined));
	t.true(matches(parseFilter("not a->b->c->d->e->f->g->h"), record("a"), () => undefined));
});

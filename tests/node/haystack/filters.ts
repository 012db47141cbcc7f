// SPDX-License-Identifier: Apache-2.0
/** Filters and records that fast-check draws, and the text of a filter. */
import fc from "fast-check";
import type { Comparison, Filter, Literal, Path } from "../../../src/haystack/filter/filter.js";
import { subtypesOf } from "../../../src/haystack/taxonomy.js";
import { type Dict, dict, isOf, MARKER, num, ref, sym, uri, type Value } from "../../../src/haystack/value.js";

/** The text of a filter. */
export function printed(filter: Filter): string {
	if ("parts" in filter) return filter.parts.map((part) => ("parts" in part ? `(${printed(part)})` : printed(part))).join(` ${filter.is} `);
	if ("anyOf" in filter) return `^${filter.term}`;
	const path = filter.path.join("->");
	if ("value" in filter) return `${path} ${filter.is} ${literal(filter.value)}`;
	return filter.is === "has" ? path : `not ${path}`;
}

function literal(value: Literal): string {
	if (typeof value === "string") return quoted(value, '"');
	if (typeof value === "boolean") return String(value);
	if (isOf(value, "number")) return `${value.value}${value.unit ?? ""}`;
	if (isOf(value, "ref")) return `@${value.id}`;
	if (isOf(value, "symbol")) return `^${value.name}`;
	if (isOf(value, "dateTime")) return `${value.text} ${value.zone}`;
	return isOf(value, "uri") ? quoted(value.text, "`") : (value as { readonly text: string }).text;
}

/** Characters that would end or escape it, and those of control, are escaped. */
function quoted(text: string, quote: string): string {
	return quote + text.replace(/["`\\]|[^ -\u{10ffff}]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`) + quote;
}

const text = fc.string({ unit: "grapheme", maxLength: 5 });
const digits = (length: number, most: number) => fc.nat(most).map((value) => String(value).padStart(length, "0"));
const day = fc
	.tuple(digits(4, 9999), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
	.map(([year, month, date]) => `${year}-${pair(month)}-${pair(date)}`);
const time = fc.tuple(digits(2, 23), digits(2, 59), digits(2, 59)).map((parts) => parts.join(":"));
const id = fc.stringMatching(/^[a-zA-Z0-9_:.~-]{1,6}$/);
const number = fc.oneof(
	fc.integer({ min: -3, max: 3 }),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);

function pair(value: number): string {
	return String(value).padStart(2, "0");
}

/** What a filter may compare with, by a tag that has such values; small ones are drawn twice. */
const literals = {
	b: fc.boolean(),
	s: fc.oneof(fc.constantFrom("", "a", "b"), text),
	n: number.map((value) => num(value)),
	a: number.map((value) => num(value, "A")),
	r: fc.oneof(fc.constantFrom("x", "y", "z"), id).map((name) => ref(name)),
	u: fc.oneof(fc.constantFrom("a", "b"), text).map((name) => uri(name)),
	y: fc.constantFrom("elec", "elec-meter", "lib:ph").map(sym),
	d: day.map((date) => ({ kind: "date", text: date }) as const),
	t: time.map((clock) => ({ kind: "time", text: clock }) as const),
} satisfies { readonly [tag: string]: fc.Arbitrary<Literal> };
const moments = fc.tuple(day, time, fc.constantFrom("Z UTC", "+01:00 Berlin", "-05:00 New_York")).map(([date, clock, zone]) => {
	const [offset, name] = zone.split(" ");
	return { kind: "dateTime", text: `${date}T${clock}${offset}`, zone: name } as const;
});

const comparison = fc.constantFrom<Comparison>("==", "!=", "<", "<=", ">", ">=");
const tags = Object.keys(literals) as (keyof typeof literals)[];

/** Conditions in which a tag is compared with its own kind, as far as haystack-core follows the chapter: it has neither definitions nor moments. */
const alike = leading(fc.constantFrom(...tags)).chain((path) =>
	fc.record({
		is: comparison,
		path: fc.constant(path),
		value: literals[path[path.length - 1] as keyof typeof literals] as fc.Arbitrary<Literal>,
	}),
);
const presence = fc.record({
	is: fc.constantFrom("has" as const, "missing" as const),
	path: leading(fc.constantFrom(...tags, "m", "o", "l", "k")),
});
const term = fc
	.constantFrom("elec-meter", "evse", "hot-water")
	.map((name): Filter => ({ is: "a", term: name, anyOf: subtypesOf(name).map((each) => each.split("-")) }));
const ofMoment = fc.record({ is: comparison, path: leading(fc.constantFrom("ts")), value: moments });

/** A path that ends with a tag, through references, a list of them or a dict. */
function leading(last: fc.Arbitrary<string>): fc.Arbitrary<Path> {
	return fc.tuple(fc.array(fc.constantFrom("r", "l", "k"), { maxLength: 2 }), last).map(([before, end]) => [...before, end]);
}

/** Any filter of what conditions are given, up to three deep. */
function filtersOf(condition: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
	const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
		filter: fc.oneof(
			{ maxDepth: 3, withCrossShrink: true },
			condition,
			fc.record({ is: fc.constantFrom("and" as const, "or" as const), parts: fc.array(tie("filter"), { minLength: 2, maxLength: 3 }) }),
		),
	}));
	return filter;
}

/** Filters of all that the language has. */
export const filters = filtersOf(fc.oneof(presence, alike, term, ofMoment));

/** Filters of what haystack-core answers as the chapter says. */
export const plainFilters = filtersOf(fc.oneof(presence, alike));

const refs = fc.constantFrom("x", "y", "z", "gone").map((name) => ref(name));
const values: { readonly [tag: string]: fc.Arbitrary<Value> } = {
	...literals,
	r: refs,
	m: fc.constant(MARKER),
	l: fc.array(refs, { minLength: 1, maxLength: 3 }),
};
const flat = fc.record(values, { requiredKeys: [] }).map((found) => dict(found));

/** Records whose tags have the values that filters ask for; `k` is a dict. */
export const records: fc.Arbitrary<Dict> = fc.record({ ...values, k: flat }, { requiredKeys: [] }).map((found) => dict(found));

// SPDX-License-Identifier: Apache-2.0
/** Random values of Haystack, and what haystack-core makes of them. */
import fc from "fast-check";
import {
	HBool,
	HCoord,
	HDate,
	HDateTime,
	HDict,
	HGrid,
	HList,
	HMarker,
	HNa,
	HNum,
	HRef,
	HRemove,
	HStr,
	HSymbol,
	HTime,
	HUri,
	type HVal,
	HXStr,
} from "haystack-core";
import {
	type Column,
	type Dict,
	type Grid,
	isDict,
	isList,
	MARKER,
	NA,
	num,
	REMOVE,
	ref,
	type Scalar,
	sym,
	uri,
	type Value,
} from "../../../src/haystack/value.js";

declare global {
	/** A type that haystack-core's declarations take from a browser's. */
	interface TextEncoder {
		encode(text?: string): Uint8Array;
	}
	/** Likewise. */
	interface TextDecoder {
		decode(bytes?: Uint8Array): string;
	}
}

/** Any value of haystack-core. */
export type Theirs = HVal | null | undefined;

/** A value of ours as one of theirs. */
export function theirs(value: Value): HVal | null {
	if (value === null) return null;
	if (typeof value === "boolean") return HBool.make(value);
	if (typeof value === "string") return HStr.make(value);
	if (isList(value)) return HList.make(value.map(theirs) as HVal[]);
	if (isDict(value)) return theirDict(value);
	switch (value.kind) {
		case "marker":
			return HMarker.make();
		case "na":
			return HNa.make();
		case "remove":
			return HRemove.make();
		case "number":
			return HNum.make(value.value, value.unit);
		case "ref":
			return HRef.make(value.id, value.dis);
		case "symbol":
			return HSymbol.make(value.name);
		case "uri":
			return HUri.make(value.text);
		case "date":
			return HDate.make(value.text);
		case "time":
			return HTime.make(value.text);
		case "dateTime":
			return HDateTime.make({ _kind: "dateTime", val: value.text, tz: value.zone } as never);
		case "coord":
			return HCoord.make({ latitude: value.latitude, longitude: value.longitude });
		case "xstr":
			return HXStr.make(value.type, value.text);
		case "grid":
			return theirGrid(value);
	}
}

function theirDict(tags: Dict): HDict {
	return HDict.make(Object.fromEntries([...tags].map(([name, value]) => [name, theirs(value)])));
}

/** A grid of ours as one of theirs. */
export function theirGrid({ meta, columns, rows }: Grid): HGrid {
	return HGrid.make({
		meta: theirDict(meta),
		columns: columns.map((column) => ({ name: column.name, meta: theirDict(column.meta) })),
		rows: [...rows].map(theirDict),
	});
}

/** What haystack-core has read, as values of ours. */
export function ours(value: Theirs): Value {
	if (value === null || value === undefined) return null;
	if (value instanceof HList) return [...value.values].map((item) => ours(item as Theirs));
	if (value instanceof HDict) return ourDict(value);
	if (value instanceof HGrid) return ourGrid(value);
	return ourScalar(value);
}

function ourDict(dict: HDict): Map<string, Value> {
	return new Map(dict.keys.map((name) => [name, ours(dict.get(name))]));
}

function ourGrid(grid: HGrid): Grid {
	const columns = grid.getColumns().map(({ name, meta }): Column => ({ name, meta: ourDict(meta) }));
	return { kind: "grid", meta: ourDict(grid.meta), columns, rows: grid.getRows().map(ourDict) };
}

function ourScalar(value: HVal): Scalar {
	if (value instanceof HBool || value instanceof HStr) return value.value;
	if (value instanceof HMarker) return MARKER;
	if (value instanceof HNa) return NA;
	if (value instanceof HRemove) return REMOVE;
	if (value instanceof HNum) return num(value.value, (value.toJSON() as { unit?: string }).unit);
	if (value instanceof HRef) return ref(value.value, (value.toJSON() as { dis?: string }).dis);
	if (value instanceof HSymbol) return sym(value.value);
	if (value instanceof HUri) return uri(value.value);
	if (value instanceof HDate) return { kind: "date", text: value.value };
	if (value instanceof HTime) return { kind: "time", text: value.value };
	if (value instanceof HDateTime) return { kind: "dateTime", text: value.iso, zone: value.timezone };
	if (value instanceof HCoord) return { kind: "coord", latitude: value.latitude, longitude: value.longitude };
	if (value instanceof HXStr) return { kind: "xstr", type: value.type, text: value.value };
	throw new Error(`${value.getKind()} is no kind of ours`);
}

/** Words of some characters, of which the first is among others. */
function word(first: string, others: string): fc.Arbitrary<string> {
	const one = (of: string) => fc.constantFrom(...of);
	return fc.tuple(one(first), fc.array(one(others), { maxLength: 6 })).map(([a, b]) => a + b.join(""));
}

const SMALL = "abcxyz";
const LETTERS = `${SMALL}ABCTZ`;
const WORD = `${LETTERS}059_`;

/** Names of tags: also those that every object has. */
export const names = fc.oneof(
	{ weight: 4, arbitrary: word(SMALL, WORD) },
	{ weight: 1, arbitrary: fc.constantFrom("constructor", "toString", "valueOf", "hasOwnProperty", "kind", "dis", "id") },
);
const ids = word(`${WORD}:-.~`, `${WORD}:-.~`);

/** Texts: quotes, ends of lines, escapes, what is beyond ASCII, and what looks like something else. */
export const texts = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 12 }),
	fc.string({ unit: fc.constantFrom(..."\"\\\n\r\t\b\f\u0000\u007f$`'{}[]<>,:;#@^ é€😀\u2028ab1"), maxLength: 12 }),
	fc.constantFrom("M", "N", "T", "m:", "s:", "n:1", "---", "// no", "Zinc:", "[", "a\nb", " a\n b", "a\n\nb", "true", "\n", "💡"),
);

const numbers = fc.oneof(
	fc.integer(),
	fc.double(),
	fc.constantFrom(0, 1e21, 1e-7, 123_456_789_012_345_680_000, 5e-324, Number.MAX_VALUE, Infinity, -Infinity, Number.NaN),
);
const units = fc.option(fc.constantFrom("A", "kW", "kWh", "%", "°F", "€", "kg/m²", "m³_gas", "$", "_x", "e", "E", "inH₂O", "T"), {
	nil: undefined,
});
const days = fc
	.date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("2999-12-31T00:00:00Z"), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const two = (below: number) => fc.nat(below - 1).map((n) => String(n).padStart(2, "0"));
const times = fc
	.tuple(two(24), two(60), two(60), fc.option(fc.integer({ min: 1, max: 999_999 }), { nil: undefined }))
	.map(([h, m, s, fraction]) => `${h}:${m}:${s}${fraction === undefined ? "" : `.${fraction}`}`);
const zones = fc.constantFrom(
	["Z", "UTC"],
	["Z", "London"],
	["+01:00", "Berlin"],
	["-05:00", "New_York"],
	["+05:30", "Kolkata"],
	["+03:00", "GMT-3"],
);
const degrees = (most: number) =>
	fc.oneof(
		fc.integer({ min: -most * 1e9, max: most * 1e9 }).map((n) => n / 1e9),
		fc.constantFrom(0, 1e-7, most, -most),
	);

const scalars: fc.Arbitrary<Scalar> = fc.oneof(
	fc.constantFrom<Scalar>(null, true, false, MARKER, NA, REMOVE),
	texts,
	// a unit of what is not finite is lost in Zinc: see spellings.test.ts
	fc.tuple(numbers, units).map(([value, unit]) => num(value + 0, Number.isFinite(value) ? unit : undefined)),
	fc.tuple(ids, fc.option(texts, { nil: undefined })).map(([id, dis]) => ref(id, dis)),
	ids.map(sym),
	texts.map(uri),
	days.map((text): Scalar => ({ kind: "date", text })),
	times.map((text): Scalar => ({ kind: "time", text })),
	fc.tuple(days, times, zones).map(([day, time, [offset, zone]]): Scalar => ({ kind: "dateTime", text: `${day}T${time}${offset}`, zone })),
	fc
		.tuple(degrees(90), degrees(180))
		.map(([latitude, longitude]): Scalar => ({ kind: "coord", latitude: latitude + 0, longitude: longitude + 0 })),
	fc.tuple(word("ABXZ", WORD), texts).map(([type, text]): Scalar => ({ kind: "xstr", type, text })),
);

/** Tags by name, none of which is one of these. */
function dicts(values: fc.Arbitrary<Value>, ...not: string[]): fc.Arbitrary<Dict> {
	const taken = new Set(not);
	return fc
		.array(
			fc.tuple(
				names.filter((name) => !taken.has(name)),
				values,
			),
			{ maxLength: 4 },
		)
		.map((tags): Dict => new Map(tags));
}

function gridsOf(values: fc.Arbitrary<Value>): fc.Arbitrary<Grid> {
	const columns = fc.uniqueArray(fc.record({ name: names, meta: dicts(values, "name") }, { noNullPrototype: true }), {
		selector: ({ name }) => name,
		maxLength: 4,
	});
	return columns.chain((columns) =>
		fc.record(
			{ kind: fc.constant("grid" as const), meta: dicts(values, "ver"), columns: fc.constant(columns), rows: rowsOf(columns, values) },
			{ noNullPrototype: true },
		),
	);
}

function rowsOf(columns: readonly Column[], values: fc.Arbitrary<Value>): fc.Arbitrary<Dict[]> {
	const cells = fc.tuple(...columns.map(() => fc.option(values, { nil: undefined })));
	const row = cells.map(
		(cells): Dict => new Map(columns.flatMap(({ name }, i) => (cells[i] === undefined ? [] : [[name, cells[i]] as const]))),
	);
	return fc.array(row, { maxLength: columns.length === 0 ? 0 : 4 });
}

/** What may stand within lists, dicts and grids within each other, so many levels of them. */
function within(levels: number): fc.Arbitrary<Value> {
	if (levels === 0) return scalars;
	const inner = within(levels - 1);
	return fc.oneof({ weight: 6, arbitrary: scalars }, fc.array(inner, { maxLength: 4 }), dicts(inner), gridsOf(inner));
}

/** Any value. */
export const values: fc.Arbitrary<Value> = within(3);
/** Any grid. */
export const grids: fc.Arbitrary<Grid> = gridsOf(within(2));

// SPDX-License-Identifier: Apache-2.0
/** The charger's table of definitions against the published ones: each row is theirs, and a filter's term reaches what theirs reaches. */
import test from "ava";
import { defsGrid } from "../../../src/haystack/defs.js";
import { subtypesOf } from "../../../src/haystack/taxonomy.js";
import { type Dict, isList, isOf, type Value } from "../../../src/haystack/value.js";
import { type Definition, definitions, is, subtypes } from "./definitions.js";

/** Left out of the rows: what only somebody who makes records asks. */
const leftOut = "children containedBy enum maxVal minVal notInherited of prefUnit quantityOf tagOn transient".split(" ");
const rows = [...defsGrid().rows];

/** A row with its symbols as their names, like a definition that was read. */
function plain(row: Dict): { readonly [tag: string]: unknown } {
	return Object.fromEntries([...row].map(([tag, value]) => [tag, isList(value) ? value.map(text) : text(value)]));
}

function text(value: Value): unknown {
	if (isOf(value, "symbol")) return value.name;
	return isOf(value, "uri") ? value.text : isOf(value, "marker") ? true : value;
}

test("Each row of defs is what was published, but for what is left out of all.", (t) => {
	t.true(rows.length > 150);
	for (const row of rows) {
		const { def, ...tags } = plain(row);
		const { lib, ...published } = definitions.get(def as string) as Definition & { readonly [tag: string]: unknown };
		const kept = Object.entries(published).filter(([tag]) => !leftOut.includes(tag));
		const above = is(def as string);
		t.deepEqual(tags, { ...Object.fromEntries(kept), lib: `lib:${lib}`, ...(above.length > 0 ? { is: above } : {}) }, def as string);
	}
});

test("What descends from a term is what descends from it as published, as far as the table goes.", (t) => {
	const terms = rows.map((row) => plain(row).def as string).filter((name) => !name.includes(":"));
	for (const term of terms)
		t.deepEqual([...subtypesOf(term)].sort(), [term, ...subtypes(term)].filter((name) => terms.includes(name)).sort(), term);
});

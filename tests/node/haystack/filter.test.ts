// SPDX-License-Identifier: Apache-2.0
/** Filters drawn at random: what is printed is read as what it was, and haystack-core matches the same records where it follows docHaystack Filters. */
import test from "ava";
import fc from "fast-check";
import { type HDict, type HRef, makeValue } from "haystack-core";
import { matches } from "../../../src/haystack/filter/matches.js";
import { LONGEST_FILTER, parseFilter } from "../../../src/haystack/filter/parse.js";
import { haysonOf } from "../../../src/haystack/json/encode.js";
import { type Dict, grid } from "../../../src/haystack/value.js";
import { filters, plainFilters, printed, records } from "./filters.js";

test("A printed filter is read as what it was.", (t) => {
	const same = fc.property(filters, (filter) => {
		const text = printed(filter);
		fc.pre(text.length <= LONGEST_FILTER);
		t.deepEqual(parseFilter(text), filter);
	});
	t.notThrows(() => fc.assert(same, { numRuns: 1000, seed: 1 }));
});

/** The record as haystack-core has it. */
function oracle(record: Dict): HDict {
	const json = JSON.parse([...haysonOf(grid([record]))].join("")) as { readonly rows: readonly object[] };
	return makeValue(json.rows[0]) as HDict;
}

test("haystack-core matches the same.", (t) => {
	let [yes, no] = [0, 0];
	const agree = fc.property(plainFilters, records, fc.tuple(records, records, records), (filter, record, [x, y, z]) => {
		const text = printed(filter);
		fc.pre(text.length <= LONGEST_FILTER);
		const all = new Map([
			["x", x],
			["y", y],
			["z", z],
		]);
		const resolve = (id: HRef): HDict | undefined => (all.has(id.value) ? oracle(all.get(id.value) as Dict) : undefined);
		const found = matches(parseFilter(text), record, (id) => all.get(id));
		t.is(found, oracle(record).matches(text, { resolve }), text);
		found ? (yes += 1) : (no += 1);
	});
	t.notThrows(() => fc.assert(agree, { numRuns: 3000, seed: 1 }));
	t.true(yes > 500 && no > 500, `${yes} matched, ${no} did not`);
});

// SPDX-License-Identifier: Apache-2.0
/** What tells a port from all others: drawn once, kept, and drawn again only where nobody can read it. */
import test from "ava";
import { Records } from "../../hosts/bench/records.js";
import { uniqueOf } from "../../src/evse/unique.js";

/** The digits, with draws of one number, and what was said. */
function drawn(store: Records, number: number): { digits: string; said: string[] } {
	const said: string[] = [];
	return {
		digits: uniqueOf(
			store,
			(line) => said.push(line),
			() => number,
		),
		said,
	};
}

test("it is drawn at the first start, and the same after a restart", (t) => {
	const store = new Records();
	t.deepEqual(drawn(store, 0xab), { digits: "00ab".repeat(8), said: [] });
	t.deepEqual(drawn(store, 0xcd), { digits: "00ab".repeat(8), said: [] });
	t.is(drawn(new Records(), 0xcd).digits, "00cd".repeat(8));
});

test("one that nobody can read is said once, and drawn anew for good", (t) => {
	for (const [text, says] of [
		['{"digits":7}', ['the record "unique" is not used: digits is no string']],
		['{"digits":"00ab"}', []],
		[`{"digits":"${"g".repeat(32)}"}`, []],
	] as const) {
		const store = new Records();
		store.write("unique", text);
		t.deepEqual(drawn(store, 0xef), { digits: "00ef".repeat(8), said: [...says] });
		t.deepEqual(drawn(store, 1), { digits: "00ef".repeat(8), said: [] });
	}
});

// SPDX-License-Identifier: Apache-2.0
/** The queue of requests: bounded, in order, those that withdraw first, and nobody fills it alone. */
import test from "ava";
import { MOST_OF_EACH, MOST_WAITING, RequestQueue } from "../../src/link/queue.js";

interface Row {
	readonly from: string;
	readonly withdraws: boolean;
	readonly id: number;
}

const queue = () => new RequestQueue<string, Row>((row, withdrawal) => row.id === -withdrawal.id);
const row = (from: string, id: number, withdraws = false): Row => ({ from, id, withdraws });

test("in the order of coming, but those that withdraw first, in theirs", (t) => {
	const rows = queue();
	for (const each of [row("a", 1), row("a", 2, true), row("b", 3), row("b", 4, true)]) t.deepEqual(rows.add(each), []);
	t.deepEqual(
		Array.from({ length: 5 }, () => rows.take()?.id),
		[2, 4, 1, 3, undefined],
	);
});

test("one alone has its share, all together have theirs", (t) => {
	const rows = queue();
	for (let id = 1; id <= MOST_OF_EACH; id++) rows.add(row("a", id));
	t.deepEqual(rows.add(row("a", 99)), [{ row: row("a", 99), why: "busy" }]);
	for (const from of ["b", "c"]) for (let id = 1; id <= 2; id++) rows.add(row(from, id));
	t.is(rows.length, MOST_WAITING);
	t.deepEqual(rows.add(row("d", 7)), [{ row: row("d", 7), why: "busy" }]);
});

test("one that withdraws finds room, and puts the last one out that does not", (t) => {
	const rows = queue();
	for (const from of ["a", "b"]) for (let id = 1; id <= MOST_OF_EACH; id++) rows.add(row(from, id));
	t.deepEqual(rows.add(row("c", 50, true)), [{ row: row("b", 4), why: "busy" }]);
	t.is(rows.take()?.id, 50);
	const full = queue();
	for (const from of ["a", "b"]) for (let id = 1; id <= MOST_OF_EACH; id++) full.add(row(from, id, true));
	t.is(full.add(row("c", 50, true))[0].why, "busy", "nobody who withdraws is put out");
});

test("what would undo a withdrawal that passes it is put out", (t) => {
	const rows = queue();
	rows.add(row("a", -5));
	rows.add(row("a", -6));
	t.deepEqual(rows.add(row("b", 5, true)), [{ row: row("a", -5), why: "overtaken" }]);
	t.deepEqual([rows.take()?.id, rows.take()?.id, rows.take()?.id], [5, -6, undefined]);
});

test("whoever is gone leaves nothing behind", (t) => {
	const rows = queue();
	for (const from of ["a", "b", "a"]) rows.add(row(from, 1));
	rows.forget("a");
	t.is(rows.length, 1);
	t.is(rows.take()?.from, "b");
});

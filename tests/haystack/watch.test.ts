// SPDX-License-Identifier: Apache-2.0
/** Watches: who is told of what, when, and until when (docHaystack Ops, watchSub, watchPoll, watchUnsub). */
import test from "ava";
import type { Dict, Grid } from "../../src/haystack/value.js";
import { MOST_WATCHED, MOST_WATCHES } from "../../src/haystack/watches.js";
import { errorOf, idOf, Laboratory } from "./laboratory.js";

const CHARGING = "plug; sleep 1; draw_power_regulated 16,3; within 6 expect contactor closed; sleep 6";

/** Somebody who watches. */
class Watcher {
	readonly laboratory = new Laboratory();
	id = "";

	open(...ids: readonly string[]): Grid {
		const grid = this.laboratory.post("watchSub", `watchDis:"me"`, "id", ...ids);
		this.id = `${grid.meta.get("watchId")}`;
		return grid;
	}

	add(...ids: readonly string[]): Grid {
		return this.laboratory.post("watchSub", `watchId:"${this.id}"`, "id", ...ids);
	}

	poll(more = ""): Grid {
		return this.laboratory.post("watchPoll", `watchId:"${this.id}"${more}`, "empty");
	}

	drop(...ids: readonly string[]): Grid {
		return this.laboratory.post("watchUnsub", `watchId:"${this.id}"`, "id", ...ids);
	}
}

const idsOf = ({ rows }: Grid): string[] => [...rows].map((row) => idOf(row.get("id")));
const ALL = ["@evse.status", "@evse.maxCurrent", "@evse.power", "@evse"];

test("a new watch answers with a row for each record in their order, of nulls for one that is unknown, its id and its lease", (t) => {
	const grid = new Watcher().open("@evse.status", "@nobody", "@evse.power");
	t.deepEqual(idsOf(grid), ["evse.status", "", "evse.power"]);
	t.is([...grid.rows][1].size, 0);
	t.deepEqual(grid.meta.get("lease"), { kind: "number", value: 60, unit: "s" });
	t.regex(`${grid.meta.get("watchId")}`, /^w-\d+-\d+$/);
});

test("a new watch has to say for whom it is", (t) => {
	const grid = new Laboratory().post("watchSub", "", "id", "@evse");
	t.is(errorOf(grid), `a new watch has a "watchDis" in the grid's meta; one that is open, its "watchId"`);
});

test("a poll tells only of what has changed since it was told, and then nothing", (t) => {
	const watcher = new Watcher();
	watcher.open(...ALL);
	t.deepEqual(idsOf(watcher.poll()), []);
	watcher.laboratory.words(CHARGING);
	const news = watcher.poll();
	t.deepEqual(idsOf(news).sort(), ["evse.power", "evse.status"]);
	t.is(news.meta.get("watchId"), watcher.id);
	const [status] = [...news.rows].filter((row: Dict) => idOf(row.get("id")) === "evse.status");
	t.is(status.get("curVal"), "occupied");
	t.deepEqual(idsOf(watcher.poll()), []);
});

test("a level, a setting, and a charger that falls silent are news", (t) => {
	const watcher = new Watcher();
	watcher.open(...ALL);
	watcher.laboratory.write("8", "10A");
	t.deepEqual(idsOf(watcher.poll()), ["evse.maxCurrent"]);
	watcher.laboratory.words("> set name Left; sleep 2");
	t.deepEqual(idsOf(watcher.poll()).sort(), ["evse", "evse.maxCurrent", "evse.power", "evse.status"]);
	watcher.laboratory.words("link down; sleep 8");
	t.deepEqual(idsOf(watcher.poll()).sort(), ["evse.maxCurrent", "evse.power", "evse.status"]);
});

test("with refresh, a poll tells of all, but of none that is unknown", (t) => {
	const watcher = new Watcher();
	watcher.open(...ALL, "@nobody");
	t.deepEqual(idsOf(watcher.poll(" refresh")).sort(), ["evse", "evse.maxCurrent", "evse.power", "evse.status"]);
});

test("records are added to a watch, and taken out of it", (t) => {
	const watcher = new Watcher();
	watcher.open("@evse.status");
	t.deepEqual(idsOf(watcher.add("@evse.power")), ["evse.power"]);
	t.deepEqual([...watcher.drop("@evse.status").rows], []);
	watcher.laboratory.words(CHARGING);
	t.deepEqual(idsOf(watcher.poll()), ["evse.power"]);
});

test("a watch is closed, and an error grid says that it is gone", (t) => {
	const watcher = new Watcher();
	watcher.open(...ALL);
	const closed = watcher.laboratory.post("watchUnsub", `watchId:"${watcher.id}" close`, "id");
	t.deepEqual([errorOf(closed), [...closed.rows].length], ["", 0]);
	for (const gone of [watcher.poll(), watcher.add("@evse"), watcher.drop("@evse")])
		t.is(errorOf(gone), `there is no watch "${watcher.id}"; open a new one with watchSub`);
});

test("a watch ends a lease after it was used last, and not before", (t) => {
	const watcher = new Watcher();
	watcher.open("@evse");
	for (let i = 0; i < 3; i++) {
		watcher.laboratory.words("sleep 59");
		t.is(errorOf(watcher.poll()), "");
	}
	watcher.laboratory.words("sleep 61");
	t.is(watcher.laboratory.station.watches.length, 0);
	t.regex(errorOf(watcher.poll()), /there is no watch/);
});

for (const [lease, seconds] of [
	["20s", 20],
	["5min", 300],
	["1s", 10],
	["1day", 600],
] as const)
	test(`a lease of ${lease} is one of ${seconds} s`, (t) => {
		const grid = new Laboratory().post("watchSub", `watchDis:"me" lease:${lease}`, "id", "@evse");
		t.deepEqual(grid.meta.get("lease"), { kind: "number", value: seconds, unit: "s" });
	});

test("no more watches and records than there is room for", (t) => {
	const watcher = new Watcher();
	for (let i = 0; i < MOST_WATCHES; i++) t.is(errorOf(watcher.open("@evse")), "");
	t.is(errorOf(watcher.open("@evse")), `${MOST_WATCHES} watches are open already; close one, or wait until one ends`);
	const ids = Array.from({ length: MOST_WATCHED + 1 }, (_, i) => `@x${i}`);
	t.is(errorOf(watcher.open(...ids)), `a watch of ${MOST_WATCHED + 1} records; at most ${MOST_WATCHED}`);
	watcher.laboratory.words("sleep 61");
	t.is(errorOf(watcher.open("@evse")), "");
});

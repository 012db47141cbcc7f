// SPDX-License-Identifier: Apache-2.0
/** Histories, as hisRead tells them: ranges in each form, their ends, several points side by side (docHaystack Ops, "HisRead"). */
import test from "ava";
import type { Grid } from "../../src/haystack/value.js";
import { zincText } from "../../src/haystack/zinc/encode.js";
import { cellsOf, errorOf, Laboratory } from "./laboratory.js";

const BEFORE_MIDNIGHT = "clock 2026-06-01T23:57:30Z; sleep 6";

/** A charge over midnight: samples of 23:57 to 00:03. */
function overMidnight(samples?: number): Laboratory {
	const laboratory = new Laboratory([], undefined, BEFORE_MIDNIGHT, samples === undefined ? {} : { samples });
	laboratory.words("plug; sleep 1; draw_power_regulated 16,3; within 6 expect contactor closed; sleep 320");
	return laboratory;
}

const laboratory = overMidnight();

const history = (range: string, id = "@evse.power"): Grid => laboratory.post("hisRead", "", "id,range", `${id},${JSON.stringify(range)}`);
const timesOf = ({ rows }: Grid): string[] => [...rows].map((row) => cellsOf(row).ts.slice(11, 16));
const metaOf = ({ meta }: Grid): { [name: string]: string } => cellsOf(meta);

for (const [range, times, start, end] of [
	["today", ["00:00", "00:01", "00:02"], "2026-06-02T00:00:00Z", "2026-06-03T00:00:00Z"],
	["yesterday", ["23:57", "23:58", "23:59"], "2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z"],
	["2026-06-01", ["23:57", "23:58", "23:59"], "2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z"],
	["2026-06-03", [], "2026-06-03T00:00:00Z", "2026-06-04T00:00:00Z"],
	["2026-06-01,2026-06-02", ["23:57", "23:58", "23:59", "00:00", "00:01", "00:02"], "2026-06-01T00:00:00Z", "2026-06-03T00:00:00Z"],
	["2026-06-01T23:58:00Z UTC,2026-06-02T00:00:00Z UTC", ["23:58", "23:59"], "2026-06-01T23:58:00Z", "2026-06-02T00:00:00Z"],
	["2026-06-02T01:58:00+02:00 Berlin,2026-06-02T02:00:00+02:00 Berlin", ["23:58", "23:59"], "2026-06-01T23:58:00Z", "2026-06-02T00:00:00Z"],
] as const)
	test(`the range ${range} is told from its start, which belongs to it, to its end, which does not`, (t) => {
		const grid = history(range);
		t.deepEqual(timesOf(grid), times);
		t.deepEqual(metaOf(grid), { id: "@evse.power", hisStart: `${start} UTC`, hisEnd: `${end} UTC` });
	});

test("the range of one moment is all from then on", (t) => {
	const grid = history("2026-06-02T00:01:00Z UTC");
	t.deepEqual(timesOf(grid), ["00:01", "00:02"]);
	t.true(metaOf(grid).hisEnd.startsWith("2026-06-02T00:0"));
});

test("a sample has its time and its value", (t) => {
	const grid = history("2026-06-02T00:01:00Z UTC");
	t.deepEqual(
		grid.columns.map(({ name }) => name),
		["ts", "val"],
	);
	t.regex(cellsOf([...grid.rows][0]).val, /^11\.0\d*kW$/);
});

test("changes are samples of what changes, at the time at which it was seen", (t) => {
	const rows = [...history("yesterday", "@evse.status").rows].map(cellsOf);
	t.deepEqual(
		rows.map(({ val }) => val),
		[`"available"`, `"occupied"`],
	);
	t.regex(rows[1].ts, /^2026-06-01T23:57:3\d/);
});

test("several points stand side by side, and a cell is null where one has no sample", (t) => {
	const ids = ["@evse.status", "@evse.power", "@evse.energy"];
	const grid = laboratory.post("hisRead", `range:"2026-06-01"`, "id", ...ids);
	t.deepEqual(
		grid.columns.map(({ name, meta }) => [name, meta.has("id") ? zincText(meta.get("id") ?? null) : ""]),
		[
			["ts", ""],
			["v0", ids[0]],
			["v1", ids[1]],
			["v2", ids[2]],
		],
	);
	t.deepEqual(metaOf(grid), { hisStart: "2026-06-01T00:00:00Z UTC", hisEnd: "2026-06-02T00:00:00Z UTC" });
	const rows = [...grid.rows].map(cellsOf);
	t.deepEqual(
		rows.map(({ ts }) => ts).sort(),
		rows.map(({ ts }) => ts),
	);
	t.deepEqual(
		rows.map((row) => [row.v0 ?? "", "v1" in row, "v2" in row]),
		[
			[`"available"`, true, true],
			[`"occupied"`, false, false],
			["", true, true],
			["", true, true],
		],
	);
});

test("a zone that is not the points' is refused", (t) => {
	const zone = (tz: string) => errorOf(laboratory.post("hisRead", `range:"today" tz:"${tz}"`, "id", "@evse.power"));
	t.is(zone("UTC"), "");
	t.is(zone("Berlin"), `times are told in UTC, not in "Berlin"`);
});

test("of more samples than are kept the oldest are gone", (t) => {
	const few = overMidnight(3);
	const grid = few.post("hisRead", "", "id,range", `@evse.power,"2026-06-01,2026-06-02"`);
	t.deepEqual(timesOf(grid), ["00:00", "00:01", "00:02"]);
});

test("more samples than are told at once are incomplete, and the oldest come first", (t) => {
	const small = new Laboratory([], undefined, BEFORE_MIDNIGHT, { rows: 2 });
	small.words("sleep 200");
	const grid = small.post("hisRead", "", "id,range", `@evse.energy,"2026-06-01,2026-06-02"`);
	t.deepEqual(timesOf(grid), ["23:57", "23:58"]);
	t.is(metaOf(grid).incomplete, `{dis:"there are more than 2 samples; ask from the last one on" limit:2}`);
});

for (const range of ["tomorrow", "2026-02-30", "2026-06-01,2026-06-02T00:00:00Z UTC", "2026-06-01,2026-06-02,2026-06-03", ""])
	test(`"${range}" is no range`, (t) => {
		t.true(errorOf(history(range)).startsWith(`"${range}" is no range; write today, yesterday, a day as 2026-11-29`));
	});

for (const [range, says] of [
	["2026-06-02,2026-06-01", "ends before it begins"],
	["9999-12-31", "is not within the years 0000 to 9999 of UTC"],
	["0000-01-01T00:00:00+14:00 Kiritimati", "is not within the years 0000 to 9999 of UTC"],
] as const)
	test(`the range ${range} ${says}`, (t) => {
		t.is(errorOf(history(range)), `the range "${range}" ${says}`);
	});

test("a range has to be there, and no more points than a batch takes", (t) => {
	t.is(errorOf(laboratory.post("hisRead", "", "id", "@evse.power")), `"range" is missing: today, yesterday, a day, or a moment`);
	const batch = (count: number) => errorOf(laboratory.post("hisRead", `range:"today"`, "id", ...Array(count).fill("@evse.power")));
	t.deepEqual(
		[batch(1), batch(16), batch(17), batch(0)],
		["", "", "a batch has 1 to 16 points, not 17", "a batch has 1 to 16 points, not 0"],
	);
	t.is(errorOf(laboratory.post("hisRead", "", "id,range", `@evse.power,"today"`, `@evse.power,"today"`)), "this takes one row, not 2");
});

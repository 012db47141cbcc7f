// SPDX-License-Identifier: Apache-2.0
/** Ops that look, as docHaystack Ops has them, and what HTTP says; each row of the table in docs/haystack.md names its test. */
import test from "ava";
import { FORMATS } from "../../src/haystack/formats.js";
import { type Dict, type Grid, isOf, type Value } from "../../src/haystack/value.js";
import { zincText } from "../../src/haystack/zinc/encode.js";
import { cellsOf, errorOf, Laboratory } from "./laboratory.js";

const NAMED = ["serial=7", "site=Depot", "dispenser=Post 7", "outlet=tethered"];
const laboratory = new Laboratory(NAMED);

const rowsOf = ({ rows }: Grid): Dict[] => [...rows];
const columnsOf = ({ columns }: Grid): string[] => columns.map(({ name }) => name);
const told = (value: Value | undefined): string => (value === undefined ? "" : zincText(value));

test("about tells of the server in the columns of its page", (t) => {
	const about = laboratory.get("about");
	t.deepEqual(columnsOf(about), [
		"haystackVersion",
		"tz",
		"serverName",
		"serverTime",
		"serverBootTime",
		"productName",
		"productUri",
		"productVersion",
		"vendorName",
		"vendorUri",
	]);
	const [row, ...others] = rowsOf(about);
	const { serverTime, serverBootTime, productVersion, ...rest } = cellsOf(row);
	t.deepEqual(others, []);
	t.deepEqual(rest, {
		haystackVersion: `"4.0.0"`,
		tz: `"UTC"`,
		serverName: `"Pilotlight"`,
		productName: `"Pilotlight"`,
		vendorName: `"Pilotlight"`,
	});
	t.regex(productVersion, /^"\d+\.\d+\.\d+"$/);
	t.regex(serverTime, /^2026-06-01T10:\d\d:\d\d(\.\d+)?Z UTC$/);
	t.true(serverBootTime < serverTime);
});

test("the server's boot time stays, and its time goes on", (t) => {
	const [before] = rowsOf(laboratory.get("about")).map(cellsOf);
	laboratory.words("sleep 10");
	const [after] = rowsOf(laboratory.get("about")).map(cellsOf);
	t.is(after.serverBootTime, before.serverBootTime);
	const seconds = (text: string) => Date.parse(text.split(" ")[0]) / 1_000;
	t.true(Math.abs(seconds(after.serverTime) - seconds(before.serverTime) - 10) <= 1);
});

test("defs are chosen by a filter and by a limit; libs, ops and filetypes go as defs", (t) => {
	const [point, ...others] = rowsOf(laboratory.get("defs", "filter=def%3D%3D%5Epoint")).map(cellsOf);
	t.deepEqual(others, []);
	t.is(point.def, "^point");
	t.is(point.lib, "^lib:phIoT");
	t.is(rowsOf(laboratory.get("defs", "limit=3")).length, 3);
	t.is(rowsOf(laboratory.get("defs", "limit=0")).length, 0);
	const all = rowsOf(laboratory.get("defs")).map((row) => told(row.get("def")));
	for (const of of ["lib", "op", "filetype"] as const) {
		const names = rowsOf(laboratory.get(`${of}s`)).map((row) => told(row.get("def")));
		t.true(names.length > 1 && names.every((name) => name.startsWith(`^${of}:`) && all.includes(name)), of);
		t.is(rowsOf(laboratory.get(`${of}s`, "limit=1")).length, 1);
	}
	t.is(errorOf(laboratory.get("defs", "limit=-1")), `"limit" is to be a whole number without unit, 0 or more`);
});

test("ops lists what is served, and which of it may be asked by GET", (t) => {
	for (const row of laboratory.get("ops").rows) {
		const name = told(row.get("def")).slice("^op:".length);
		const { status } = laboratory.ask({ op: name, query: "filter=id" });
		t.is(status, row.has("noSideEffects") ? 200 : 405, name);
	}
});

test("formats are told as in Haystack 3", (t) => {
	const formats = rowsOf(laboratory.get("formats")).map(cellsOf);
	t.deepEqual(formats[0], { mime: `"text/zinc"`, receive: "M", send: "M" });
	t.deepEqual(formats.at(-1), { mime: `"text/csv"`, send: "M" });
});

test("read by a filter has a row for each record that passes it, and by a limit no more", (t) => {
	const ids = (query: string): string[] => rowsOf(laboratory.get("read", query)).map((row) => told(row.get("id")).split(" ")[0]);
	t.deepEqual(ids("filter=site"), ["@Depot"]);
	t.deepEqual(ids('filter=evse and port and siteRef->dis == "Depot"'.replaceAll(" ", "+")), ["@evse-7"]);
	t.deepEqual(ids("filter=cur+and+unit==%22V%22&limit=2"), ["@evse-7.voltage1", "@evse-7.voltage2"]);
	const none = laboratory.get("read", "filter=nothing");
	t.deepEqual([rowsOf(none).length, none.meta.size], [0, 0]);
});

test("read by ids has a row for each of them in their order, of nulls for one that is unknown", (t) => {
	const read = laboratory.post("read", "", "id", "@evse-7.power", "@nobody", "@Depot", "@evse-7.power");
	t.deepEqual(
		rowsOf(read).map((row) => told(row.get("id"))),
		[`@evse-7.power "Power"`, "", `@Depot`, `@evse-7.power "Power"`],
	);
	t.is(rowsOf(read)[1].size, 0);
	const unknown = laboratory.post("read", "", "id", "@nobody", "@noone");
	t.deepEqual(
		rowsOf(unknown).map((row) => [...row.values()]),
		[[null], [null]],
	);
});

test("what is more than a server tells at once is said to be incomplete", (t) => {
	const small = new Laboratory(NAMED, undefined, undefined, { rows: 5 });
	const read = small.get("read", "filter=id");
	t.is(rowsOf(read).length, 5);
	t.is(told(read.meta.get("incomplete")), `{dis:"there are more than 5; ask for fewer" limit:5}`);
	t.false(small.get("read", "filter=id&limit=5").meta.has("incomplete"));
	t.is(errorOf(small.post("read", "", "id", ...Array(6).fill("@x"))), "6 records are wanted; at most 5 at a time");
});

test("the largest answer of a device is bounded, and made in small pieces", (t) => {
	const named = ["serial", "name", "site", "space", "dispenser"].map((key) => `${key}=${'a"'.repeat(16)}`);
	const device = new Laboratory([...named, "outlet=tethered"]);
	const port = told(device.read("port")[0].get("id")).split(" ")[0];
	const body = `ver:"3.0"\nid\n${`${port}.maxCurrent\n`.repeat(200)}`;
	const request = { op: "read", method: "POST", query: "", contentType: "text/zinc", accept: "application/json", body };
	let pieces: number[] = [];
	device.face.answer(request, (response) => {
		pieces = [...response.body].map((piece) => piece.length);
	});
	const whole = pieces.reduce((sum, piece) => sum + piece, 0);
	t.log(`${whole} characters, ${Math.max(...pieces)} at once`);
	t.true(whole > 100_000 && whole < 250_000, `${whole}`);
	t.true(Math.max(...pieces) < 2_000);
});

test("nav goes from the site down to the points, and a leaf has no navId", (t) => {
	const below = (navId?: string) => laboratory.post("nav", "", "navId", navId === undefined ? "N" : `"${navId}"`);
	const names = (grid: Grid) => rowsOf(grid).map((row) => told(row.get("navId")));
	t.deepEqual(names(laboratory.get("nav")), [`"Depot"`]);
	t.deepEqual(names(below()), [`"Depot"`]);
	t.deepEqual(names(below("Depot")), [`"Post-7"`]);
	t.deepEqual(names(below("Post-7")), [`"evse-7"`]);
	t.deepEqual([...new Set(names(below("evse-7")))], [`"evse-7.cable1"`, ""]);
	t.true(columnsOf(below("evse-7.cable1")).includes("navId") && names(below("evse-7.cable1")).every((name) => name === ""));
	t.true(rowsOf(below("evse-7")).every((row) => isOf(row.get("id"), "ref")));
	t.is(errorOf(below("x")), `there is no navId "x"; leave it out to begin`);
});

test("close answers an empty grid", (t) => {
	t.deepEqual(rowsOf(laboratory.post("close", "", "empty")), []);
});

test("what is wrong in a grid that can be read is an error grid with status 200", (t) => {
	for (const [op, lines, says] of [
		["read", ["empty"], `read takes rows with "id", or one row with "filter"`],
		["read", ["id", "7"], `"id" is to be a Ref, as @evse.maxCurrent`],
		["read", ["filter", "7"], `"filter" is to be a Str`],
		["read", ["filter", `"a and"`], `line 1, column 6: the end is no condition: a tag's name is one, and so are not, ( and ^`],
		["hisRead", ["id,range", `@evse-7.soc,"today"`], `@evse-7.soc has no history; points with one are tagged "his"`],
		["watchPoll", ["empty"], "there is no watch without watchId; open a new one with watchSub"],
		["invokeAction", ["empty"], `"id" is to be a Ref, as @evse.maxCurrent`],
	] as const) {
		const grid = laboratory.post(op, "", ...lines);
		t.is(errorOf(grid), says);
		t.deepEqual([told(grid.meta.get("err")), rowsOf(grid).length], ["M", 0]);
	}
});

const ZINC = { contentType: "text/zinc", body: `ver:"3.0"\nempty\n` };

for (const [status, what, request] of [
	[400, "no Content-Type", { op: "about", method: "POST", body: ZINC.body }],
	[400, "a grid that cannot be read", { op: "about", method: "POST", contentType: "text/zinc", body: "ver:" }],
	[404, "an op that is none", { op: "hisWrite", method: "POST", ...ZINC }],
	[405, "GET of an op with side effects", { op: "pointWrite" }],
	[406, "a format that is not written", { op: "about", accept: "text/turtle" }],
	[415, "a format that is not read", { op: "about", method: "POST", contentType: "text/csv", body: "" }],
	[501, "another method", { op: "about", method: "PUT", ...ZINC }],
	[501, "another method at what is not there", { op: "nothing", method: "HEAD" }],
] as const)
	test(`status ${status}: ${what}`, (t) => {
		const answer = laboratory.ask(request);
		t.is(answer.status, status);
		t.is(answer.contentType, "text/plain; charset=utf-8");
		t.true(answer.text.length > 20, "it says why");
	});

test("a value of a query is Zinc, or else a text", (t) => {
	t.is(rowsOf(laboratory.get("hisRead", "id=@evse-7.power&range=yesterday")).length, 0);
	t.is(rowsOf(laboratory.get("hisRead", "id=%40evse-7.power&range=%22yesterday%22")).length, 0);
	t.is(laboratory.ask({ op: "read", query: "filter=%FF" }).status, 400);
});

test("the same records come in each format that is read", (t) => {
	const zinc = rowsOf(laboratory.get("read", "filter=point")).map(cellsOf);
	for (const { contentType, read } of FORMATS) {
		const answer = laboratory.ask({ op: "read", query: "filter=point", accept: contentType });
		t.is(answer.contentType, contentType);
		if (read !== undefined) t.deepEqual(rowsOf(read(answer.text)).map(cellsOf), zinc, contentType);
	}
});

// SPDX-License-Identifier: Apache-2.0
/** What can be done with the port by invokeAction, and a level of the setpoint by pointWrite as its page has it (docHaystack Ops). */
import test from "ava";
import { cellsOf, errorOf, Laboratory } from "./laboratory.js";

const laboratory = new Laboratory();

/** Invokes an action with these columns and cells; what was done, or the error. */
function invoke(action: string, columns = "empty", ...cells: readonly string[]): string {
	const grid = laboratory.post("invokeAction", `id:@evse action:"${action}"`, columns, ...cells);
	return errorOf(grid) || [...grid.rows].map((row) => `${row.get("done")}`).join();
}

for (const [action, columns, cells, done] of [
	["pause", "empty", [], "paused"],
	["resume", "empty", [], "resumed"],
	["limit", "name,current,duration", [`"ems",10A,5min`], ""],
	["unlimit", "name", [`"ems"`], "ems cleared"],
	["battery", "soc,capacity", ["40%,60kWh"], "battery 40 % of 60 kWh"],
	["target", "days,time,energy", [`"mon,tue",07:30:00,20kWh`], "mon tue 7:30 20 kWh"],
	["clock", "time", ["2026-06-01T12:00:00+02:00 Berlin"], "time of day 2026-06-01T10:00:00Z"],
] as const)
	test(`${action} is done with arguments in Haystack's units`, (t) => {
		const said = invoke(action, columns, ...cells);
		if (done === "") t.regex(said, /ems.*10/);
		else t.is(said, done);
	});

for (const [action, columns, cells, says] of [
	["fly", "empty", [], /^there is no action "fly"; actions are pause, resume/],
	["pause", "hard", ["M"], /^pause takes no "hard"; it takes nothing$/],
	["limit", "name,current", [`"ems",10kW`], /^"current" is to be a Number in A$/],
	["limit", "name,current", [`"ems","10"`], /^"current" is to be a Number in A$/],
	["limit", "name", [`"ems"`], /^current is missing/],
	["clock", "time", [`"now"`], /^"time" is to be a DateTime$/],
	["phases", "phases", ["3"], /^"phases" is to be a Str, one of 1, 3, auto$/],
	["target", "days,time,energy", [`"someday",07:30:00,20kWh`], /^"days" is to be days of the week/],
	["target", "days,time,energy", [`"mon",7,20kWh`], /^"time" is to be a Time, as 07:30:00$/],
	["reset", "key", [`"name"`], /^reset is done if it is meant: add the marker "confirm"$/],
	["pause", "empty", ["M", "M"], /^an action takes one row of arguments, not 2$/],
] as const)
	test(`${action} with ${columns} ${cells.join(" ")} is refused`, (t) => {
		t.regex(invoke(action, columns, ...cells), says);
	});

test("only the port does something", (t) => {
	const said = errorOf(laboratory.post("invokeAction", `id:@evse.power action:"pause"`, "empty"));
	t.is(said, "@evse.power can do nothing; the port is @evse");
});

const levels = () => [...laboratory.post("pointWrite", "", "id", "@evse.maxCurrent").rows].map(cellsOf);

test("without a level all seventeen are told", (t) => {
	const rows = levels();
	t.deepEqual(
		rows.map(({ level }) => level),
		Array.from({ length: 17 }, (_, i) => `${i + 1}`),
	);
	t.deepEqual([rows[0].levelDis, rows[7].levelDis, rows[16].levelDis], [`"Emergency"`, `"Manual"`, `"Default"`]);
	t.true(rows.every((row) => !("val" in row) && !("who" in row)));
});

test("a level is written with who does it, and released by null, or by no value at all", (t) => {
	for (const release of ["id,level,val\n@evse.maxCurrent,16,N", "id,level\n@evse.maxCurrent,16"]) {
		const written = laboratory.post("pointWrite", "", "id,val,level,who", `@evse.maxCurrent,20A,16,"Alice"`);
		t.deepEqual([errorOf(written), [...written.rows].length], ["", 0]);
		t.deepEqual([levels()[15].val, levels()[15].who], ["20A", `"Alice"`]);
		t.is(errorOf(laboratory.post("pointWrite", "", release)), "");
		t.false("val" in levels()[15]);
	}
	t.is(errorOf(laboratory.post("pointWrite", "", "id,level\n@evse.maxCurrent,16")), "", "what says nothing is released already");
});

test("who has logged in is who has written, unless the request says another", (t) => {
	const body = `ver:"3.0"\nid,level,val\n@evse.maxCurrent,9,7A\n`;
	laboratory.ask({ op: "pointWrite", method: "POST", contentType: "text/zinc", body, user: "bob" });
	t.is(levels()[8].who, `"bob"`);
});

test("a write that another has overtaken is answered all the same", (t) => {
	const body = (amps: number) => `ver:"3.0"\nid,level,val\n@evse.maxCurrent,10,${amps}A\n`;
	const answers: number[] = [];
	for (const amps of [7, 8, 9])
		laboratory.face.answer({ op: "pointWrite", method: "POST", query: "", contentType: "text/zinc", body: body(amps) }, ({ status }) =>
			answers.push(status),
		);
	laboratory.words("sleep 5");
	t.deepEqual(answers, [200, 200, 200]);
	t.is(levels()[9].val, "9A");
});

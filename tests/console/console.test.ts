// SPDX-License-Identifier: Apache-2.0
/** The serial console: every word answers, and every bad line is answered with what would be right. */
import test from "ava";
import { WORDS } from "../../src/console/words.js";
import { Cabinet } from "../firmware/cabinet.js";

test("status tells a headline, then state, pilot, contactor, limit and every fault", (t) => {
	const cabinet = new Cabinet("limit=16").run(1_500, "A");
	t.deepEqual(cabinet.type("status"), [
		"Ready. Plug in to charge.",
		"state A1, pilot A, steady +12 V, plateaus 12000 and 12000 mV",
		"contactor open, held open by permission, pwm, diode",
		"limit 16.0 A by circuit, drawing 0.0 0.0 0.0 A, session 0 Wh",
		"session 0 idle",
		"time of day unknown",
		"no fault",
	]);
	cabinet.run(1_500, "B").run(2_000, "C");
	t.deepEqual(cabinet.type(" STATUS ").slice(1, 3), ["state C2, pilot C, duty 26.66 %, plateaus 6000 and -12000 mV", "contactor closed"]);
	cabinet.firmware.sense.stopButton = 1;
	cabinet.run(100, "C");
	t.deepEqual(
		cabinet.type("status").map((line) => line.split(",")[0]),
		[
			"Emergency stop is pressed. Ends once the emergency stop is released and the vehicle is unplugged (or the fault cleared).",
			"state F",
			"contactor open",
			"limit 16.0 A by circuit",
			"session 1 paused",
			"time of day unknown",
			"fault stop_button: The emergency stop was pressed. Ends once the emergency stop is released and the vehicle is unplugged (or the fault cleared).",
		],
	);
	t.true(cabinet.type("status")[1].includes("steady −12 V"));
	cabinet.run(1_000, "E");
	t.deepEqual(cabinet.type("status").slice(6), [
		"fault pilot_short: The control pilot is shorted to protective earth (state E). Next try 5 s after the short is gone.",
		"fault stop_button: The emergency stop was pressed. Ends once the emergency stop is released and the vehicle is unplugged (or the fault cleared).",
	]);
});

test("status tells the time of day once it is known, and it goes on", (t) => {
	const cabinet = new Cabinet().run(100, "A");
	cabinet.firmware.setClock(Date.UTC(2026, 10, 21, 12));
	cabinet.run(90_000, "A");
	t.is(cabinet.type("status")[5], "time of day 2026-11-21T12:01:30.000Z");
});

test("status before the first reading", (t) => {
	t.is(new Cabinet().type("status")[1], "state A1, pilot unknown, steady +12 V");
});

test("clock tells the time of day, with its distance from UTC, and refuses what is no moment", (t) => {
	const cabinet = new Cabinet().run(100, "A");
	t.deepEqual(cabinet.type("clock 2026-11-28T18:30:00+01:00"), ["time of day 2026-11-28T17:30:00Z"]);
	t.is(cabinet.type("status")[5], "time of day 2026-11-28T17:30:00.000Z");
	for (const wrong of ["18:30", "2026-02-30T10:00Z", "2026-11-28T18:30:00"])
		t.deepEqual(cabinet.type(`clock ${wrong}`), [
			`error: "${wrong}" is no date and time; write it as 2026-11-28T18:30:00Z, or with +01:00 for Z`,
		]);
});

test("info without a host that knows more tells version and time", (t) => {
	const cabinet = new Cabinet().run(61_000, "A");
	t.deepEqual(
		cabinet.type("info").map((line) => line.replace(/\d+\.\d+\.\d+/, "X")),
		["pilotlight X, running for 0:01:00", "name Pilotlight"],
	);
});

test("events cannot be chosen where all are shown", (t) => {
	t.deepEqual(new Cabinet().type("events off"), ["error: here every event is shown anyway"]);
});

test("pause stops, resume goes on, each says if there was nothing to do", (t) => {
	const cabinet = new Cabinet().run(1_500, "A").run(1_500, "B").run(2_000, "C");
	t.deepEqual(cabinet.type("resume"), ["not paused"]);
	t.deepEqual(cabinet.type("pause"), ["paused"]);
	t.deepEqual(cabinet.type("pause"), ["paused already"]);
	cabinet.run(1_000, "C").run(1_000, "B");
	t.is(cabinet.firmware.drive.duty, 10_000);
	t.is(cabinet.firmware.drive.contactor, 0);
	t.deepEqual(cabinet.type("resume"), ["resumed"]);
	cabinet.run(2_000, "C");
	t.is(cabinet.firmware.drive.contactor, 1);
});

test("set changes a setting, get shows one or all", (t) => {
	const cabinet = new Cabinet();
	t.deepEqual(cabinet.type("set limit 10"), ["limit 10 A"]);
	t.deepEqual(cabinet.type("get LIMIT"), ["limit 10 A"]);
	t.true(cabinet.type("get").length > 20);
	t.true(cabinet.type("get").includes("sequence.forcedOpen 6 s"));
});

test("clear clears what a person may clear", (t) => {
	const cabinet = new Cabinet().run(1_500, "B").run(2_000, "C");
	cabinet.firmware.sense.stopButton = 1;
	cabinet.run(100, "C");
	cabinet.firmware.sense.stopButton = 0;
	cabinet.run(2_000, "C");
	t.not(cabinet.firmware.report.faults, 0);
	t.deepEqual(cabinet.type("clear"), ["asked to clear faults"]);
	cabinet.run(100, "C");
	t.is(cabinet.firmware.report.faults, 0);
});

test("help names every word", (t) => {
	const lines = new Cabinet().type("help");
	t.deepEqual(
		lines.map((line) => line.split(" ")[0]),
		WORDS.map(({ word }) => word),
	);
});

for (const [line, answer] of [
	["statsu", 'error: unknown word "statsu"; did you mean "status"?'],
	["$GS^30", 'error: unknown word "$GS^30"; help lists all words'],
	["status now", 'error: status takes no argument, not "now"'],
	["set limit", 'error: set takes KEY VALUE, not "limit"'],
	["set limit 99", "error: limit: 99 is out of bounds; 0 to 80 A"],
	["get limt", 'error: there is no setting "limt"; did you mean "limit"?'],
	["x".repeat(201), "error: a line of 201 characters is too long; at most 200"],
] as const)
	test(`"${line.slice(0, 20)}" is answered with what would be right, and changes nothing`, (t) => {
		const cabinet = new Cabinet();
		const before = JSON.stringify(cabinet.firmware.values);
		t.deepEqual(cabinet.type(line), [answer]);
		t.is(JSON.stringify(cabinet.firmware.values), before);
	});

test("an empty line is answered with silence", (t) => {
	t.deepEqual(new Cabinet().type("   "), []);
});

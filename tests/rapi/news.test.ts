// SPDX-License-Identifier: Apache-2.0
/** What RAPI tells unasked: when, in which order, and when it says nothing. */
import test from "ava";
import { FaultBit } from "../../src/control/faults.js";
import { TALK_MS } from "../../src/rapi/rapi.js";
import { VERSION } from "../../src/version.js";
import { Line } from "./line.js";

test("a start is told: the state, then the result, once", (t) => {
	const line = new Line(["limit=20"]).run(10_000);
	t.deepEqual(line.news(), ["AT 00 00 20 0200", `AB 00 ${VERSION}`]);
	t.deepEqual(line.run(10_000).news(), []);
});

for (const [fault, result] of [
	["pen", "07"],
	["welded", "08"],
	["residual_monitor", "09"],
	["stop_button", "00"],
	["overtemperature", "00"],
] as const)
	test(`a start with the fault ${fault} is told as ${result}`, (t) => {
		const line = new Line();
		line.firmware.report.faults = 1 << FaultBit[fault];
		line.firmware.report.newestFault = FaultBit[fault];
		line.rapi.follow(0);
		const frames = line.news();
		t.is(frames[0].split(" ").length, 5);
		t.is(frames[1], `AB ${result} ${VERSION}`);
	});

test("nothing more is told until somebody asks, and then what was missed", (t) => {
	const line = new Line(["limit=20"]).run(1_500, "A");
	line.told();
	t.false(line.rapi.talking);
	t.deepEqual(line.run(3_000, "B").run(3_000, "C").news(), []);
	t.is(line.ask("GY"), "OK 0 0 0");
	t.true(line.rapi.talking);
	t.deepEqual(line.run(10).news(), ["AT 03 03 20 0540"]);
	t.deepEqual(line.run(5_000).news(), []);
});

test("every change is told once, with five words", (t) => {
	const line = new Line(["limit=20"]).run(1_500, "A");
	line.ask("GV");
	line.told();
	const steps: [string[], string[]][] = [];
	const step = (go: () => unknown, ...expected: string[]) => {
		go();
		steps.push([line.news(), expected]);
	};
	step(() => line.run(100), "AT 01 01 20 0200");
	step(() => line.run(1_500, "B"), "AT 02 02 20 0100");
	step(() => line.run(3_000, "C"), "AT 03 03 20 0540");
	step(() => line.ask("SC 10 V"));
	step(() => line.run(200), "AT 03 03 10 0540");
	step(() => line.ask("S3 4"));
	step(() => line.run(200), "AT 03 03 10 0550");
	step(() => line.ask("FS"));
	step(() => line.run(200), "AT fe 03 10 0550");
	step(() => line.run(1_000, "B"), "AT fe 02 10 0550");
	step(() => line.run(3_000, "A"), "AT fe 01 10 0510", "AT fe 01 10 0200");
	for (const [told, expected] of steps) t.deepEqual(told, expected);
});

test("the answer comes before what the command causes", (t) => {
	const line = new Line(["limit=20"]).charge();
	line.ask("GV");
	line.run(100).told();
	line.hear("$FS^31\r");
	t.deepEqual(line.news(), ["OK"]);
	line.run(10);
	t.is(line.news()[0].slice(0, 5), "AT fe");
});

test("after two minutes of silence the line is for people again", (t) => {
	const line = new Line().run(1_500);
	line.ask("GV");
	line.run(TALK_MS);
	t.true(line.rapi.talking);
	line.run(20);
	t.false(line.rapi.talking);
	line.told();
	t.deepEqual(line.run(2_000, "B").told(), []);
});

test("neither noise nor what nobody knows makes the line RAPI's", (t) => {
	const line = new Line().run(1_500);
	for (const frame of ["$GS^99", "$XX", "$", "status", "$OK^20"]) line.hear(`${frame}\r`);
	t.false(line.rapi.talking);
	t.is(line.hear("status\r\n$GS^30\r\nhelp\r"), "status\r\n\nhelp\r", "what is no frame goes on to whoever listens besides");
	t.true(line.rapi.talking);
});

test("a state that contradicts itself for a moment is not told", (t) => {
	const line = new Line().run(1_500);
	line.ask("GV");
	line.told();
	for (let i = 0; i < 20; i++)
		line
			.run(100 + 20 * i, "B")
			.run(300, "C")
			.run(500, "B")
			.run(200 * i, "A");
	for (const frame of line.news()) {
		const [, state, , , flags] = frame.split(" ");
		const there = (Number.parseInt(flags, 16) & 0x0100) !== 0;
		t.true(state === "01" ? !there : state === "02" || state === "03" ? there : state !== "00", frame);
	}
});

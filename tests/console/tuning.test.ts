// SPDX-License-Identifier: Apache-2.0
/** The words for whoever tunes: what they show, in which columns, and when they end. */
import test from "ava";
import { COLUMNS, folded } from "../../src/console/fold.js";
import { CONSOLE_WORDS } from "../../src/console/words.js";
import { Typing } from "./typing.js";

const CHARGES = "draw_power_regulated 16,3; within 5 expect contactor closed; sleep 3";

test("watch says what its columns are, and then a line again and again until something is typed", (t) => {
	const desk = new Typing();
	desk.play(CHARGES);
	const lines = desk.type("watch", 4.5);
	t.is(lines.length, 5);
	t.regex(lines[0], /^state duty high/);
	for (const line of lines.slice(1))
		t.regex(line, /^C2 53\.3% 5\.99-\.00\+\.00~\.00 -12\.00-\.00\+\.00~\.00 closed 3x16A<32A circuit 25C ok$/);
	t.is(desk.type("watch 3", 8).length, 4, "its columns, after one second, and every three");
	t.deepEqual(desk.type("mode"), ["mode manual"]);
	t.deepEqual(desk.play("sleep 10"), []);
});

for (const wrong of ["0", "x", "3601", "1.5", "-1"])
	test(`watch ${wrong} is refused with what would be right`, (t) => {
		const [line, ...rest] = new Typing().type(`watch ${wrong}`, 3);
		t.regex(line, new RegExp(`^error: .*"?${wrong.replace(".", "\\.")}`));
		t.deepEqual(rest, []);
	});

test("pilot shows plateaus, boundaries, the diode and what would make trouble", (t) => {
	const desk = new Typing();
	desk.play(CHARGES);
	const view = desk.type("pilot", 1.2).join("\n");
	for (const part of [
		/^pilot C, duty 53\.33 %, \d{3,4} periods read, 0 not/,
		/high 5\.99\d V/,
		/low {2}-11\.99\d V/,
		/B\|C 7\.50 V is 1\.\d\d V away/,
		/diode: good/,
		/is read as B/,
		/is read as D/,
	])
		t.regex(view, part);
	t.regex(desk.play("unreadable 3,4; > pilot; sleep 1.2").join("\n"), /, 7\d\d not/);
});

test("pilot of a charger that nobody lets see anything says so", (t) => {
	const desk = new Typing();
	t.regex(desk.play("unreadable 1,1; sleep 1; > pilot; sleep 1.2").join("\n"), /0 periods read, \d{3,4} not/);
});

test("selftest says of each part whether it is well, and what is not fitted", (t) => {
	const desk = new Typing("lock.fitted=no", "temperature.fitted=no");
	desk.play("sleep 1");
	const well = desk.type("selftest", 1.2);
	t.true(
		well.every((line) => /(ok|not fitted)$/.test(line)),
		well.join("\n"),
	);
	t.regex(well.join("\n"), /temperature +not fitted/);
	t.regex(
		desk.play("stop_button on; tamper on; sleep 1; > selftest; sleep 1.2").join("\n"),
		/stop button +FAILED: it is pressed\nenclosure +FAILED: it is open/,
	);
});

test("two measurements at a time are one too many", (t) => {
	const desk = new Typing();
	desk.play("sleep 1");
	t.regex(desk.play("> pilot; > selftest; sleep 1.2").join("\n"), /error: the pilot is being measured/);
});

test("faults tells those that stand and those that came and went; log tells all; session the session", (t) => {
	const desk = new Typing();
	desk.play(`${CHARGES}; stop_button on; sleep 1`);
	t.regex(desk.type("faults").join("\n"), /^fault stop_button: [^\n]+\nwhat came and went[^\n]*\n0:00:0\d FaultRaised fault=stop_button$/);
	t.regex(desk.type("log").join("\n"), /0:00:00 SessionStarted session=1 reason=EVConnected/);
	t.regex(desk.type("session").join("\n"), /^session 1 paused, began \?, 0:00:0\d\n\d+ Wh, held back by fault$/);
	desk.play("stop_button off; unplug; sleep 2");
	t.is(desk.type("faults")[0], "no fault");
	for (let i = 0; i < 60; i++) desk.play("plug; sleep 1.2; unplug; sleep 1.2");
	t.true(desk.type("log").length <= 40, "it remembers so much and no more");
});

test("help explains every word, and its arguments", (t) => {
	const desk = new Typing();
	for (const word of CONSOLE_WORDS) t.true(desk.type(`help ${word}`)[0].startsWith(word), word);
	t.regex(desk.type("help limit").join("\n"), /current +per phase/);
	t.deepEqual(desk.type("help hlp"), ['error: unknown word "hlp"; help lists all words']);
});

test("every answer of every word in every state of a charge fits the columns of a terminal", (t) => {
	for (const state of [
		"sleep 1",
		"plug; sleep 2",
		CHARGES,
		`${CHARGES}; > pause; sleep 2`,
		`${CHARGES}; stop_button on; sleep 1`,
		"error_e; sleep 2",
	]) {
		const desk = new Typing();
		desk.play(state);
		for (const word of CONSOLE_WORDS)
			for (const line of desk.type(word, 1.2)) for (const piece of folded(line)) t.true(piece.length <= COLUMNS, piece);
	}
});

test("what is longer than a line is broken between words, and words where they have to be", (t) => {
	t.deepEqual(folded("short"), ["short"]);
	t.deepEqual(folded("a".repeat(80)), ["a".repeat(80)]);
	t.deepEqual(folded(`${"a".repeat(78)} bc`), ["a".repeat(78), "  bc"]);
	t.deepEqual(folded("x".repeat(170)), ["x".repeat(78), `  ${"x".repeat(78)}`, `  ${"x".repeat(14)}`]);
});

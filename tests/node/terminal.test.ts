// SPDX-License-Identifier: Apache-2.0
/** The bench in real time with words from a pipe: it waits, answers, goes on after mistakes, and ends with its input. */
import test from "ava";
import { pilotlight } from "./command.js";

test("it greets, plays what comes in, and ends at the end of input", (t) => {
	const { status, out, err } = pilotlight(["simulate"], "plug; sleep 1.2; expect state B2\nunplug");
	t.is(err, "");
	t.is(status, 0);
	t.regex(out, /^Pilotlight \d+\.\d+\.\d+: .* in real time\.\n/);
	t.true(out.includes("draw_power_regulated 16,3"), "an example");
	t.true(out.includes("expected state B2: yes\n"));
	t.regex(out, /end after .*\n$/);
});

test("it is real time", (t) => {
	t.true(pilotlight(["simulate"], "sleep 1.5").took >= 1_500);
});

test("a wrong word is explained, and the next line goes on", (t) => {
	const { status, out, err } = pilotlight(["simulate"], "plg\nsleep 0.05; expect state A1\nhelp slep");
	t.is(err, '"plg" is not a command; did you mean "plug"?\nthere is no help on "slep"; did you mean "sleep"?\n');
	t.true(out.includes("expected state A1: yes\n"));
	t.is(status, 2);
});

test("an expectation that fails is told, and the next line goes on", (t) => {
	const { status, out } = pilotlight(["simulate"], "expect contactor closed\nexpect contactor open");
	t.true(out.includes("expected contactor closed: no, open\n"));
	t.true(out.includes("expected contactor open: yes\n"));
	t.is(status, 1);
});

test("help, status and quit come at their turn", (t) => {
	const { status, out } = pilotlight(["simulate"], "sleep 0.1; status; help pause\nplug; sleep 0.4; STATUS\nquit\nplug; sleep 60");
	const lines = out.split("\n");
	t.true(lines.includes("A1  12.0 V  100 %  open  0 A  limit 0.0 A  0 Wh  no fault"));
	t.true(lines.some((line) => /^B1 {2}9\.0 V {2}100 % {2}open {2}0 A {2}limit 32\.0 A {2}0 Wh {2}no fault$/.test(line)));
	t.true(lines.includes("  pause  opens S2 (state B); draws nothing"));
	t.is(status, 0);
});

test("help lists the words of the language and of the terminal", (t) => {
	const { out, err } = pilotlight(["simulate"], "help");
	t.is(err, "");
	for (const word of ["plug", "stall MS", "within S expect KEY VALUE", "status", "quit"]) t.true(out.includes(`\n  ${word} `), word);
});

test("as JSON there is nothing but JSON", (t) => {
	const { out } = pilotlight(["simulate", "--json"], "sleep 0.1");
	for (const line of out.trimEnd().split("\n")) t.is(typeof (JSON.parse(line) as { t: number }).t, "number");
});

test("without a terminal there are no colours and no prompt", (t) => {
	const { out } = pilotlight(["simulate"], "plug; sleep 0.3; status");
	t.false(out.includes("\u001b"));
	t.false(out.includes("> "));
});

test("why the contactor may not close is for JSON and scenarios; people ask for it", (t) => {
	const typed = "plug; sleep 0.3; > status; sleep 0.05";
	const { out } = pilotlight(["simulate"], typed);
	t.false(out.includes("forbid"));
	t.regex(out, /console: contactor open, held open by /);
	t.true(pilotlight(["simulate", "--json"], typed).out.includes('"kind":"blockers"'));
	t.true(pilotlight(["simulate", "--scenario", "-"], typed).out.includes("closing forbidden by "));
});

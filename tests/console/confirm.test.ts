// SPDX-License-Identifier: Apache-2.0
/** Dangerous words ask first: yes, no, silence, and the exclamation mark of whoever means it. */
import test from "ava";
import { Typing } from "./typing.js";

function changed(): Typing {
	const desk = new Typing("limit=20");
	desk.play("sleep 1; > set limit 10; > set name Left");
	return desk;
}

test("a dangerous word asks, and yes does it", (t) => {
	const desk = changed();
	t.regex(desk.type("reset")[0], /^reset: .* Type yes within 30 s if it is meant, or reset! the next time\.$/);
	t.deepEqual(desk.type("get limit"), ["limit 10 A"]);
	t.deepEqual(
		desk.type("yes"),
		['error: nothing was asked that "yes" could answer; help lists all words'],
		"another word was typed in between",
	);
	desk.type("reset");
	t.is(desk.type("YES").length, 1);
	t.deepEqual(desk.type("get limit"), ["limit 20 A"], "as it was installed");
	t.deepEqual(desk.type("get name"), ["name Pilotlight"]);
});

test("no, and silence, do nothing", (t) => {
	const desk = changed();
	desk.type("reset limit");
	t.deepEqual(desk.type("no"), ["reset: nothing was done"]);
	desk.type("reset limit");
	t.deepEqual(desk.play("sleep 31"), ["reset: nobody has said yes, nothing was done"]);
	t.deepEqual(desk.type("get limit"), ["limit 10 A"]);
});

test("an exclamation mark means it, for one setting or for all", (t) => {
	const desk = changed();
	t.deepEqual(desk.type("reset! limit"), ["limit 20 A"]);
	t.deepEqual(desk.type("get name"), ["name Left"]);
	t.is(desk.type("reset!").length, 1);
	t.deepEqual(desk.type("get name"), ["name Pilotlight"]);
});

test("what cannot be is refused before anybody is asked", (t) => {
	const desk = new Typing();
	t.regex(desk.type("reset! nothing")[0], /^error: there is no setting "nothing"/);
	t.regex(desk.type("reset a b")[0], /^error: reset takes \[KEY\], not "a b"/);
	t.regex(desk.type("reboot!")[0], /^error: nothing can restart this one/);
});

// SPDX-License-Identifier: Apache-2.0
/** Both ends of the window: what the outside sees is how the charger is, whatever the wire did, and each request is answered once. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";
import { PROPERTIES, READINGS } from "../../src/thing/properties.js";
import { Pair, WHOLE } from "./pair.js";

/** What differs between what is seen and how it is, of what does not change by itself. */
function differences({ mirror, desk }: Pair): string[] {
	return PROPERTIES.filter(({ every, key }) => every === 0 && !key.startsWith("pilot."))
		.filter(({ key, read }) => mirror.get(key) !== read(desk.firmware))
		.map(({ key, read }) => `${key}: ${mirror.get(key)} is ${read(desk.firmware)}`);
}

test("whoever looks in sees everything within two seconds, and each change within half a second", (t) => {
	const pair = new Pair();
	t.false(pair.mirror.clear);
	pair.pass(2);
	t.true(pair.mirror.clear);
	t.deepEqual(differences(pair), []);
	t.is(
		READINGS.every(({ key }) => pair.mirror.get(key) !== undefined),
		true,
	);
	pair.pass(0.5, "draw_power_regulated 16,3; within 5 expect contactor closed");
	t.is(pair.mirror.get("contactor"), 1);
	pair.pass(1.5, "> set limit 10");
	t.is(pair.mirror.get("set.limit"), 10_000);
});

test("what is asked is done, or refused with the port's own reason, and answered once", (t) => {
	const pair = new Pair().pass(2);
	pair
		.ask("limit", { name: "ems", current: 10_000 })
		.ask("unlimit", { name: "sun" })
		.ask("limits")
		.ask("limit", { name: "ems", current: "x" })
		.pass(1);
	t.deepEqual(
		pair.answers.filter((answer) => "done" in answer),
		[{ done: "ems 10 A" }],
	);
	const refused = pair.answers.flatMap((answer) => ("refused" in answer ? [answer.refused] : []));
	t.is(refused.length, 3);
	t.regex(refused.join("\n"), /there is no limit "sun"/);
	t.regex(refused.join("\n"), /there is no action "limits"; did you mean "limit"\?/);
	t.regex(refused.join("\n"), /current cannot be "x"/);
});

test("one request is taken between two ticks, and no more wait than may", (t) => {
	const pair = new Pair().pass(2);
	for (let i = 0; i < 6; i++) pair.ask("limit", { name: `a${i}`, current: 6_000 });
	t.true(pair.desk.firmware.window.waiting <= 4);
	t.true(pair.answers.length >= 1, "what finds no room is told so at once");
	const before = pair.desk.firmware.window.waiting;
	pair.desk.play("sleep 0.04");
	t.is(pair.desk.firmware.window.waiting, before - 1);
	pair.pass(1);
	t.is(pair.answers.length, pair.asked);
	t.is(pair.desk.firmware.window.waiting, 0);
});

test("a pause passes those that wait, and what would undo it is refused", (t) => {
	const pair = new Pair().pass(2);
	pair.ask("mode", { mode: "manual" }).ask("resume").ask("pause");
	pair.desk.play("sleep 0.04");
	t.true(pair.desk.firmware.evse.paused, "before the others");
	pair.pass(1);
	t.true(pair.desk.firmware.evse.paused);
	t.true(pair.answers.some((answer) => "refused" in answer && answer.refused.startsWith("overtaken")));
});

test("a charger that restarts is seen anew, and what was under way is answered", (t) => {
	const pair = new Pair().pass(2);
	pair.desk.play("> set limit 10");
	pair.fate = () => [];
	pair.ask("pause");
	pair.desk.play("reboot; sleep 1");
	pair.fate = WHOLE;
	pair.look();
	pair.pass(6);
	t.true(pair.mirror.clear);
	t.deepEqual(differences(pair), []);
	t.false(pair.desk.firmware.evse.paused);
});

test("nobody who looks in is heard of for half a minute: nothing waits for him, and he may come back", (t) => {
	const pair = new Pair().pass(2);
	pair.fate = () => [];
	pair.ask("pause").pass(6);
	t.deepEqual(
		pair.answers.map((answer) => "refused" in answer && answer.refused.startsWith("no answer")),
		[true],
	);
	t.false(pair.mirror.clear);
	pair.pass(40);
	pair.fate = WHOLE;
	pair.pass(6);
	t.true(pair.mirror.clear);
	t.deepEqual(differences(pair), []);
});

for (const seed of [1, 2, 3])
	test(`over a wire that loses, doubles and cuts frames (seed ${seed}) everything is right again soon after`, (t) => {
		const dice = new Random(seed, Stream.Noise);
		const pair = new Pair().pass(2);
		pair.fate = (frame) => {
			const fate = dice.below(10);
			if (fate === 0) return [];
			if (fate === 1) return [frame, frame];
			return fate === 2 ? [frame.slice(0, dice.below(frame.length))] : [frame];
		};
		for (let i = 0; i < 12; i++) {
			pair.ask(["pause", "resume", "clear", "now"][dice.below(4)]);
			pair.pass(1, ["plug", "unplug", "draw_power_regulated 16,3", "stop_button on; sleep 0.1; stop_button off", "> clear"][dice.below(5)]);
			t.true(pair.desk.firmware.window.waiting <= 8);
		}
		pair.fate = WHOLE;
		pair.pass(10);
		t.true(pair.mirror.clear);
		t.deepEqual(differences(pair), []);
		t.is(pair.answers.length, pair.asked, "each once");
	});

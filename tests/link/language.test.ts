// SPDX-License-Identifier: Apache-2.0
/** Frames from outside: what is none is refused with what would be right, whatever it is, and changes nothing. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";
import { frameOf, heardIn, LANGUAGE, LONGEST_FRAME } from "../../src/link/language.js";
import { Typing } from "../console/typing.js";

for (const [frame, says] of [
	["", /no JSON/],
	["hello", /no JSON/],
	["7", /no record/],
	["[]", /no record/],
	["{}", /a frame is one of hello, here, ask/],
	['{"hello":"x"}', /"hello" is a whole number/],
	['{"ask":0,"do":"pause"}', /"ask" is a whole number from 1/],
	['{"ask":1.5,"do":"pause"}', /"ask" is a whole number/],
	['{"ask":1}', /"do" is the name of an action/],
	['{"ask":1,"do":"pause","with":[]}', /"with" is a record of arguments/],
	[`{"ask":1,"do":"${"x".repeat(600)}"}`, /characters; at most 512/],
	["[".repeat(500), /more than 8 braces or brackets/],
	[`{"ask":1,"do":"x","with":${'{"a":'.repeat(20)}1${"}".repeat(20)}}`, /more than 8 braces or brackets/],
] as const)
	test(`refused: ${frame.slice(0, 40)}`, (t) => {
		t.throws(() => heardIn(frame), { message: says });
	});

test("what is right is read as it was written", (t) => {
	for (const frame of [{ hello: LANGUAGE }, { here: 0 }, { ask: 7, do: "limit", with: { name: "a", current: 6_000 } }])
		t.deepEqual({ ...heardIn(frameOf(frame)) }, frame);
});

test("mutated frames are answered or left alone, end nothing, and set nothing that they do not say", (t) => {
	const dice = new Random(7, Stream.Noise);
	const desk = new Typing("limit=20");
	desk.play("draw_power_regulated 16,3; within 5 expect contactor closed");
	const { window, values } = desk.firmware;
	const told: string[] = [];
	const end = window.open((frame) => told.push(frame));
	end?.take(frameOf({ hello: LANGUAGE }));
	const settings = JSON.stringify(values);
	const good = [
		'{"ask":1,"do":"clear","with":{}}',
		'{"ask":2,"do":"now"}',
		'{"hello":1}',
		'{"here":0}',
		'{"ask":3,"do":"limit","with":{"name":"ems","current":32000}}',
	];
	for (let i = 0; i < 4_000; i++) {
		const bytes = [...good[dice.below(good.length)]];
		for (let n = dice.below(4); n >= 0; n--)
			bytes.splice(dice.below(bytes.length), dice.below(2), String.fromCharCode(32 + dice.below(95)));
		end?.take(bytes.join(""));
		if (i % 5 === 0) desk.play("sleep 0.01");
	}
	desk.play("sleep 1");
	t.is(JSON.stringify(values), settings);
	t.is(desk.firmware.failure, undefined);
	t.is(desk.firmware.drive.contactor, 1);
	t.true(window.waiting <= 8);
	told.length = 0;
	end?.close();
	const another = window.open((frame) => told.push(frame));
	another?.take(frameOf({ hello: LANGUAGE }));
	another?.take(frameOf({ ask: 1, do: "pause", with: {} }));
	desk.play("sleep 0.1");
	t.true(
		told.some((frame) => frame.includes('"done":"paused"')),
		"a good one is obeyed all the same",
	);
	t.true(told.every((frame) => frame.length <= 4 * LONGEST_FRAME));
});

// SPDX-License-Identifier: Apache-2.0
/** A minimized scenario is short, breaks the same rule as the whole one, and breaks none of firmware that is right. */
import test from "ava";
import { generate } from "./generate.js";
import { minimize } from "./minimize.js";
import { play } from "./play.js";
import { SABOTAGES, sabotaged } from "./sabotage.js";

/** Commands that are enough to show any of the mistakes below. */
const SHORT = 12;
/** Runs among which one shows it. */
const RUNS = 200;

const SHOWN = [
	"holds the contactor when the vehicle goes",
	"believes in every diode",
	"goes on when the stop button is let go",
	"never lowers a PWM",
	"waits for the vehicle for ever",
	"does not know of pauses",
	"believes in ventilation",
	"never sees a weld",
	"forgets a trip",
];

for (const sabotage of SABOTAGES.filter(({ name }) => SHOWN.includes(name)))
	test(`a few words show firmware that ${sabotage.name}`, (t) => {
		const device = sabotaged(sabotage);
		const broken = (text: string): string | undefined => play(text, device).violation?.rule.name;
		const texts = Array.from({ length: RUNS }, (_, seed) => generate(seed));
		const whole = texts.find((text) => broken(text) !== undefined);
		if (whole === undefined) throw new Error("no run shows it");
		const { text } = minimize(whole, device);
		t.is(broken(text), broken(whole), text);
		t.is(play(text).violation, undefined, text);
		t.true(text.split("\n").length <= SHORT, text);
	});

test("every mistake that is to be shown exists", (t) => {
	const names = SABOTAGES.map(({ name }) => name);
	t.deepEqual(
		SHOWN.filter((name) => !names.includes(name)),
		[],
	);
});

test("what breaks nothing stays as it is", (t) => {
	const text = "plug; sleep 1\nunplug";
	t.deepEqual(minimize(text), { text, settings: [] });
});

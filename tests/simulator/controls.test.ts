// SPDX-License-Identifier: Apache-2.0
/** Every control of the simulator says words that the scenario language has, and stands where the bench does. */
import test from "ava";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { CHAPTERS, type Control, type Positions } from "../../hosts/simulator/controls.js";
import { Desk } from "../../hosts/simulator/desk.js";

const controls = CHAPTERS.flatMap((chapter) => chapter.controls);
const atStart: Positions = Object.fromEntries(controls.map(({ key, start }) => [key, start ?? 0]));

/** Every place that a control can be brought to, or of a slider its ends and its middle. */
function places({ kind, options = [], min = 0, max = 0, step = 1 }: Control): readonly number[] {
	if (kind === "slider") return [min, max, min + step];
	return kind === "switch" ? [0, 1] : options.map((_, place) => place);
}

function desk(): Desk {
	return new Desk(() => {});
}

for (const control of controls)
	test(`${control.key} says words of the scenario language`, (t) => {
		for (const vehicle of [0, 1, 2, 3])
			for (const to of places(control)) {
				const all = { ...atStart, vehicle, [control.key]: to };
				const words = control.words(to, all, desk().bench);
				t.deepEqual(parse(words).wrong, [], words);
			}
	});

test("keys are unique", (t) => {
	t.is(new Set(controls.map(({ key }) => key)).size, controls.length);
});

test("what people do at the charger is understood by its console", (t) => {
	const lines = controls.flatMap((control) => places(control).map((to) => control.words(to, atStart, desk().bench)));
	const typed = lines.filter((line) => line.startsWith("> "));
	t.true(typed.length > 5);
	for (const line of typed) {
		const printed: string[] = [];
		const at = new Desk(({ kind, fields }) => kind === "console" && printed.push(String(fields.text)));
		at.say(`sleep 1; ${line}`);
		t.true(printed.length > 0, line);
		t.false(/unknown word|takes|did you mean/.test(printed.join(" ")), `${line}: ${printed.join(" ")}`);
	}
});

test("a slider starts within its range, on one of its steps", (t) => {
	for (const { key, kind, min = 0, max = 0, step = 1, start = 0 } of controls)
		if (kind === "slider") {
			t.true(start >= min && start <= max, key);
			t.is((start - min) % step, 0, key);
		}
});

test("a vehicle that is away stays away while its current is chosen", (t) => {
	const amps = controls.find(({ key }) => key === "amps");
	t.is(amps?.words(20, { ...atStart, amps: 20 }, desk().bench), "");
	t.is(amps?.words(20, { ...atStart, amps: 20, vehicle: 2 }, desk().bench), "draw_power_regulated 20,3");
	t.is(amps?.words(20, { ...atStart, amps: 20, vehicle: 2, manner: 1 }, desk().bench), "draw_power_fixed 20,3");
});

test("the vehicle's control follows what was typed", (t) => {
	const vehicle = controls.find(({ key }) => key === "vehicle");
	const at = desk();
	const seen = (before: number) => vehicle?.seen?.(at, before);
	t.is(seen(2), 0);
	at.say("plug");
	t.is(seen(0), 1);
	at.say("draw_power_regulated 16,3; sleep 4");
	t.is(seen(1), 2);
	at.say("ventilation");
	t.is(seen(2), 3);
	at.say("unplug");
	t.is(seen(3), 0);
});

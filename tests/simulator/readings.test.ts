// SPDX-License-Identifier: Apache-2.0
/** What the simulator shows is what the bench does: idle, charging, at a fault, and without power. */
import test from "ava";
import { Desk } from "../../hosts/simulator/desk.js";
import { ROWS, type Shown, shownNow, TILES, WHY } from "../../hosts/simulator/readings.js";

/** All figures by their key, after some words. */
function after(words: string): Readonly<Record<string, Shown>> {
	const desk = new Desk(() => {});
	const complaint = desk.say(words);
	if (complaint !== "") throw new Error(complaint);
	return Object.fromEntries([...TILES, WHY, ...ROWS].map((reading) => [reading.key, shownNow(reading, desk.bench)]));
}

test("without a vehicle nothing flows, and it says what is missing", (t) => {
	const { state, contactor, current, why, energy } = after("sleep 2");
	t.deepEqual(state, { text: "A1", more: "no vehicle, not ready", tone: "quiet" });
	t.is(contactor.text, "open");
	t.deepEqual(current, { text: "0 A", more: "nothing flows", tone: "quiet" });
	t.deepEqual(why, { text: "Closing is forbidden", more: "by permission, current, pwm, diode, cable", tone: "quiet" });
	t.deepEqual(energy, { text: "0 Wh", more: "", tone: "plain" });
});

test("while a vehicle charges", (t) => {
	const { state, contactor, current, why, limit, pilot, plateaus, energy } = after("cable 20; draw_power_regulated 16,3; sleep 3600");
	t.deepEqual(state, { text: "C2", more: "asks, and is offered", tone: "good" });
	t.deepEqual(contactor, { text: "closed", more: "the vehicle has power", tone: "good" });
	t.deepEqual(current, { text: "16.0 A", more: "on 3 phases, 11.0 kW", tone: "good" });
	t.is(why.tone, "good");
	t.deepEqual(limit, { text: "20.0 A", more: "by cable", tone: "plain" });
	t.deepEqual(pilot, { text: "33.33 %", more: "offers 20.0 A", tone: "plain" });
	t.deepEqual(plateaus, { text: "6.0 / −12.0 V", more: "reads C", tone: "plain" });
	t.regex(energy.text, /^11\.0\d kWh$/);
	t.is(energy.more, "session 1");
});

test("what holds charging back above the controller is told, and who limits", (t) => {
	const { why } = after("> set authorization 1; draw_power_regulated 16,3; sleep 10");
	t.is(why.more, "by permission, pwm, diode; permission waits for authorization");
	const { limit } = after("> limit panel 10; draw_power_regulated 16,3; sleep 10");
	t.deepEqual(limit, { text: "10.0 A", more: "by panel", tone: "plain" });
});

test("a fault is named, with what it means and when it is tried again", (t) => {
	const { why, closings } = after("draw_power_regulated 16,3; sleep 10; mains 100; sleep 20; mains 230; sleep 2");
	t.is(why.text, "undervoltage");
	t.regex(why.more, /^The mains voltage is too low\. Next try in \d+ s\.$/);
	t.is(why.tone, "bad");
	t.is(closings.text, "1");
	t.regex(after("draw_power_regulated 16,3; sleep 10; stop_button on; sleep 3").why.more, / It ends when the vehicle is unplugged\.$/);
});

test("a welded contactor is shown as what it is", (t) => {
	const { contactor, why } = after("draw_power_regulated 16,3; sleep 10; contactor welded; pause; sleep 10");
	t.deepEqual(contactor, { text: "closed", more: "told to open", tone: "bad" });
	t.regex(why.text, /welded/);
});

test("without power there is nothing to show", (t) => {
	const { state, why } = after("power off");
	t.deepEqual(state, { text: "–", more: "", tone: "quiet" });
	t.deepEqual(why, { text: "The board has no power", more: "", tone: "quiet" });
});

test("steady pilots, missing sensors and tethered cables have words", (t) => {
	const { pilot, inside, cable } = after("temperature lost; tethered; sleep 2");
	t.is(pilot.text, "steady +12 V");
	t.is(inside.text, "–");
	t.is(cable.text, "tethered");
	t.is(after("temperature -10; sleep 1").inside.text, "−10.0 °C");
});

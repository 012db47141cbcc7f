// SPDX-License-Identifier: Apache-2.0
/** What the simulator shows is what the bench does: idle, charging, at a fault, and without power. */
import test from "ava";
import { Desk } from "../../hosts/simulator/desk.js";
import { headlineNow, ROWS, type Shown, shownNow, TILES } from "../../hosts/simulator/readings.js";

/** All figures by their key, after some words. */
function after(words: string): Readonly<Record<string, Shown>> {
	const desk = new Desk(() => {});
	const complaint = desk.say(words);
	if (complaint !== "") throw new Error(complaint);
	return Object.fromEntries([...TILES, ...ROWS].map((reading) => [reading.key, shownNow(reading, desk)]));
}

/** The headline and its notes, after some words. */
function headlineAfter(words: string): ReturnType<typeof headlineNow> {
	const desk = new Desk(() => {});
	desk.say(words);
	return headlineNow(desk);
}

test("without a vehicle nothing flows, and it says what is missing", (t) => {
	const { state, contactor, current, energy, limit } = after("sleep 2");
	t.deepEqual(state, { text: "A1", more: "no vehicle, not ready", tone: "quiet" });
	t.is(contactor.text, "open");
	t.deepEqual(current, { text: "0 A", more: "nothing flows", tone: "quiet" });
	t.deepEqual(headlineAfter("sleep 2"), {
		text: "Ready",
		more: "Plug in to charge.",
		tone: "quiet",
		notes: [{ text: "The contactor is held open by permission, current, pwm, diode, cable", tone: "quiet" }],
	});
	t.deepEqual(energy, { text: "0 Wh", more: "", tone: "plain" });
	t.deepEqual(limit, { text: "32.0 A", more: "by circuit", tone: "plain" });
});

test("while a vehicle charges", (t) => {
	const { state, contactor, current, limit, pilot, plateaus, energy } = after("cable 20; draw_power_regulated 16,3; sleep 3600");
	t.deepEqual(state, { text: "C2", more: "asks, and is offered", tone: "good" });
	t.deepEqual(contactor, { text: "closed", more: "the vehicle has power", tone: "good" });
	t.deepEqual(current, { text: "16.0 A", more: "on 3 phases, 11.0 kW", tone: "good" });
	t.deepEqual(headlineAfter("cable 20; draw_power_regulated 16,3; sleep 20"), {
		text: "Charging 11.0 kW",
		more: "The vehicle may draw 20.0 A: the limit is set by the cable.",
		tone: "good",
		notes: [],
	});
	t.deepEqual(limit, { text: "20.0 A", more: "by cable", tone: "plain" });
	t.deepEqual(pilot, { text: "33.33 %", more: "offers 20.0 A", tone: "plain" });
	t.deepEqual(plateaus, { text: "6.0 / −12.0 V", more: "reads C", tone: "plain" });
	t.regex(energy.text, /^11\.0\d kWh$/);
	t.is(energy.more, "session 1");
});

test("what holds charging back above the controller is told, and who limits", (t) => {
	const { notes } = headlineAfter("> set authorization 1; draw_power_regulated 16,3; sleep 10");
	t.is(notes[0].text, "The contactor is held open by permission, pwm, diode; charging is held back by authorization");
	const { limit } = after("> limit panel 10; draw_power_regulated 16,3; sleep 10");
	t.deepEqual(limit, { text: "10.0 A", more: "by panel", tone: "plain" });
});

test("every fault is named, with what it means; what ends the one of the headline stands there", (t) => {
	const low = "draw_power_regulated 16,3; sleep 10; mains 100; sleep 20";
	const { text, more, tone, notes } = headlineAfter(`${low}; mains 230; sleep 2`);
	t.is(text, "Mains voltage was too low");
	t.regex(more, /^Next try in \d+ s\.$/);
	t.is(tone, "bad");
	t.deepEqual(notes[0], { text: "undervoltage: The mains voltage is too low. That is over.", tone: "plain" });
	const three = headlineAfter(`${low}; stop_button on; tamper on; sleep 3`);
	t.is(three.text, "The enclosure is open");
	t.deepEqual(
		three.notes.slice(0, 3).map((note) => note.text),
		[
			"tamper: The enclosure was opened.",
			"stop_button: The emergency stop was pressed. Ends once the emergency stop is released and the vehicle is unplugged (or the fault cleared).",
			"undervoltage: The mains voltage is too low. Next try 60 s after the voltage is within its bounds.",
		],
	);
	t.is(after(low).closings.text, "1");
});

test("a welded contactor is shown as what it is", (t) => {
	const words = "draw_power_regulated 16,3; sleep 10; contactor welded; pause; sleep 10";
	const { contactor } = after(words);
	t.deepEqual(contactor, { text: "closed", more: "told to open", tone: "bad" });
	t.is(headlineAfter(words).text, "The contactor is stuck closed");
});

test("without power there is nothing to show", (t) => {
	const { state } = after("power off");
	t.deepEqual(state, { text: "–", more: "", tone: "quiet" });
	t.deepEqual(headlineAfter("power off"), { text: "The board has no power", more: "", tone: "quiet", notes: [] });
});

test("steady pilots, missing sensors and tethered cables have words", (t) => {
	const { pilot, inside, cable } = after("temperature lost; tethered; sleep 2");
	t.is(pilot.text, "steady +12 V");
	t.is(inside.text, "–");
	t.is(cable.text, "tethered");
	t.is(after("temperature -10; sleep 1").inside.text, "−10.0 °C");
});

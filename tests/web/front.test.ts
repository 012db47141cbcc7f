// SPDX-License-Identifier: Apache-2.0
/** The first screen: what it says of a charger on the bench, idle, charging, held back and faulty. */
import test from "ava";
import { standingOf } from "../../hosts/web/model/faults.js";
import { frontOf, sliderOf, wireOf } from "../../hosts/web/model/front.js";
import { GERMAN_SPEECH } from "../../hosts/web/model/german.js";
import { ENGLISH_SPEECH } from "../../hosts/web/model/speech.js";
import { like, Seen } from "./page.js";

function figures(seen: Seen): { [key: string]: string } {
	return Object.fromEntries(frontOf(seen.charger, ENGLISH_SPEECH).figures.map(({ key, text }) => [key, text]));
}

test("idle: it is ready, and nothing holds it back", (t) => {
	const front = frontOf(new Seen().charger, ENGLISH_SPEECH);
	like(t, front, {
		headline: "Ready",
		advice: "Plug in to charge.",
		tone: "quiet",
		power: "0.0 kW",
		part: 0,
		paused: false,
		stoppable: false,
		wantsCard: false,
	});
	t.deepEqual(front.reasons, []);
});

test("charging: power, current, energy and time", (t) => {
	const seen = new Seen();
	seen.say("plug; draw_power_regulated 16,3; sleep 600");
	const front = frontOf(seen.charger, ENGLISH_SPEECH);
	like(t, front, { headline: "Charging 11.0 kW", tone: "good", power: "11.0 kW", part: 0.5, opens: "", stoppable: true });
	like(t, figures(seen), { current: "16.0 A", offered: "32 A", energy: "1.84 kWh" });
	t.regex(figures(seen).time, /^10:0\d$/);
	t.is(frontOf(seen.charger, GERMAN_SPEECH).headline, "Lädt mit 11,0 kW");
	t.is(frontOf(seen.charger, GERMAN_SPEECH).advice, "Das Fahrzeug darf 32,0 A ziehen: die Grenze setzt der Stromkreis.");
	t.is(wireOf(seen.charger, GERMAN_SPEECH).find(({ key }) => key === "contactor")?.text, "geschlossen");
});

test("held back: every reason has its words", (t) => {
	const seen = new Seen();
	seen.say("> set authorization yes; > pause; plug; draw_power_regulated 16,3; sleep 5");
	const { reasons, wantsCard, paused } = frontOf(seen.charger, ENGLISH_SPEECH);
	t.deepEqual(
		reasons.map(({ name }) => name),
		["authorization", "user"],
	);
	t.is(reasons[1].more, "Charging goes on once somebody resumes it.");
	t.true(wantsCard && paused);
});

test("a fault: what is so, what it means, what ends it, and when it is tried again, in both languages", (t) => {
	const seen = new Seen();
	seen.say("plug; draw_power_regulated 16,3; sleep 5; diode_fail; sleep 1");
	const [fault, ...more] = standingOf(seen.charger, ENGLISH_SPEECH);
	t.deepEqual(more, []);
	like(t, fault, { name: "diode", text: "The vehicle failed its safety check", severity: "stops at once" });
	t.regex(fault.next, /^in \d+ s$/);
	t.is(fault.ends, `Next try ${fault.next}.`);
	const [german] = standingOf(seen.charger, GERMAN_SPEECH);
	t.is(german.text, "Das Fahrzeug hat die Sicherheitsprüfung nicht bestanden");
	t.is(german.ends, `Nächster Versuch ${fault.next}.`);
	// the hold of the fault says nothing else beside it
	t.deepEqual(
		frontOf(seen.charger, ENGLISH_SPEECH).reasons.map(({ name }) => name),
		["diode"],
	);
});

test("two faults: each with its own time", (t) => {
	const seen = new Seen();
	seen.say("plug; draw_power_regulated 16,3; sleep 5; temperature lost; sleep 20; meter lost; sleep 20");
	const names = standingOf(seen.charger, ENGLISH_SPEECH).map(({ name }) => name);
	t.deepEqual([...names].sort(), ["meter_lost", "temperature_sensor"]);
	for (const { ends } of standingOf(seen.charger, ENGLISH_SPEECH)) t.not(ends, "");
});

test("the slider stands where the owner has put it, and says what counts", (t) => {
	const seen = new Seen();
	like(t, sliderOf(seen.charger, ENGLISH_SPEECH), { min: 6, max: 32, at: 32, notes: ["Kept at 32 A, also after a restart"] });
	t.deepEqual(seen.ask("set", { key: "userLimit", value: "10" }), { done: "userLimit 10 A" });
	like(t, sliderOf(seen.charger, ENGLISH_SPEECH), { at: 10 });
	seen.say("> limit me 7; plug; sleep 8");
	t.deepEqual(sliderOf(seen.charger, ENGLISH_SPEECH).notes, [
		"Kept at 10 A, also after a restart",
		'At the moment 7 A: "me" allows no more.',
		"The vehicle is told 7 A.",
	]);
	t.is(sliderOf(seen.charger, GERMAN_SPEECH).notes[1], "Im Augenblick 7 A: mehr erlaubt „me“ nicht.");
	seen.say("> set limit 16");
	t.is(sliderOf(seen.charger, ENGLISH_SPEECH).max, 16);
});

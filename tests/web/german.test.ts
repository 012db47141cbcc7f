// SPDX-License-Identifier: Apache-2.0
/** German: every sentence that the firmware tells people is recognised, with its figures; every name of its tables has its words. */
import test from "ava";
import { CHAPTERS } from "../../hosts/simulator/controls.js";
import { benchLabel } from "../../hosts/web/model/benchSpeech.js";
import { GERMAN_SPEECH } from "../../hosts/web/model/german.js";
import { ENGLISH_SPEECH, fill } from "../../hosts/web/model/speech.js";
import { ENGLISH } from "../../hosts/web/texts/english.js";
import { GERMAN } from "../../hosts/web/texts/german.js";
import { FAULTS } from "../../src/control/faults.js";
import { BLOCKERS } from "../../src/control/permission.js";
import { STOP_REASONS } from "../../src/evse/events.js";
import { FAULT_WORDS } from "../../src/evse/faults.js";
import { type Headline, IDLE_LOAD, OF_BLOCKERS, OF_HOLDS, OF_STAGES, OF_STATES, RESERVED } from "../../src/evse/headlines.js";
import { HOLDS } from "../../src/evse/holds.js";
import { SETTINGS } from "../../src/settings/table.js";

const headlines: readonly (Headline | null)[] = [
	...Object.values(OF_HOLDS),
	...Object.values(OF_STAGES),
	...Object.values(OF_BLOCKERS),
	...Object.values(OF_STATES),
	RESERVED,
	IDLE_LOAD,
];
const FIGURES = { power: "3.7 kW", offer: "16.0 A", by: "the circuit", start: "in 5 min" };

test("every headline and its sentence", (t) => {
	for (const headline of headlines)
		for (const sentence of headline === null ? [] : [headline.text, headline.more]) {
			const german = GERMAN_SPEECH.told(fill(sentence, FIGURES));
			t.not(german, fill(sentence, FIGURES));
			for (const name of sentence.matchAll(/\{(\w+)\}/g))
				t.true(
					german.includes({ ...FIGURES, by: "der Stromkreis", power: "3,7 kW", offer: "16,0 A" }[name[1] as keyof typeof FIGURES]),
					german,
				);
		}
});

test("a figure that nobody knows is left out", (t) => {
	t.is(GERMAN_SPEECH.told("Charging"), "Lädt mit");
	t.is(GERMAN_SPEECH.told("Charging begins later."), "Das Laden beginnt später.");
	t.is(
		GERMAN_SPEECH.told('The vehicle may draw 16.0 A: the limit is set by "ems".'),
		"Das Fahrzeug darf 16,0 A ziehen: die Grenze setzt „ems“.",
	);
});

test("what is no sentence of the firmware stays as it is", (t) => {
	for (const strange of ["", "Something new", "Next try some day."]) t.is(GERMAN_SPEECH.told(strange), strange);
});

test("every fault, and what ends it", (t) => {
	for (const { name, means } of FAULTS) {
		const { is, was, until } = FAULT_WORDS[name];
		for (const sentence of [is, was]) t.not(GERMAN_SPEECH.told(sentence), sentence);
		t.not(GERMAN_SPEECH.fault(name).means, means);
		for (const english of [
			`Next try 30 s after ${until}.`,
			`Over 30 s after ${until}.`,
			`Ends once ${until}.`,
			`Ends once ${until} and the fault is cleared.`,
			`Ends once ${until} and the vehicle is unplugged (or the fault cleared).`,
		]) {
			const german = GERMAN_SPEECH.told(english);
			t.false(german.includes(until), german);
			t.false(/\b(the|once|after|cleared)\b/.test(german), german);
		}
		t.not(ENGLISH_SPEECH.fault(name).end, "");
	}
	t.is(GERMAN_SPEECH.told("Next try in 12 s."), "Nächster Versuch in 12 s.");
	t.is(GERMAN_SPEECH.told("Over in 12 s."), "Vorüber in 12 s.");
	t.is(GERMAN_SPEECH.told("Ends with a restart of the charger."), "Endet mit einem Neustart der Ladestation.");
	t.is(GERMAN_SPEECH.told("Ends in a moment."), "Endet gleich.");
});

test("every hold, blocker, reason and setting has its words in both languages", (t) => {
	for (const speech of [ENGLISH_SPEECH, GERMAN_SPEECH]) {
		for (const { name } of HOLDS) t.not(speech.hold(name).text, name);
		for (const name of BLOCKERS) t.not(speech.blocker(name), name.includes("_") ? name : "");
		for (const name of STOP_REASONS) t.not(speech.reason(name), name);
		for (const { key } of SETTINGS) t.not(speech.group(key.includes(".") ? key.split(".")[0] : ""), key.split(".")[0], key);
	}
	for (const { key, help } of SETTINGS) t.not(GERMAN_SPEECH.setting(key, help), help, key);
});

test("every label of the bench that is a word", (t) => {
	const labels = CHAPTERS.flatMap(({ title, controls }) => [title, ...controls.flatMap(({ label, options = [] }) => [label, ...options])]);
	for (const label of labels.filter((each) => /[a-z]{2}/i.test(each) && !/^\+?\d+ \w+$/.test(each))) {
		t.is(benchLabel(label, ENGLISH_SPEECH), label);
		if (label !== "Generator") t.not(benchLabel(label, GERMAN_SPEECH), label);
	}
});

test("both languages leave room for the same figures", (t) => {
	const figures = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
	for (const key of Object.keys(ENGLISH) as (keyof typeof ENGLISH)[]) t.deepEqual(figures(GERMAN[key]), figures(ENGLISH[key]), key);
});

// SPDX-License-Identifier: Apache-2.0
/** Settings: bounds, names, and refusals that say what would be right and change nothing. */
import test from "ava";
import { NUMBERS } from "../../src/control/numbers.js";
import { EVSE_NUMBERS } from "../../src/evse/numbers.js";
import { FACES } from "../../src/settings/faces.js";
import { nearest } from "../../src/settings/nearest.js";
import { RELATIONS } from "../../src/settings/relations.js";
import { assign, assignAll, defaults, heldOf, set, settingOf, shownOf, textOf, type Values } from "../../src/settings/settings.js";
import { NUMBER_SETTINGS, type NumberSetting, SETTINGS } from "../../src/settings/table.js";
import { shownIn, textIn } from "../../src/settings/units.js";
import { boundsOf } from "../../src/settings/value.js";

/** Lets a setting have any value: those that are related to it go to the end that suits it. */
function makeRoom(values: Values, key: string): void {
	for (const { lesser, greater } of RELATIONS) {
		if (key === lesser) set(values, greater, endOf(greater, "max"));
		if (key === greater) set(values, lesser, endOf(lesser, "min"));
	}
}

function endOf(key: string, end: "min" | "max"): string {
	const { row } = settingOf(key) as NumberSetting;
	return textIn(row.unit, row[end]);
}

test("every setting takes its least and its greatest value, as people type it and as it is held, and shows it with its unit", (t) => {
	for (const setting of NUMBER_SETTINGS) {
		const { key, number, row } = setting;
		for (const held of [row.min, row.max]) {
			const text = textIn(row.unit, held);
			for (const typed of [
				`${key}=${text}`,
				`${key.toUpperCase()} = ${text}${shownIn(row.unit).unit}`,
				`${number}=${number === key ? text : held}`,
			]) {
				const values = defaults();
				makeRoom(values, key);
				assign(values, typed);
				t.is(heldOf(values, setting), held, typed);
				t.is(shownOf(values, key), `${text} ${shownIn(row.unit).unit}`.trim());
			}
		}
		t.true(row.value >= row.min && row.value <= row.max, `${key}: the default is within bounds`);
	}
});

test("no setting takes a value beyond its bounds, and the refusal tells them", (t) => {
	for (const setting of NUMBER_SETTINGS) {
		const { key, row } = setting;
		const values = defaults();
		const before = JSON.stringify(values);
		for (const held of [row.min - 1, row.max + 1]) {
			const { message } = t.throws(() => set(values, key, `${held / shownIn(row.unit).scale}`)) as Error;
			t.true(message.startsWith(`${key}: `) && message.endsWith(boundsOf(setting)), message);
		}
		t.is(JSON.stringify(values), before);
	}
});

test("every number that has bounds is a setting, once, with a line of help and a name of its own", (t) => {
	const bounded = Object.entries({ ...NUMBERS, ...FACES }).flatMap(([group, rows]) =>
		Object.entries(rows as { [key: string]: { min?: number } }).flatMap(([key, { min }]) => (min === undefined ? [] : [`${group}.${key}`])),
	);
	t.deepEqual(NUMBER_SETTINGS.map(({ number }) => number).sort(), [...Object.keys(EVSE_NUMBERS), ...bounded].sort());
	const names = SETTINGS.map(({ key }) => key.toLowerCase());
	t.is(new Set(names).size, names.length);
	for (const { key, help } of SETTINGS) t.true(help.length > 5, key);
});

test("choices have names, in every way that people say yes and no", (t) => {
	const values = defaults();
	for (const [typed, held] of [
		["yes", 1],
		["off", 0],
		["TRUE", 1],
		["0", 0],
		["on", 1],
		["false", 0],
		["1", 1],
		["no", 0],
	] as const) {
		set(values, "ventilation", typed);
		t.is(values.evse.ventilation, held);
		t.is(shownOf(values, "ventilation"), held === 1 ? "yes" : "no");
	}
	set(values, "outlet", "tethered");
	t.is(values.control.proximity.tethered, 1);
	set(values, "phases", "1");
	t.is(shownOf(values, "phases"), "1");
});

test("a text is kept as it was typed, and a longer one is refused", (t) => {
	const values = defaults();
	set(values, "name", "Garage  left");
	t.is(textOf(values, "name"), "Garage  left");
	t.throws(() => set(values, "name", "x".repeat(33)), { message: `name: "${"x".repeat(33)}" has 33 characters; at most 32` });
	t.throws(() => set(values, "name", "Säule"), { message: /^name: "Säule" has characters that are not plain ASCII/ });
	t.is(textOf(values, "name"), "Garage  left");
});

test("two sets of values share nothing", (t) => {
	const one = defaults();
	set(one, "pilot.enterC", "0.6");
	set(one, "site", "yard");
	t.is(textOf(defaults(), "pilot.enterC"), "0.5");
	t.is(textOf(defaults(), "site"), "");
	t.is(textOf(one, "pilot.enterC"), "0.6");
});

test("the limit is typed in amperes and held in milliamperes", (t) => {
	const values = defaults();
	assign(values, "limit=16.5");
	t.is(values.evse.limit, 16_500);
	assign(values, "LIMIT = 6");
	t.is(values.evse.limit, 6_000);
});

for (const [text, message] of [
	["limit", '"limit" is not a setting; write key=value, for instance limit=16'],
	["=16", '"=16" is not a setting; write key=value, for instance limit=16'],
	["limt=16", 'there is no setting "limt"; did you mean "limit"?'],
	["pilot.enterCC=0.5", 'there is no setting "pilot.enterCC"; did you mean "pilot.enterC"?'],
	["limit=sixteen", 'limit: "sixteen" is not a number of A; 0 to 80 A'],
	["limit=-1", "limit: -1 is out of bounds; 0 to 80 A"],
	["limit=16.0001", 'limit: "16.0001" is not a number of A; 0 to 80 A'],
	["limit=1e1", 'limit: "1e1" is not a number of A; 0 to 80 A'],
	["limit=81", "limit: 81 is out of bounds; 0 to 80 A"],
	["limit=16V", 'limit: "16V" is not a number of A; 0 to 80 A'],
	["sequence.forcedOpen=6.001", "sequence.forcedOpen: 6.001 is out of bounds; 3 to 6 s"],
	["sequence.forcedOpen=7000ms", "sequence.forcedOpen: 7000ms is out of bounds; 3 to 6 s"],
	["sequence.forcedOpenMs=6001", "sequence.forcedOpen: 6001 is out of bounds; 3 to 6 s"],
	["sequence.forcedOpenMs=3000.5", 'sequence.forcedOpen: "3000.5" is not a number of s; 3 to 6 s'],
	["frontEnd.offset=-0.4", "frontEnd.offset: -0.4 is out of bounds; -0.3 to 0.3 V"],
	["ventilation=2", 'ventilation: "2" is none of its values; no or yes'],
	["outlet=teterd", 'outlet: "teterd" is none of its values; did you mean "tethered"? socket or tethered'],
	["phases=2", 'phases: "2" is none of its values; 1 or 3'],
] as const)
	test(`"${text}" is refused with a reason`, (t) => {
		const values = defaults();
		const before = JSON.stringify(values);
		t.throws(() => assign(values, text), { message });
		t.is(JSON.stringify(values), before);
	});

for (const [texts, message] of [
	[
		["phases=3", "mains.phases=1"],
		"phases 3 is more than mains.phases 1; a contactor connects no more phases than the supply has: set phases to at most 1, or mains.phases to at least 3",
	],
	[
		["temperature.derateAt=80"],
		"temperature.derateAt 80 °C is not less than temperature.stopAt 70 °C; the current is lowered before charging stops: set temperature.derateAt below 70 °C, or temperature.stopAt above 80 °C",
	],
	[
		["temperature.stopAt=60", "temperature.derateAt=50"],
		"temperature.resumeAt 60 °C is not less than temperature.stopAt 60 °C; what stops for heat goes on once it is cooler: set temperature.resumeAt below 60 °C, or temperature.stopAt above 60 °C",
	],
	[
		["mains.highFrequency=50.5", "mains.lowFrequency=59.5"],
		"mains.lowFrequency 59.5 Hz is not less than mains.highFrequency 50.5 Hz; between them lies the frequency of the supply: set mains.lowFrequency below 50.5 Hz, or mains.highFrequency above 59.5 Hz",
	],
] as const)
	test(`${texts.join(" with ")} is refused with both names, in any order, and changes nothing`, (t) => {
		for (const order of [texts, [...texts].reverse()]) {
			const values = defaults();
			const before = JSON.stringify(values);
			t.throws(() => assignAll(values, order), { message });
			t.is(JSON.stringify(values), before);
		}
	});

test("settings that are given together have to agree in the end, not on the way", (t) => {
	for (const texts of [
		["temperature.derateAt=80", "temperature.stopAt=90"],
		["mains.phases=1", "phases=1"],
		["phases=3", "mains.phases=1", "phases=1"],
		["mains.lowFrequency=58", "mains.highFrequency=62"],
	])
		for (const order of [texts, [...texts].reverse()].slice(0, texts.length === 3 ? 1 : 2))
			t.notThrows(() => assignAll(defaults(), order), `${order}`);
});

test("of settings that are given together none is set if one cannot be", (t) => {
	const values = defaults();
	const before = JSON.stringify(values);
	t.throws(() => assignAll(values, ["limit=10", "limit=12", "limit=99"]), { message: "limit: 99 is out of bounds; 0 to 80 A" });
	t.is(JSON.stringify(values), before);
});

test("a relation holds at its edge, and not one step beyond", (t) => {
	for (const { lesser, greater, same } of RELATIONS) {
		const { row } = settingOf(lesser) as NumberSetting;
		const both = Math.min(row.max, (settingOf(greater) as NumberSetting).row.max);
		const [, less] = row.unit === "1 or 3" ? [3, 1] : [both, both - 1];
		const tied = () => assignAll(defaults(), [`${lesser}=${textIn(row.unit, both)}`, `${greater}=${textIn(row.unit, both)}`]);
		if (same) t.notThrows(tied);
		else t.throws(tied, { message: new RegExp(`^${lesser} .* ${greater} `) });
		t.notThrows(() => assignAll(defaults(), [`${lesser}=${textIn(row.unit, less)}`, `${greater}=${textIn(row.unit, both)}`]));
	}
});

test("a fixed number is no setting, and the refusal names those that are", (t) => {
	t.throws(() => assign(defaults(), "zzzzzz=1"), {
		message: /^there is no setting "zzzzzz"; settings are limit, userLimit, .*, pilot\.…, .*, name, /,
	});
	t.throws(() => assign(defaults(), "pilot.boundaryBcMv=1"), { message: /^there is no setting/ });
});

test("bounds are told in the unit that is typed", (t) => {
	t.is(boundsOf(settingOf("limit")), "0 to 80 A");
	t.is(boundsOf(settingOf("outlet")), "socket or tethered");
	t.is(boundsOf(settingOf("name")), "at most 32 characters");
});

test("the nearest word is near, or none", (t) => {
	const words = ["plug", "unplug", "pause", "status"];
	t.is(nearest("plgu", words), "plug");
	t.is(nearest("STATSU", words), "status");
	t.is(nearest("unplugg", words), "unplug");
	t.is(nearest("xyz", words), undefined);
	t.is(nearest("", words), undefined);
});

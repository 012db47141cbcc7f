// SPDX-License-Identifier: Apache-2.0
/** Settings: bounds, names, and refusals that say what would be right and change nothing. */
import test from "ava";
import type { NumberRow } from "../../src/control/numbers.js";
import { nearest } from "../../src/settings/nearest.js";
import { RELATIONS } from "../../src/settings/relations.js";
import { assign, assignAll, boundsOf, defaults, set, settings, textOf, type Values } from "../../src/settings/settings.js";

/** Lets a setting have any value: those that are related to it go to the end that suits it. */
function makeRoom(values: Values, key: string): void {
	for (const { lesser, greater } of RELATIONS) {
		if (key === lesser) set(values, greater, `${rowOf(greater).max}`);
		if (key === greater) set(values, lesser, `${rowOf(lesser).min}`);
	}
}

function rowOf(key: string): NumberRow {
	return settings().find((setting) => setting.key === key)?.row as NumberRow;
}

test("every setting takes its least and its greatest value, and nothing beyond", (t) => {
	for (const { key, row } of settings()) {
		const scale = row.typedIn ? 1_000 : 1;
		let values = defaults();
		for (const value of [row.min as number, row.max as number]) {
			values = defaults();
			makeRoom(values, key);
			set(values, key, `${value / scale}`);
			t.is(textOf(values, key), `${value / scale}`);
		}
		const before = JSON.stringify(values);
		t.throws(() => set(values, key, `${(row.max as number) / scale + 1}`), {
			message: new RegExp(`^${key}: .* is out of bounds; `),
		});
		t.is(JSON.stringify(values), before);
		t.true(row.value >= (row.min as number) && row.value <= (row.max as number), `${key}: the default is within bounds`);
	}
});

test("two sets of values share nothing", (t) => {
	const one = defaults();
	set(one, "pilot.enterCMs", "600");
	t.is(textOf(defaults(), "pilot.enterCMs"), "500");
	t.is(textOf(one, "pilot.enterCMs"), "600");
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
	["pilot.enterC=500", 'there is no setting "pilot.enterC"; did you mean "pilot.enterCMs"?'],
	["limit=sixteen", 'limit: "sixteen" is not a number of A; 0 to 80 A'],
	["limit=-1", 'limit: "-1" is not a number of A; 0 to 80 A'],
	["limit=16.0001", 'limit: "16.0001" is not a number of A; 0 to 80 A'],
	["limit=1e1", 'limit: "1e1" is not a number of A; 0 to 80 A'],
	["limit=81", "limit: 81 is out of bounds; 0 to 80 A"],
	["sequence.forcedOpenMs=6001", "sequence.forcedOpenMs: 6001 is out of bounds; 3000 to 6000 ms"],
	["sequence.forcedOpenMs=3000.5", 'sequence.forcedOpenMs: "3000.5" is not a number of ms; 3000 to 6000 ms'],
	["ventilation=2", "ventilation: 2 is out of bounds; 0 to 1 (1 yes, 0 no)"],
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
		["temperature.derateAt=80000"],
		"temperature.derateAt 80000 is not less than temperature.stopAt 70000; the current is lowered before charging stops: set temperature.derateAt below 70000, or temperature.stopAt above 80000",
	],
	[
		["temperature.stopAt=60000", "temperature.derateAt=50000"],
		"temperature.resumeAt 60000 is not less than temperature.stopAt 60000; what stops for heat goes on once it is cooler: set temperature.resumeAt below 60000, or temperature.stopAt above 60000",
	],
	[
		["mains.highHz=50500", "mains.lowHz=59500"],
		"mains.lowHz 59500 is not less than mains.highHz 50500; between them lies the frequency of the supply: set mains.lowHz below 50500, or mains.highHz above 59500",
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
		["temperature.derateAt=80000", "temperature.stopAt=90000"],
		["mains.phases=1", "phases=1"],
		["phases=3", "mains.phases=1", "phases=1"],
		["mains.lowHz=58000", "mains.highHz=62000"],
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
		const { max } = rowOf(lesser);
		const { min } = rowOf(greater);
		const both = Math.min(max as number, rowOf(greater).max as number);
		t.true(both >= (min as number), `${lesser} and ${greater} can meet`);
		const tied = () => assignAll(defaults(), [`${lesser}=${both}`, `${greater}=${both}`]);
		if (same) t.notThrows(tied);
		else t.throws(tied, { message: new RegExp(`^${lesser} .* ${greater} `) });
		t.notThrows(() => assignAll(defaults(), [`${lesser}=${both - 1}`, `${greater}=${both}`]));
	}
});

test("a fixed number is no setting, and the refusal names those that are", (t) => {
	t.throws(() => assign(defaults(), "zzzzzz=1"), {
		message: /^there is no setting "zzzzzz"; settings are limit, userLimit, .*, pilot\.…, /,
	});
	t.false(settings().some(({ key }) => key === "pilot.boundaryBcMv"));
	t.throws(() => assign(defaults(), "pilot.boundaryBcMv=1"), { message: /^there is no setting/ });
});

test("bounds are told in the unit that is typed", (t) => {
	const limit = settings()[0];
	t.is(limit.key, "limit");
	t.is(boundsOf(limit.row), "0 to 80 A");
});

test("the nearest word is near, or none", (t) => {
	const words = ["plug", "unplug", "pause", "status"];
	t.is(nearest("plgu", words), "plug");
	t.is(nearest("STATSU", words), "status");
	t.is(nearest("unplugg", words), "unplug");
	t.is(nearest("xyz", words), undefined);
	t.is(nearest("", words), undefined);
});

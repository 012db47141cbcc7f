// SPDX-License-Identifier: Apache-2.0
/** Settings: bounds, names, and refusals that say what would be right and change nothing. */
import test from "ava";
import { nearest } from "../../src/settings/nearest.js";
import { assign, boundsOf, defaults, set, settings, textOf } from "../../src/settings/settings.js";

test("every setting takes its least and its greatest value, and nothing beyond", (t) => {
	for (const { key, row } of settings()) {
		const values = defaults();
		const scale = row.typedIn ? 1_000 : 1;
		for (const value of [row.min as number, row.max as number]) {
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

// SPDX-License-Identifier: Apache-2.0
/** The table of actions: arguments at both ends of their ranges, and one step beyond; what is typed means the same as what is told. */
import test from "ava";
import { UNSAID } from "../../src/evse/targets.js";
import { ACTIONS, actionOf } from "../../src/thing/actions.js";
import { type Argument, type Arguments, wrongArguments } from "../../src/thing/arguments.js";
import type { Kind, Value } from "../../src/thing/kinds.js";
import { readTyped, usageOf } from "../../src/thing/typed.js";
import { entryIn, entryText, LONGEST_ENTRY, LONGEST_TARGETS, targetsIn, targetsText } from "../../src/thing/week.js";
import { Typing } from "../console/typing.js";

/** Values of a kind that are right, at its ends, and some that are not. */
function endsOf(kind: Kind): { right: Value[]; wrong: unknown[] } {
	const never = [null, {}, [], Number.NaN, 1.5, true];
	if (kind.is === "number") return { right: [kind.min, kind.max], wrong: [...never, kind.min - 1, kind.max + 1, `${kind.min}`] };
	if (kind.is === "choice") return { right: [kind.of[0], kind.of[kind.of.length - 1]], wrong: [...never, "no such name", 0] };
	if (kind.is === "text") return { right: ["x", "x".repeat(kind.longest)], wrong: [...never, "x".repeat(kind.longest + 1), 7] };
	if (kind.is === "days") return { right: [1, 0x7f], wrong: [...never, 0, 0x80, "mon"] };
	if (kind.is === "minute") return { right: [0, 1_439], wrong: [...never, -1, 1_440, "7:00"] };
	return { right: [-1, 5_241_652_094], wrong: [...never, -2, 5_241_652_095, "now"] };
}

/** The arguments that have to be told, with values that are right. */
function least(rows: readonly Argument[]): Arguments {
	return Object.fromEntries(
		rows.filter(({ optional, instead }) => !optional && !instead).map(({ name, kind }) => [name, endsOf(kind).right[0]]),
	);
}

for (const { name, arguments: rows } of ACTIONS)
	test(`${name}: its arguments`, (t) => {
		t.is(wrongArguments(rows, least(rows)), "");
		t.regex(wrongArguments(rows, { ...least(rows), stranger: 1 }), /^there is no argument "stranger"; /);
		for (const wrong of [null, 7, "x", []]) t.is(wrongArguments(rows, wrong), "arguments are a record of values by name");
		for (const row of rows) {
			const base = { ...least(rows) } as Record<string, unknown>;
			if (row.instead) delete base[rows[rows.indexOf(row) - 1].name];
			for (const value of endsOf(row.kind).right) t.is(wrongArguments(rows, { ...base, [row.name]: value }), "", `${row.name} ${value}`);
			for (const value of endsOf(row.kind).wrong)
				t.regex(
					wrongArguments(rows, { ...base, [row.name]: value }),
					new RegExp(`^${row.name} (cannot be|and) .*`),
					`${row.name} ${JSON.stringify(value)}`,
				);
			if (!row.optional && !row.instead && rows[rows.indexOf(row) + 1]?.instead !== true) {
				delete base[row.name];
				t.regex(wrongArguments(rows, base), new RegExp(`^${row.name} is missing; `));
			}
		}
	});

test("arguments that share a place are not told together", (t) => {
	const rows = actionOf("limit")?.arguments ?? [];
	t.is(
		wrongArguments(rows, { name: "a", current: 6_000, power: 1_000 }),
		"current and power cannot be told together; leave one of them out",
	);
	t.regex(wrongArguments(rows, { name: "a" }), /^current is missing; /);
});

for (const [word, typed, told] of [
	["limit", "ems 10 60 6", { name: "ems", current: 10_000, duration: 60_000, fallback: 6_000 }],
	["limit", "ems 3kW", { name: "ems", power: 3_000_000 }],
	["limit", "ems 7.5A", { name: "ems", current: 7_500 }],
	["reserve", "7 90 CARD", { number: 7, duration: 90_000, token: "CARD" }],
	["target", "mon-wed 7:05 20", { days: 14, time: 425, energy: 20_000_000 }],
	["target", "SAT 0:00 80%", { days: 64, time: 0, soc: 80 }],
	["battery", "40 60kWh", { soc: 40, capacity: 60_000_000 }],
	["authorize", "x iso14443", { token: "x", kind: "ISO14443" }],
	["clock", "1970-01-01T01:00:00+01:00", { time: 0 }],
	["set", "name Garage  left", { key: "name", value: "Garage  left" }],
] as const)
	test(`${word} ${typed} is understood`, (t) => {
		const rows = actionOf(word)?.arguments ?? [];
		const read = readTyped(word, rows, typed.split(" "));
		t.deepEqual({ ...read }, { ...told });
		t.is(wrongArguments(rows, read), "");
	});

test("help shows what may be left out, and what stands in one place", (t) => {
	const usage = (name: string) => usageOf(actionOf(name)?.arguments ?? []);
	t.is(usage("authorize"), "TOKEN [KIND]");
	t.is(usage("limit"), "NAME A|W [SECONDS [A]]");
	t.is(usage("enable"), "[SOURCE [PRIORITY]]");
	t.is(usage("pause"), "");
});

test("whatever is told, with arguments that are right an action is done or refused with a reason", (t) => {
	const desk = new Typing();
	desk.play("draw_power_regulated 16,3; sleep 5");
	for (const action of ACTIONS)
		for (const end of [0, 1]) {
			const told = Object.fromEntries(
				action.arguments.filter(({ instead }) => !instead).map(({ name, kind }) => [name, endsOf(kind).right[end]]),
			);
			const outcome = action.run(desk.firmware, told);
			t.true("done" in outcome ? outcome.done.length > 0 : outcome.refused.length > 5, action.name);
			desk.play("sleep 0.1");
		}
});

test("a schedule is typed and shown the same, exact to the last mWh, and read back from what is seen", (t) => {
	const targets = [
		{ minute: 425, mwh: 20_000_000, soc: UNSAID },
		{ minute: 1_439, mwh: 9_007_199_254_740_991, soc: 100 },
		{ minute: 0, mwh: 0, soc: UNSAID },
		{ minute: 60, mwh: 123_456_789, soc: 0 },
		{ minute: 61, mwh: UNSAID, soc: 80 },
	];
	const text = "7:05 20kWh, 23:59 9007199254.740991kWh 100%, 0:00 0kWh, 1:00 123.456789kWh 0%, 1:01 80%";
	t.is(targetsText(targets), text);
	t.deepEqual(targetsIn(text), targets);
	t.deepEqual(targetsIn("none"), []);
	for (const days of [1, 0x7f, 0x2a]) t.deepEqual(entryIn(entryText({ schedule: [{ days, targets }] }, 0)), { days, targets });
	t.deepEqual(entryIn(entryText({ schedule: [{ days: 2, targets: [] }] }, 0)), { days: 2, targets: [] });
	const longest = Array.from({ length: 10 }, () => ({ minute: 1_439, mwh: 9_007_199_254_740_991, soc: 100 }));
	t.true(targetsText(longest).length <= LONGEST_TARGETS);
	t.true(entryText({ schedule: [{ days: 0x3f, targets: longest }] }, 0).length <= LONGEST_ENTRY);
});

test("what is no schedule is refused with what would be right", (t) => {
	for (const text of ["7:00 20", "7 20kWh", "7:00 20kWh,", "", "7:00 80% 20kWh"])
		t.regex(`${targetsIn(text)}`, /^".*" is no target; write them as 7:00 20kWh, 18:00 80%, or none$/);
	t.is(targetsIn(Array.from({ length: 11 }, () => "7:00 1kWh").join(",")), "a day has at most 10 targets");
	for (const text of ["", "mon", "mon 7:00 20kWh", "moon: 7:00 20kWh", ": none", "mon: 20kWh"]) t.is(entryIn(text), undefined, text);
});

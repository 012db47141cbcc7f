// SPDX-License-Identifier: Apache-2.0
/** A short search of the step as it ships, and what a search is made of. */
import test from "ava";
import { FAULTS } from "../../src/control/faults.js";
import { NUMBERS, type NumberRow, type Numbers } from "../../src/control/numbers.js";
import { defaults } from "../../src/settings/settings.js";
import { REACHES } from "./clocks.js";
import { Graph, NONE } from "./graph.js";
import { INPUTS } from "./inputs.js";
import { instantsOf } from "./layout.js";
import { groups, IN_NO_PAIR, inputsWith, search } from "./searches.js";
import { NEVER, shortened, TICK_MS } from "./shortened.js";
import { judge } from "./verdict.js";

for (const small of [
	search("pilot", inputsWith(["A", "B", "C", "E", "nothing"], { permission: "all" })),
	search(
		"residual x contactor",
		inputsWith(["A", "B", "C"], { residual: ["100 mA of alternating current"], contactor: ["stays closed"], moment: ["a person clears"] }),
	),
	search(
		"temperature x mains",
		inputsWith(["A", "B", "C"], { temperature: ["75 °C"], mains: ["two phases"], moment: ["a person clears"] }),
	),
])
	test(`the search ${small.name} closes with no rule broken`, (t) => {
		const { nodes, edges, broken } = judge(small);
		t.log(`${nodes} nodes, ${edges} edges`);
		t.is(broken, undefined);
		t.true(nodes > 1_000);
	});

/** Inputs that only chargers with a lock have. */
const OF_THE_LOCK = ["lock", "plug"];

test("every class of every input is in a search, and every two of different inputs meet, but for those of lock and plug and those for which others stand", (t) => {
	const all = groups().flatMap(({ searches }) => searches);
	const classes = INPUTS.filter(({ name }) => name !== "pilot" && name !== "moment").flatMap(({ name, classes }) =>
		classes.slice(1).map((row) => ({ input: name, row: row.name })),
	);
	const has = (names: readonly { input: string; row: string }[]) =>
		all.some(({ inputs }) =>
			names.every(({ input, row }) => inputs.some(({ name, classes }) => name === input && classes.some((each) => each.name === row))),
		);
	for (const one of classes) t.true(has([one]), one.row);
	for (const one of classes)
		for (const other of classes)
			if (one.input !== other.input && !OF_THE_LOCK.includes(one.input) && !OF_THE_LOCK.includes(other.input))
				t.true(has([one, other]) || IN_NO_PAIR.includes(one.row) || IN_NO_PAIR.includes(other.row), `${one.row}, ${other.row}`);
	for (const { name } of INPUTS[0].classes) t.true(has([{ input: "pilot", row: name }]), name);
});

test("every fault but those of the firmware, of PEN and of the lock is raised by a class, or by what the step itself meets", (t) => {
	const raised = INPUTS.flatMap(({ classes }) => classes.map(({ raises }) => raises));
	const met = [
		"diode",
		"ventilation",
		"welded",
		"did_not_close",
		"dropped_out",
		"loop_late",
		"residual_trip",
		"residual_monitor",
		"overcurrent",
		"meter_implausible",
		"reclosing",
	];
	const elsewhere = ["internal", "pen", "lock"];
	const missing = FAULTS.map(({ name }) => name).filter(
		(name) => !raised.includes(name) && !met.includes(name) && !elsewhere.includes(name),
	);
	t.deepEqual(missing, []);
});

test("every instant whose age is cut is one", (t) => {
	const instants = instantsOf();
	for (const path of Object.keys(REACHES)) t.true(instants.includes(path), path);
});

test("shortened delays keep their order within their scale", (t) => {
	const real = defaults().control;
	const short = shortened(NEVER);
	const value = (numbers: Numbers, group: string, key: string) =>
		(numbers as unknown as { [group: string]: { [key: string]: number } })[group][key];
	for (const group of ["pilot", "proximity", "contactor", "sequence"]) {
		const rows = Object.entries(NUMBERS[group as "pilot"] as { [key: string]: NumberRow }).filter(
			([key, { unit }]) => unit === "ms" && key !== "silentMs",
		);
		for (const [one] of rows)
			for (const [other] of rows)
				if (value(real, group, one) <= value(real, group, other))
					t.true(value(short, group, one) <= value(short, group, other), `${one}, ${other}`);
		for (const [key] of rows) t.true(value(short, group, key) >= TICK_MS || value(real, group, key) === 0, key);
	}
});

test("a graph keeps each row once, and the way to it", (t) => {
	const graph = new Graph(2);
	const row = (a: number, b: number) => Int32Array.of(a, b);
	t.is(graph.add(row(0, 0), NONE, 0), 0);
	for (let i = 1; i < 5_000; i++) t.is(graph.add(row(i, -i), i - 1, i % 7), i);
	t.is(graph.add(row(77, -77), 0, 0), 77);
	t.is(graph.find(row(4_999, -4_999)), 4_999);
	t.is(graph.find(row(5, 5)), NONE);
	t.deepEqual(graph.path(4), [1, 2, 3, 4]);
	t.is(graph.count, 5_000);
});

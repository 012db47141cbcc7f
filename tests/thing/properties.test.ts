// SPDX-License-Identifier: Apache-2.0
/** The table of properties: each says at any moment a value of its kind, by a key of its own. */
import test from "ava";
import { UNKNOWN } from "../../src/control/board.js";
import { wrongWith } from "../../src/thing/kinds.js";
import { PROPERTIES, READINGS } from "../../src/thing/properties.js";
import { Typing } from "../console/typing.js";

const CHARGES = "draw_power_regulated 16,3; within 5 expect contactor closed; sleep 3";

for (const state of [
	"sleep 0.01",
	"plug; sleep 2",
	CHARGES,
	`${CHARGES}; > pause; sleep 2`,
	`${CHARGES}; stop_button on; sleep 1`,
	`${CHARGES}; unplug; sleep 3`,
	"clock 2026-11-28T18:30:00Z; > target all 7:00 20; > mode automatic; plug; > battery 40% 60; sleep 3",
	"meter lost; temperature lost; sleep 15",
])
	test(`every property has a value of its kind: ${state}`, (t) => {
		const desk = new Typing();
		desk.play(state);
		for (const { key, kind, read } of PROPERTIES) {
			const value = read(desk.firmware);
			if (kind.is === "choice") t.true(typeof value === "number" && kind.of[value] !== undefined, `${key} ${value}`);
			else if (value !== UNKNOWN) t.is(wrongWith(kind, value), "", `${key} ${value}`);
		}
	});

test("keys are the properties' own, and each says what it is", (t) => {
	const keys = PROPERTIES.map(({ key }) => key);
	t.is(new Set(keys).size, keys.length);
	for (const { key, says } of PROPERTIES) t.true(says.length > 3, key);
	t.true(READINGS.every(({ setting }) => setting === undefined));
});

test("readings follow what happens", (t) => {
	const desk = new Typing("limit=16");
	const seen = (key: string) => PROPERTIES.find((each) => each.key === key)?.read(desk.firmware);
	desk.play(CHARGES);
	t.deepEqual(["contactor", "offered", "phases.connected", "session", "meter.current1"].map(seen), [1, 16_000, 3, 1, 15_996]);
	t.is(seen("set.limit"), 16_000);
	desk.play("> pause; sleep 2; unplug; sleep 2");
	t.deepEqual(["contactor", "paused", "session.open"].map(seen), [0, 1, 0]);
});

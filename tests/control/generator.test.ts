// SPDX-License-Identifier: Apache-2.0
/** The self-test of the pilot generator, and heat that a sensor should have felt: each part of what they depend on. */
import test from "ava";
import { UNKNOWN } from "../../src/control/board.js";
import { Letter } from "../../src/control/letter.js";
import { selfTest } from "../../src/control/protections/self-test.js";
import { State } from "../../src/control/sequence.js";
import { AT_START, copyOf } from "../../src/control/state.js";
import { defaults } from "../../src/settings/settings.js";
import { Desk } from "./desk.js";

for (const [letter, steadyHigh, state, commanded, restMv, weak] of [
	["B", true, "B1", 0, 7_999, true],
	["B", true, "B1", 0, 8_000, false],
	["B", true, "B1", 0, 0, false],
	["B", false, "B2", 0, 7_999, false],
	["B", true, "B1", 1, 7_999, false],
	["C", true, "C1", 0, 7_999, false],
	["C", false, "C2", 0, 9_000, true],
	["D", false, "D2", 0, 9_000, true],
	["C", false, "C2", 1, 9_000, false],
	["C", true, "C1", 0, 9_000, false],
	["B", false, "C2", 0, 9_000, false],
	["B", false, "B2", 0, 9_000, false],
] as const)
	test(`${letter} in ${state}${steadyHigh ? " at +12 V" : ""}, ${commanded === 1 ? "closed" : "open"}, after a B of ${restMv} mV: ${weak ? "weak" : "fine"}`, (t) => {
		const it = copyOf(AT_START);
		it.pilot.letter = Letter[letter];
		it.sequence.state = State[state];
		it.contactor.commanded = commanded;
		it.request.rest = restMv << 4;
		it.request.request = 8_000 << 4;
		t.is(selfTest(it, defaults().control, 12_000, steadyHigh), weak);
	});

test("a generator of which one window a step is seen is judged like any other", (t) => {
	const desk = new Desk().run(1_000);
	for (let ms = 0; ms < 3_000; ms += 5) desk.periods(1, 10_900, 10_900).stepAfter(5);
	t.deepEqual(desk.faultsSoFar, ["self_test"]);
});

for (const [what, closed, ageMs, milliAmps, doubted] of [
	["an open contactor makes no heat, whatever the meter says", false, 0, 800, false],
	["an open contactor makes no heat without a meter either", false, UNKNOWN, 0, false],
	["a closed contactor without current makes none", true, 0, 0, false],
	["current makes heat", true, 0, 10_000, true],
	["a closed contactor may, where no meter tells", true, UNKNOWN, 0, true],
] as const)
	test(`${what}: a sensor that stands still is ${doubted ? "doubted" : "believed"}`, (t) => {
		const desk = new Desk();
		if (closed) desk.charge();
		else desk.run(1_000);
		desk.numbers.temperature.frozenMs = 10_000;
		desk.milliCelsius = undefined;
		desk.sense.mains.ageMs = ageMs;
		desk.sense.mains.milliAmps[1] = milliAmps;
		desk.run(20_000);
		t.is(desk.report.cycles, closed ? 1 : 0);
		t.is(desk.has("temperature_sensor"), doubted);
	});

test("a weld that was told by stray current is over with the current, once a person has looked", (t) => {
	const desk = new Desk();
	desk.wish.phases = 1;
	desk.charge();
	desk.sense.mains.milliAmps[2] = 8_000;
	desk.until(() => desk.has("welded"));
	desk.sense.mains.milliAmps[2] = 0;
	t.true(desk.run(5_000).has("welded"));
	desk.wish.clearFaults += 1;
	t.false(desk.run(1_000).has("welded"));
});

test("what the pilot shows while −12 V are wanted says nothing about its +12 V", (t) => {
	const desk = new Desk().charge();
	desk.numbers.sequence.wakeAfterMs = 15_000;
	desk.wish.mayCharge = 0;
	desk.run(500).show("B").run(3_000);
	desk.wish.mayCharge = 1;
	desk.until(() => desk.stateName === "F");
	for (let ms = 0; ms < 3_000; ms += 10) desk.periods(10, 10_900, -12_000).stepAfter();
	t.deepEqual([desk.stateName, desk.letterName], ["F", "A"]);
	t.false(desk.faultsSoFar.includes("self_test"));
});

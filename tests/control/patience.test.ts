// SPDX-License-Identifier: Apache-2.0
/** What the sequence remembers across its states: wake-up pulses, a stopped vehicle's time, and the duty. */
import test from "ava";
import { AUTOMATIC, dutyFor } from "../../src/control/duty.js";
import type { Instant } from "../../src/control/integer.js";
import { driveDuty, enter, renewPatience, SEQUENCE_AT_START, type SequenceState, State } from "../../src/control/sequence.js";
import { defaults } from "../../src/settings/settings.js";
import { Desk } from "./desk.js";

const n = defaults().control.sequence;

function sequence(some: Partial<SequenceState>): SequenceState {
	return { ...SEQUENCE_AT_START, ...some };
}

for (const [from, wakeUps] of [
	["A1", 0],
	["B2", 0],
	["C1", 0],
	["C2", 0],
	["D1", 0],
	["E", 1],
	["F", 1],
] as const)
	test(`from ${from} to B1 ${wakeUps === 1 ? "no wake-up is forgotten" : "wake-ups are forgotten"}`, (t) => {
		const it = sequence({ state: State[from], wakeUps: 1 });
		enter(it, State.B1, AUTOMATIC, false, 1_000 as Instant);
		t.is(it.wakeUps, wakeUps);
	});

for (const [state, closed, ms, spentMs] of [
	["C2", true, n.dutyIntervalMs - 1, 500],
	["C2", true, n.dutyIntervalMs, 0],
	["D2", true, n.dutyIntervalMs, 0],
	["C1", true, 3 * n.dutyIntervalMs, 500],
	["D1", true, n.dutyIntervalMs, 500],
	["C1", false, 0, 0],
	["C2", false, 0, 0],
	["B1", false, 2 * n.dutyIntervalMs, 0],
] as const)
	test(`after ${ms} ms in ${state}, ${closed ? "closed" : "open"}, ${spentMs} of 500 ms are still spent`, (t) => {
		const it = sequence({ state: State[state], enteredAt: 1_000 as Instant, spentMs: 500 });
		renewPatience(it, n, closed, (1_000 + ms) as Instant);
		t.is(it.spentMs, spentMs);
	});

test("a vehicle that has only changed between C and D has all its time when the port stops", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.charge().run(7_000).show("D").run(1_000);
	t.is(desk.stateName, "D2");
	desk.wish.mayCharge = 0;
	desk.run(5_900);
	t.is(desk.stateName, "D1");
	t.true(desk.closed);
	t.false(desk.run(200).closed);
});

test("an offer that ends takes its PWM with it at once, in any state", (t) => {
	const it = sequence({ state: State.A2 });
	driveDuty(it, n, 16_000, 80_000, 1_000 as Instant);
	t.is(it.duty, dutyFor(16_000));
	driveDuty(it, n, 0, 80_000, 1_010 as Instant);
	t.is(it.duty, dutyFor(0));
});

// SPDX-License-Identifier: Apache-2.0
/** Each invariant is broken by records in which it does not hold, by name, and holds in a charge. */
import test from "ava";
import { Feedback } from "../../src/control/board.js";
import { FaultBit } from "../../src/control/faults.js";
import { after } from "../../src/control/integer.js";
import { brokenInTurn, brokenInvariants, brokenWhileClosed, INVARIANTS, type InvariantName } from "../../src/control/invariants.js";
import { Letter } from "../../src/control/letter.js";
import { WITNESS_AT_START, type Witness } from "../../src/control/noted.js";
import { Presence } from "../../src/control/presence.js";
import { step } from "../../src/control/step.js";
import { brokenBetween } from "../../src/control/witness.js";
import { BREAKS, BREAKS_BETWEEN } from "./breaks.js";
import { rulesOf } from "./checked.js";
import { Desk, HIGH, TICK_MS } from "./desk.js";

const TAMPER = 1 << FaultBit.tamper;

function charging(): Desk {
	const desk = new Desk().charge();
	desk.decide = step;
	return desk.run(6_000);
}

const broken = ({ state, numbers, sense, wish, drive, report }: Desk): string[] =>
	rulesOf(brokenInvariants(state, numbers, sense, wish, drive, report));

for (const [rule, ways] of Object.entries(BREAKS))
	for (const [i, way] of ways.entries())
		test(`"${rule}" is seen to be broken, ${i + 1} of ${ways.length}`, (t) => {
			const desk = charging();
			t.deepEqual(broken(desk), []);
			way(desk);
			t.true(broken(desk).includes(rule), broken(desk).join());
		});

test("what the time after a stop allows breaks nothing: no PWM, no permission, no current, a fault that stops first", (t) => {
	const desk = charging();
	desk.wish.mayCharge = 0;
	desk.tick();
	t.true(desk.closed);
	t.deepEqual(broken(desk), []);
	desk.wish.offerMa = 0;
	desk.state.supervisor.standing = TAMPER;
	const rules = broken(desk);
	for (const rule of ["pwm", "permission", "current", "fault"]) t.false(rules.includes(rule), rule);
	desk.state.sequence.dutyAt = after(desk.sense.now, -6_000);
	for (const rule of ["pwm", "permission", "current", "fault"]) t.true(broken(desk).includes(rule), rule);
});

test("what is asked in turn, a quarter each time, is all that is asked of a closed contactor", (t) => {
	for (const [rule, ways] of Object.entries(BREAKS))
		for (const way of ways) {
			const desk = charging();
			way(desk);
			const { state, numbers, sense, wish, drive } = desk;
			const parts = [0, 1, 2, 3].map((turn) => brokenInTurn(turn, state, numbers, sense, wish, drive));
			t.is(
				parts.reduce((all, part) => all | part, 0),
				brokenWhileClosed(state, numbers, sense, wish, drive),
				rule,
			);
		}
	t.deepEqual(
		[0, 1, 2, 3].map((turn) => {
			const { state, numbers, sense, wish, drive } = charging();
			return brokenInTurn(turn, state, numbers, sense, wish, drive);
		}),
		[0, 0, 0, 0],
	);
});

test("a B right after a new duty, too few periods, and a monitor that is not fitted break nothing", (t) => {
	const desk = charging();
	desk.periods(TICK_MS, HIGH.B, -12_000);
	desk.state.sequence.dutyAt = desk.sense.now;
	t.deepEqual(broken(desk), []);
	desk.periods(7, HIGH.A, -12_000);
	t.deepEqual(broken(desk), []);
	desk.sense.residual.tripped = 1;
	desk.numbers.residual.fitted = 0;
	t.deepEqual(broken(desk), []);
});

/** A port that is about to be told to close, and has everything that this takes. */
function closing(): { desk: Desk; witness: Witness } {
	const desk = charging();
	const witness: Witness = { ...WITNESS_AT_START, phases: 3, letter: Letter.C, askedMs: 500, goodPeriods: 100, shown: 1, tested: 2 };
	witness.changedAt = after(desk.sense.now, -1_000);
	desk.sense.contactor = Feedback.Open;
	return { desk, witness };
}

const brokenThen = ({ state, numbers, sense, wish, drive }: Desk, witness: Witness): string[] =>
	rulesOf(brokenBetween(witness, state, numbers, sense, wish, drive));

for (const [rule, ways] of Object.entries(BREAKS_BETWEEN))
	for (const [i, way] of ways.entries())
		test(`"${rule}" is seen to be broken from one step to the next, ${i + 1} of ${ways.length}`, (t) => {
			const good = closing();
			t.deepEqual(brokenThen(good.desk, good.witness), []);
			const { desk, witness } = closing();
			way(desk, witness);
			t.true(brokenThen(desk, witness).includes(rule), brokenThen(desk, witness).join());
		});

test("a fault may go by its row: in time, by a person, with the vehicle", (t) => {
	const { desk, witness } = closing();
	const { supervisor, pilot, presence } = desk.state;
	witness.contactor = 1;
	for (const place of [FaultBit.pilot_short, FaultBit.tamper, FaultBit.stop_button])
		supervisor.heldAt[place] = after(desk.sense.now, -5_000);
	witness.standing = 1 << FaultBit.pilot_short;
	t.deepEqual(brokenThen(desk, witness), []);
	witness.standing = 1 << FaultBit.tamper;
	desk.wish.clearFaults++;
	t.deepEqual(brokenThen(desk, witness), []);
	witness.standing = 1 << FaultBit.stop_button;
	pilot.letter = Letter.A;
	presence.is = Presence.Away;
	t.deepEqual(brokenThen(desk, witness), []);
	witness.standing = 1 << FaultBit.stop_button;
	presence.is = Presence.There;
	t.deepEqual(brokenThen(desk, witness), ["lost"]);
});

test("with a monitor that is not fitted no test of it is asked for", (t) => {
	const { desk, witness } = closing();
	desk.numbers.residual.fitted = 0;
	witness.tested = 0;
	t.deepEqual(brokenThen(desk, witness), []);
});

test("every rule is broken here", (t) => {
	const names: InvariantName[] = INVARIANTS.map(({ name }) => name);
	t.deepEqual(
		names.filter((name) => BREAKS[name] === undefined && BREAKS_BETWEEN[name] === undefined),
		[],
	);
	t.true(names.length <= 32, "a bit each");
});

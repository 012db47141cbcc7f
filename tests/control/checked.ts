// SPDX-License-Identifier: Apache-2.0
/** A step under the eyes of all invariants: it does as it did, and whoever asked is told which rules it broke. */
import { brokenInvariants, INVARIANTS } from "../../src/control/invariants.js";
import { WITNESS_AT_START, type Witness } from "../../src/control/noted.js";
import { step } from "../../src/control/step.js";
import { brokenBetween } from "../../src/control/witness.js";

/** The step, or one with a bug. */
export type Step = typeof step;

/** The names of the rules that these bits stand for. */
export function rulesOf(bits: number): string[] {
	return INVARIANTS.filter((_, place) => (bits & (1 << place)) !== 0).map(({ name }) => name);
}

/** `decide`, looked at after every step; a state that has not been stepped yet begins a new watch. */
export function checked(broken: (rules: readonly string[], now: number) => void, decide: Step = step): Step {
	const witness: Witness = { ...WITNESS_AT_START };
	return (state, numbers, sense, wish, drive, report) => {
		if (state.clock.started === 0) begin(witness, state.supervisor.standing, state.supervisor.forGood);
		decide(state, numbers, sense, wish, drive, report);
		const bits = brokenInvariants(state, numbers, sense, wish, drive, report) | brokenBetween(witness, state, numbers, sense, wish, drive);
		if (bits !== 0) broken(rulesOf(bits), sense.now);
	};
}

/** A step that throws when it has broken a rule: `breaks "diode" …`. */
export function asserting(decide: Step = step): Step {
	return checked((rules) => {
		throw new Error(`the step breaks ${rules.join(", ")}`);
	}, decide);
}

function begin(witness: Witness, standing: number, forGood: number): void {
	Object.assign(witness, WITNESS_AT_START, { standing, forGood });
}

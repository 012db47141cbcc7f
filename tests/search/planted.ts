// SPDX-License-Identifier: Apache-2.0
/** Bugs that are planted on purpose, each around the real step, with the rule that has to find it and the inputs that are enough. */

import { FaultBit } from "../../src/control/faults.js";
import { after } from "../../src/control/integer.js";
import { Letter } from "../../src/control/letter.js";
import type { Numbers } from "../../src/control/numbers.js";
import { State } from "../../src/control/sequence.js";
import { copyOf } from "../../src/control/state.js";
import { step } from "../../src/control/step.js";
import type { Step } from "../control/checked.js";

/** One bug. */
export interface Planted {
	readonly name: string;
	readonly rule: string;
	readonly step: Step;
	/** Letters beside A, B and C, and classes of other inputs, that it takes to show. */
	readonly letters?: readonly string[];
	readonly classes: { readonly [input: string]: readonly string[] };
	/** False if the bench has no words for what it takes, or cannot be so quick. */
	readonly onBench: boolean;
}

const STOP = 1 << FaultBit.stop_button;

/** The step with other numbers than those it is judged by. */
function withNumbers(change: (numbers: Numbers) => void): Step {
	let given: Numbers | undefined;
	let changed: Numbers | undefined;
	return (state, numbers, sense, wish, drive, report) => {
		if (given !== numbers || changed === undefined) {
			given = numbers;
			changed = copyOf(numbers);
			change(changed);
		}
		step(state, changed, sense, wish, drive, report);
	};
}

/** The bugs. */
export const PLANTED: readonly Planted[] = [
	{
		name: "does not wait for the diode",
		rule: "shown",
		step: (state, ...rest) => {
			state.pilot.diode.seen = 1;
			step(state, ...rest);
		},
		classes: {},
		onBench: true,
	},
	{
		name: "forgets that the stop button was pressed",
		rule: "lost",
		step: (state, numbers, sense, ...rest) => {
			const supervisor = state.supervisor;
			if (sense.stopButton === 0) supervisor.standing &= ~STOP;
			if (supervisor.standing === 0) supervisor.newest = -1;
			step(state, numbers, sense, ...rest);
		},
		classes: { "stop button": ["pressed"] },
		onBench: true,
	},
	{
		name: "does not ask for permission",
		rule: "permission",
		step: (state, numbers, sense, wish, drive, report) => step(state, numbers, sense, { ...wish, mayCharge: 1 }, drive, report),
		classes: { permission: ["withdrawn"] },
		onBench: true,
	},
	{
		name: "tries again too soon",
		rule: "lost",
		step: withNumbers(({ retryAfter }) => {
			for (const name of Object.keys(retryAfter) as (keyof typeof retryAfter)[]) retryAfter[name] /= 2;
		}),
		letters: ["E"],
		classes: {},
		onBench: true,
	},
	{
		name: "does not let go of a fault",
		rule: "unplugging",
		step: (state, numbers, sense, ...rest) => {
			const stands = (state.supervisor.standing & STOP) !== 0;
			step(state, numbers, stands ? { ...sense, stopButton: 1 } : sense, ...rest);
		},
		classes: { "stop button": ["pressed"] },
		onBench: false,
	},
	{
		name: "never begins PWM",
		rule: "waits",
		step: (state, numbers, sense, ...rest) => {
			if (state.sequence.state === State.B1) state.sequence.dutyAt = after(sense.now, 0);
			step(state, numbers, sense, ...rest);
		},
		classes: {},
		onBench: false,
	},
	{
		name: "gives the contactor no rest",
		rule: "rest",
		step: (state, ...rest) => {
			state.contactor.rested = 1;
			step(state, ...rest);
		},
		classes: { permission: ["withdrawn"], guard: ["trip line"] },
		onBench: false,
	},
	{
		// on the bench the guard minds
		name: "does not mind being late",
		rule: "lease",
		step: withNumbers(({ supervisor }) => {
			supervisor.lateMs = 1_000;
		}),
		classes: {},
		onBench: false,
	},
	{
		name: "believes in C at once",
		rule: "confirmed",
		step: (state, numbers, sense, ...rest) => {
			if (state.pilot.voted === Letter.C) state.pilot.votedAt = after(sense.now, -numbers.pilot.enterCMs);
			step(state, numbers, sense, ...rest);
		},
		classes: {},
		onBench: true,
	},
	{
		name: "believes that the monitor has passed",
		rule: "tested",
		step: (state, ...rest) => {
			state.residual.passed = 1;
			step(state, ...rest);
		},
		classes: { residual: ["monitor silent"] },
		onBench: true,
	},
];

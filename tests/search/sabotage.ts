// SPDX-License-Identifier: Apache-2.0
/** Ways to spoil the step: other numbers, a guard that is not heard, windows that are seen better than they are. */
import type { GuardCause, Sense } from "../../src/control/board.js";
import { FAULTS, FaultBit, type FaultName } from "../../src/control/faults.js";
import type { Numbers } from "../../src/control/numbers.js";
import { type ControlState, copyOf } from "../../src/control/state.js";
import { step } from "../../src/control/step.js";
import type { Wish } from "../../src/control/wish.js";
import type { Step } from "../control/checked.js";

/** The step with other numbers than those it is judged by. */
export function withNumbers(change: (numbers: Numbers) => void): Step {
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

/** The step for which what the guard has opened for is no fault. */
export function deafTo(cause: GuardCause, fault: FaultName): Step {
	const bit = 1 << FaultBit[fault];
	return (state, numbers, sense, wish, drive, report) => {
		step(state, numbers, sense, wish, drive, report);
		const supervisor = state.supervisor;
		if (sense.guard !== cause || (supervisor.standing & bit) === 0) return;
		supervisor.standing &= ~bit;
		const stand = FAULTS.map((_, place) => place).filter((place) => (supervisor.standing & (1 << place)) !== 0);
		supervisor.newest = stand.sort((a, b) => supervisor.raised[b] - supervisor.raised[a])[0] ?? -1;
		report.faults = supervisor.standing;
		report.newestFault = supervisor.newest;
	};
}

/** The step that closes although these reasons (bits of Blocker) stand, when `does` holds afterwards. */
export function closingDespite(reasons: number, does: (state: ControlState, wish: Wish) => boolean): Step {
	return (state, numbers, sense, wish, drive, report) => {
		step(state, numbers, sense, wish, drive, report);
		if (!does(state, wish) || (report.blockers & ~reasons) !== 0) return;
		report.blockers = 0;
		drive.contactor = state.contactor.commanded = 1;
	};
}

/** The same windows, those with two wrong kinds of low plateau as if the diode were good. */
export function undecided(sense: Sense): Sense {
	const { pilot } = sense;
	const kinds = new Set(Array.from({ length: pilot.count }, (_, i) => pilot.low[i]).filter((low) => low > -10_250));
	return kinds.size < 2 ? sense : { ...sense, pilot: { ...pilot, low: Array.from(pilot.low, () => -12_000) } };
}

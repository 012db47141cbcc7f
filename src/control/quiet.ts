// SPDX-License-Identifier: Apache-2.0
/** Quiet: a port that charges, and a step in which nothing of what it goes by can have changed; the step then ends where it began. */
import { Feedback, GuardCause, LockFeedback, type Sense } from "./board.js";
import { Letter } from "./letter.js";
import type { Numbers } from "./numbers.js";
import { cableStirs } from "./proximity.js";
import { State } from "./sequence.js";
import type { ControlState } from "./state.js";
import type { Report, Wish } from "./wish.js";

/**
 * True if what is sensed and wished in this step is what it was in the last, as far as a step goes by it; the pilot has been
 * read already. A setting that was changed meanwhile shows with the next step that is not quiet, 40 ms later at most.
 */
export function staysQuiet(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish): boolean {
	const pilot = state.pilot;
	const residual = sense.residual;
	return (
		state.quiet.is === 1 &&
		(state.slow.turn & 3) !== 0 &&
		pilot.calm === 1 &&
		pilot.letter === Letter.C &&
		// a state that somebody else has written, or a flipped bit, gets no rest
		(pilot.diode.seen & state.contactor.commanded) === 1 &&
		(state.supervisor.standing | state.contactor.strain) === 0 &&
		(sense.stopButton | sense.tamper | sense.brownOut | sense.guard | residual.tripped) === GuardCause.None &&
		residual.dcMicroAmps < numbers.residual.dcMicroAmps &&
		residual.acMicroAmps < numbers.residual.acMicroAmps &&
		(sense.contactor === Feedback.Closed || numbers.contactor.feedback === 0) &&
		(numbers.lock.fitted === 0 || sense.lock === LockFeedback.Locked) &&
		!cableStirs(state.proximity, numbers.proximity, sense.proximityOhms) &&
		(wish.mayCharge & wish.mayClose) === 1 &&
		((wish.offerMa ^ state.quiet.offerMa) | (wish.pilot ^ state.quiet.pilot)) === 0 &&
		wish.clearFaults === state.supervisor.clearSeen &&
		state.clock.gapMs < numbers.supervisor.lateMs
	);
}

/** At the end of a step: whether the next may find nothing to do, and whether this one has found nothing that was not there before. */
export function noteQuiet(state: ControlState, wish: Wish, report: Report): void {
	const quiet = state.quiet;
	const is = report.happened === 0 && charges(state) && nothingWaits(state) ? 1 : 0;
	report.quiet = (is & quiet.is) === 1 && report.offeredMa === quiet.offeredMa ? 1 : 0;
	quiet.is = is;
	quiet.offerMa = wish.offerMa;
	quiet.pilot = wish.pilot;
	quiet.offeredMa = report.offeredMa;
}

function charges({ sequence, contactor }: ControlState): boolean {
	return sequence.state === State.C2 && sequence.duty === sequence.offerDuty && (contactor.commanded & contactor.follows) === 1;
}

function nothingWaits({ sequence, contactor, supervisor, residual }: ControlState): boolean {
	return (
		(supervisor.standing | supervisor.pending | contactor.strain) === 0 &&
		(sequence.stopping | sequence.spentMs | sequence.dutyFresh) === 0 &&
		(residual.dcOver | residual.acOver) === 0
	);
}

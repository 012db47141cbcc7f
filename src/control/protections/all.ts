// SPDX-License-Identifier: Apache-2.0
/** Every protection in one expression: the conditions that hold in a step. */
import { GuardCause, type Sense } from "../board.js";
import type { ContactorState } from "../contactor.js";
import { FaultBit } from "../faults.js";
import { Letter } from "../letter.js";
import type { Numbers } from "../numbers.js";
import type { PilotState } from "../pilot.js";
import type { ResidualState } from "../residual.js";
import type { ControlState } from "../state.js";
import type { Wish } from "../wish.js";
import { brownOut } from "./brown-out.js";
import { cable } from "./cable.js";
import { didNotClose } from "./did-not-close.js";
import { diode } from "./diode.js";
import { droppedOut } from "./dropped-out.js";
import { feedbackLost } from "./feedback-lost.js";
import { guardsWord } from "./guard.js";
import { lock } from "./lock.js";
import { loopLate } from "./loop-late.js";
import { pilotLevels } from "./pilot-levels.js";
import { pilotNoise } from "./pilot-noise.js";
import { pilotShort } from "./pilot-short.js";
import { reclosing } from "./reclosing.js";
import { residualMonitor } from "./residual-monitor.js";
import { residualTrip } from "./residual-trip.js";
import { stopButton } from "./stop-button.js";
import { tamper } from "./tamper.js";
import { ventilation } from "./ventilation.js";
import { welded } from "./welded.js";

/**
 * The conditions that hold, as bits by place in the catalogue. A protection only says what it sees; delay, latch and
 * retries are the supervisor's. Each group is asked only while something about it is remarkable; what moves slowly was
 * looked at by slow.ts. `internal` is raised by the guard's word, and by the firmware.
 */
export function conditions(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish): number {
	const pilot = state.pilot;
	const residual = state.residual;
	const proximity = state.proximity;
	return (
		(pilot.calm === 1 && pilot.letter <= Letter.C && pilot.voted <= Letter.C ? 0 : pilotConditions(pilot, wish)) |
		(state.contactor.follows === 1 ? 0 : contactorConditions(state.contactor)) |
		((residual.flows | residual.failed | residual.stuck) === 0 ? 0 : residualConditions(residual, numbers, sense)) |
		((sense.stopButton | sense.tamper | sense.brownOut) === 0 ? 0 : lineConditions(sense)) |
		(sense.guard === GuardCause.None ? 0 : guardsWord(sense.guard)) |
		(state.contactor.strain === 0 ? 0 : strainConditions(state.contactor, numbers)) |
		(proximity.odd === 0 && proximity.ratingMa === proximity.pluggedMa ? 0 : cableConditions(state)) |
		(lock(state.lock) ? 1 << FaultBit.lock : 0) |
		(loopLate(state.clock, numbers.supervisor) ? 1 << FaultBit.loop_late : 0) |
		state.slow.conditions
	);
}

function pilotConditions(pilot: PilotState, wish: Wish): number {
	return (
		(pilotShort(pilot) ? 1 << FaultBit.pilot_short : 0) |
		(pilotLevels(pilot) ? 1 << FaultBit.pilot_levels : 0) |
		(pilotNoise(pilot) ? 1 << FaultBit.pilot_noise : 0) |
		(diode(pilot.diode) ? 1 << FaultBit.diode : 0) |
		(ventilation(pilot, wish) ? 1 << FaultBit.ventilation : 0)
	);
}

function contactorConditions(contactor: ContactorState): number {
	return (
		(welded(contactor) ? 1 << FaultBit.welded : 0) |
		(didNotClose(contactor) ? 1 << FaultBit.did_not_close : 0) |
		(droppedOut(contactor) ? 1 << FaultBit.dropped_out : 0) |
		(feedbackLost(contactor) ? 1 << FaultBit.feedback_lost : 0)
	);
}

function residualConditions(residual: ResidualState, numbers: Numbers, sense: Sense): number {
	return (
		(residualTrip(residual) ? 1 << FaultBit.residual_trip : 0) |
		(residualMonitor(residual, numbers.residual, sense.now) ? 1 << FaultBit.residual_monitor : 0)
	);
}

function cableConditions(state: ControlState): number {
	return cable(state.proximity, state.presence) ? 1 << FaultBit.cable : 0;
}

function strainConditions(contactor: ContactorState, numbers: Numbers): number {
	return reclosing(contactor, numbers.contactor) ? 1 << FaultBit.reclosing : 0;
}

function lineConditions(sense: Sense): number {
	return (
		(stopButton(sense) ? 1 << FaultBit.stop_button : 0) |
		(tamper(sense) ? 1 << FaultBit.tamper : 0) |
		(brownOut(sense) ? 1 << FaultBit.brown_out : 0)
	);
}

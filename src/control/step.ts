// SPDX-License-Identifier: Apache-2.0
/** One step of the controller: what is sensed and wished becomes what is driven and reported. No clock, no I/O, no allocation. */
import type { Drive, Sense } from "./board.js";
import { noteCommand, watchContactor } from "./contactor.js";
import { dutyFor, LEAST_MA } from "./duty.js";
import type { Instant } from "./integer.js";
import type { Numbers } from "./numbers.js";
import { blockersFor } from "./permission.js";
import { asksForCurrent, Letter, readPilot } from "./pilot.js";
import { conditions } from "./protections/all.js";
import { readProximity } from "./proximity.js";
import { conditionsFor, driveDuty, enter, mayFinish, mayGlitch, successor } from "./sequence.js";
import { type ControlState, keepTime } from "./state.js";
import { supervise } from "./supervisor.js";
import { Happened, type Report, type Wish } from "./wish.js";

/**
 * Runs one step. `state` is remembered, `sense` and `wish` are read, `drive` (which still holds what the last step drove)
 * and `report` are written whole. The records are the caller's and are allocated once.
 */
export function step(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive, report: Report): void {
	const now = sense.now;
	keepTime(state, now);
	readPilot(state.pilot, numbers.pilot, sense.pilot, now, drive.duty, mayGlitch(state.sequence, numbers.pilot.dutyGlitchMs, now));
	readProximity(state.proximity, numbers.proximity, sense.proximityOhms, now, state.pilot.letter !== Letter.A);
	watchContactor(state.contactor, numbers.contactor, sense.contactor, now);
	supervise(
		state.supervisor,
		numbers,
		conditions(state, numbers, sense, wish),
		state.pilot.letter === Letter.A,
		wish.clearFaults,
		now,
		report,
	);
	report.offeredMa = offerOf(state, wish);
	report.happened = state.pilot.quirks | proceed(state, numbers, wish, report.offeredMa, now);
	driveDuty(state.sequence, numbers.sequence, dutyFor(report.offeredMa), state.proximity.ratingMa, now);
	drive.duty = state.sequence.duty;
	connectPhases(state, wish, drive, now);
	const finishing = state.sequence.stopping === 1 && finish(state, numbers, report, now);
	report.blockers = blockersFor(state, sense, wish, report.offeredMa, finishing);
	const wanted = asksForCurrent(state.pilot.letter);
	tell(state, numbers, sense, report, wanted, wanted && report.blockers === 0 ? 1 : 0);
	drive.contactor = wanted && report.blockers === 0 ? 1 : 0;
}

/** The least of all limits, mA; 0 if that is less than a pilot can offer. */
function offerOf(state: ControlState, wish: Wish): number {
	const limit = Math.min(wish.offerMa, state.proximity.ratingMa);
	return limit >= LEAST_MA ? limit : 0;
}

/** Takes the transition that is due, if any; what happened, in bits of Happened. */
function proceed(state: ControlState, numbers: Numbers, wish: Wish, offeredMa: number, now: Instant): number {
	const sequence = state.sequence;
	const fault = state.supervisor.standing !== 0;
	const ready = wish.mayCharge === 1 && offeredMa > 0 && !fault;
	const next = successor(sequence, conditionsFor(sequence, numbers.sequence, state.pilot, ready, fault, now));
	return next === sequence.state ? 0 : enter(sequence, next, state.contactor.commanded === 1, now);
}

/** Phases change only while the contactor has rested, and it rests again before it closes on the new ones. */
function connectPhases(state: ControlState, wish: Wish, drive: Drive, now: Instant): void {
	if (drive.phases === wish.phases || state.contactor.rested === 0) return;
	drive.phases = wish.phases;
	state.contactor.rested = 0;
	state.contactor.changedAt = now;
}

/** After a stop by the port: whether the vehicle still has time to let go. The end of that time is told. */
function finish(state: ControlState, numbers: Numbers, report: Report, now: Instant): boolean {
	const closed = state.contactor.commanded === 1;
	const finishing = mayFinish(state.sequence, numbers.sequence, closed, now);
	if (!finishing && closed) report.happened |= Happened.ForcedOpen;
	return finishing;
}

/** Notes the command that is about to be given, and fills the rest of the report. */
function tell(state: ControlState, numbers: Numbers, sense: Sense, report: Report, asked: boolean, command: 0 | 1): void {
	const contactor = state.contactor;
	const sequence = state.sequence;
	report.happened |= noteCommand(contactor, numbers.contactor, command, sense.now, sense.mains, asked);
	report.state = sequence.state;
	report.letter = state.pilot.letter;
	report.signalledMa = sequence.signalledMa;
	report.cableMa = state.proximity.ratingMa;
	report.cycles = contactor.cycles;
	report.openingsUnderLoad = contactor.underLoad;
	report.wakeUps = sequence.wakeUps;
}

// SPDX-License-Identifier: Apache-2.0
/** One step of the controller: what is sensed and wished becomes what is driven and reported. No clock, no I/O, no allocation. */
import type { Drive, Sense } from "./board.js";
import { noteCommand, watchContactor } from "./contactor.js";
import { dutyFor, LEAST_MA, vehicleReads } from "./duty.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";
import { blockersFor } from "./permission.js";
import { asksForCurrent, Letter, readPilot } from "./pilot.js";
import { conditions } from "./protections/all.js";
import { readProximity } from "./proximity.js";
import { conditionsFor, driveDuty, enter, mayFinish, offers, successor } from "./sequence.js";
import { type ControlState, keepTime } from "./state.js";
import { supervise } from "./supervisor.js";
import { Happened, type Report, type Wish } from "./wish.js";

/**
 * Runs one step. `state` is remembered, `sense` and `wish` are read, `drive` (which still holds what the last step drove)
 * and `report` are written whole. The records are the caller's and are allocated once.
 */
export function step(
	state: ControlState,
	numbers: Numbers,
	sense: Sense,
	wish: Wish,
	drive: Drive,
	report: Report,
): void {
	const now = sense.now;
	keepTime(state, now);
	readPilot(state.pilot, numbers.pilot, sense.pilot, now, drive.duty, mayGlitch(state, numbers, now));
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
	drivePilot(state, numbers, report.offeredMa, drive, now);
	connectPhases(state, wish, drive, now);
	const finishing = finish(state, numbers, report, now);
	report.blockers = blockersFor(state, sense, wish, report.offeredMa, finishing);
	const wanted = asksForCurrent(state.pilot.letter);
	tell(state, numbers, sense, report, wanted && report.blockers === 0 ? 1 : 0);
	drive.contactor = wanted && report.blockers === 0 ? 1 : 0;
}

/** Some vehicles answer a new duty with a short B, while they charge. */
function mayGlitch(state: ControlState, numbers: Numbers, now: Instant): boolean {
	return offers(state.sequence.state) && since(now, state.sequence.dutyAt) < numbers.pilot.dutyGlitchMs;
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
	const next = successor(sequence.state, conditionsFor(sequence, numbers.sequence, state.pilot, ready, fault, now));
	return next === sequence.state ? 0 : enter(sequence, next, state.contactor.commanded === 1, now);
}

/** The duty for the state and the offer. A cable that carries less than is signalled does not wait its turn. */
function drivePilot(state: ControlState, numbers: Numbers, offeredMa: number, drive: Drive, now: Instant): void {
	const urgent = state.proximity.ratingMa < vehicleReads(state.sequence.duty);
	driveDuty(state.sequence, numbers.sequence, dutyFor(offeredMa), urgent, now);
	drive.duty = state.sequence.duty;
}

/** Phases change only while the contactor has rested, and it rests again before it closes on the new ones. */
function connectPhases(state: ControlState, wish: Wish, drive: Drive, now: Instant): void {
	if (drive.phases === wish.phases || state.contactor.rested === 0) return;
	drive.phases = wish.phases;
	state.contactor.rested = 0;
	state.contactor.changedAt = now;
}

/** Whether the vehicle still has time to let go after a stop. The end of that time with the contactor closed is told. */
function finish(state: ControlState, numbers: Numbers, report: Report, now: Instant): boolean {
	const closed = state.contactor.commanded === 1;
	const stopping = state.sequence.stopping === 1;
	const finishing = mayFinish(state.sequence, numbers.sequence, closed, now);
	if (stopping && !finishing && closed) report.happened |= Happened.ForcedOpen;
	return finishing;
}

/** Notes the command that is about to be given, and fills the rest of the report. */
function tell(state: ControlState, numbers: Numbers, sense: Sense, report: Report, command: 0 | 1): void {
	report.happened |= noteCommand(
		state.contactor,
		numbers.contactor,
		command,
		sense.now,
		sense.mains,
		asksForCurrent(state.pilot.letter),
	);
	report.state = state.sequence.state;
	report.letter = state.pilot.letter;
	report.signalledMa = vehicleReads(state.sequence.duty);
	report.cableMa = state.proximity.ratingMa;
	report.cycles = state.contactor.cycles;
	report.openingsUnderLoad = state.contactor.underLoad;
	report.wakeUps = state.sequence.wakeUps;
}

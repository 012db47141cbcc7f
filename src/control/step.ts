// SPDX-License-Identifier: Apache-2.0
/** One step of the controller: what is sensed and wished becomes what is driven and reported. No clock, no I/O, no allocation. */
import { type Drive, Feedback, GuardCause, type Sense } from "./board.js";
import { noteCommand, watchContactor } from "./contactor.js";
import { dutyFor, LEAST_MA } from "./duty.js";
import { AT_ONCE, FaultBit, STOP_FIRST } from "./faults.js";
import { type Instant, since } from "./integer.js";
import { driveLock, lockWanted } from "./lock.js";
import type { Numbers } from "./numbers.js";
import { blockersFor } from "./permission.js";
import { asksForCurrent, forgetDiode, isPwm, Letter, readPilot, vehicleGone } from "./pilot.js";
import { conditions } from "./protections/all.js";
import { lookSlowly } from "./protections/slow.js";
import { readProximity } from "./proximity.js";
import { Test, watchResidual } from "./residual.js";
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
	const glitches = mayGlitch(state.sequence, numbers.pilot.dutyGlitchMs, now) && state.contactor.commanded === 1;
	readPilot(state.pilot, numbers.pilot, sense.pilot, now, drive.duty, glitches);
	readProximity(state.proximity, numbers.proximity, sense.proximityOhms, now, state.pilot.letter !== Letter.A);
	watchContactor(state.contactor, numbers.contactor, sense.contactor, now);
	watchOutlet(state, numbers, sense, now);
	lookSlowly(state, numbers, sense, wish.offerMa, now);
	judge(state, numbers, sense, wish, report);
	const own = Math.min(ownLimit(state), state.temperature.limitMa);
	const offer = Math.min(wish.offerMa, own);
	report.offeredMa = offer >= LEAST_MA ? offer : 0;
	report.happened = state.pilot.quirks | proceed(state, numbers, wish, report.offeredMa, now);
	driveDuty(state.sequence, numbers.sequence, dutyFor(report.offeredMa), own, now);
	if (drive.duty !== state.sequence.duty) takeDuty(state, drive);
	driveOutlet(state, wish, sense, drive);
	const finishing = state.sequence.stopping === 1 && finish(state, numbers, report, now);
	report.blockers = blockersFor(state, numbers, sense, wish, report.offeredMa, finishing);
	const wanted = asksForCurrent(state.pilot.letter);
	tell(state, numbers, sense, report, wanted, wanted && report.blockers === 0 ? 1 : 0);
	drive.contactor = wanted && report.blockers === 0 ? 1 : 0;
}

/** A new duty on the wire. With PWM that begins and a contactor that is open, the diode has to be seen anew. */
function takeDuty(state: ControlState, drive: Drive): void {
	if (!isPwm(drive.duty) && state.contactor.commanded === 0) forgetDiode(state.pilot);
	drive.duty = state.sequence.duty;
}

/** Residual current and the lock: what belongs to the outlet besides its contactor. */
function watchOutlet(state: ControlState, numbers: Numbers, sense: Sense, now: Instant): void {
	const standing = state.supervisor.standing;
	const open = state.contactor.commanded === 0 && sense.contactor !== Feedback.Closed;
	const mayTest = (standing & (1 << FaultBit.residual_monitor)) === 0;
	watchResidual(state.residual, numbers.residual, sense.residual, sense.guard === GuardCause.Residual, open, mayTest, now);
	if (numbers.lock.fitted === 0) return;
	const mayTry = (standing & (1 << FaultBit.lock)) === 0;
	const wanted = lockWanted(state.lock, state.pilot.letter, sense.contactor);
	driveLock(state.lock, numbers.lock, sense.lock, wanted, mayTry, now);
}

/** Conditions become faults. Residual current right after closing is not worth another try. */
function judge(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, report: Report): void {
	const now = sense.now;
	const away = state.pilot.letter === Letter.A && vehicleGone(state.pilot, numbers.pilot, now);
	const hopeless = since(now, state.contactor.changedAt) < numbers.residual.lockOutMs ? 1 << FaultBit.residual_trip : 0;
	supervise(state.supervisor, numbers, conditions(state, numbers, sense, wish), hopeless, away, wish.clearFaults, now, report);
}

/** What cable and mains allow, mA. */
function ownLimit(state: ControlState): number {
	return Math.min(state.proximity.ratingMa, state.mains.limitMa);
}

/** Takes the transition that is due, if any; what happened, in bits of Happened. */
function proceed(state: ControlState, numbers: Numbers, wish: Wish, offeredMa: number, now: Instant): number {
	const sequence = state.sequence;
	const standing = state.supervisor.standing;
	const fault = (standing & AT_ONCE) !== 0;
	const ready = wish.mayCharge === 1 && offeredMa > 0 && (standing & (AT_ONCE | STOP_FIRST)) === 0;
	const next = successor(sequence, conditionsFor(sequence, numbers.sequence, state.pilot, ready, fault, now));
	return next === sequence.state ? 0 : enter(sequence, next, state.contactor.commanded === 1, now);
}

/** Phases, self-test, lock and shunt trip. Phases change only while the contactor has rested, and it rests again before it closes. */
function driveOutlet(state: ControlState, wish: Wish, sense: Sense, drive: Drive): void {
	drive.residualTest = state.residual.test === Test.Rising ? 1 : 0;
	drive.lock = state.lock.commanded;
	drive.lockTry = state.lock.tries;
	const welded = (state.supervisor.standing & (1 << FaultBit.welded)) !== 0;
	drive.shuntTrip = welded && sense.contactor === Feedback.Closed ? 1 : 0;
	if (drive.phases === wish.phases || state.contactor.rested === 0) return;
	drive.phases = wish.phases;
	state.contactor.rested = 0;
	state.contactor.changedAt = sense.now;
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
	report.happened |= noteCommand(contactor, numbers.contactor, command, sense.now, sense.mains, asked, sense.guard !== GuardCause.None);
	report.state = sequence.state;
	report.letter = state.pilot.letter;
	report.signalledMa = sequence.signalledMa;
	report.cableMa = state.proximity.ratingMa;
	report.cycles = contactor.cycles;
	report.openingsUnderLoad = contactor.underLoad;
	report.wakeUps = sequence.wakeUps;
}

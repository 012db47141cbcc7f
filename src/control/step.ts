// SPDX-License-Identifier: Apache-2.0
/** One step of the controller: what is sensed and wished becomes what is driven and reported. No clock, no I/O, no allocation. */
import { type Drive, Feedback, GuardCause, type Sense } from "./board.js";
import { type ContactorState, feedbackOf, forgiveStrain, noteCommand, restsLong, watchContactor } from "./contactor.js";
import { forgetDiode } from "./diode.js";
import { dutyFor, LEAST_MA } from "./duty.js";
import { AT_ONCE, FaultBit, STOP_FIRST } from "./faults.js";
import { type Instant, since } from "./integer.js";
import { asksForCurrent, Letter } from "./letter.js";
import { driveLock, lockWanted } from "./lock.js";
import { hearMeter } from "./meter.js";
import type { Numbers } from "./numbers.js";
import { blockersFor } from "./permission.js";
import { isPwm, readPilot, sightOf } from "./pilot.js";
import { Presence, watchPresence } from "./presence.js";
import { conditions } from "./protections/all.js";
import { guardsWord } from "./protections/guard.js";
import { lookSlowly } from "./protections/slow.js";
import { isUnplugged, readProximity } from "./proximity.js";
import { forgetRest, watchRequest } from "./request.js";
import { Test, watchResidual } from "./residual.js";
import { conditionsFor, driveDuty, enter, mayFinish, mayGlitch, renewPatience, successor } from "./sequence.js";
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
	const closed = state.contactor.commanded === 1;
	const feedback = feedbackOf(state.contactor, numbers.contactor, sense.contactor, now);
	const glitches = closed && mayGlitch(state.sequence, numbers.pilot.dutyGlitchMs, now);
	readPilot(state.pilot, numbers.pilot, sense.pilot, now, state.clock.gapMs, drive.duty, glitches);
	watchVehicle(state, numbers, sense, closed, now);
	watchContactor(state.contactor, numbers.contactor, feedback, now);
	watchOutlet(state, numbers, sense, feedback, now);
	hearMeter(state.meter, sense.mains.ageMs, state.clock.gapMs);
	lookSlowly(state, numbers, sense, wish.offerMa, feedback, drive.phases, now);
	judge(state, numbers, sense, wish, report);
	const own = Math.min(ownLimit(state), state.temperature.limitMa);
	const offer = Math.min(wish.offerMa, own);
	report.offeredMa = offer >= LEAST_MA ? offer : 0;
	report.happened = state.pilot.quirks | proceed(state, numbers, wish, report.offeredMa, now);
	driveDuty(state.sequence, numbers.sequence, dutyFor(report.offeredMa), own, now);
	if (drive.duty !== state.sequence.duty) takeDuty(state, drive);
	driveOutlet(state, numbers, wish, feedback, now, drive);
	const finishing = state.sequence.stopping === 1 && finish(state, numbers, report, now);
	report.blockers = blockersFor(state, numbers, sense, wish, report.offeredMa, finishing);
	const wanted = asksForCurrent(state.pilot.letter);
	tell(state, numbers, sense, report, wanted && report.blockers === 0 ? 1 : 0);
	drive.contactor = wanted && report.blockers === 0 ? 1 : 0;
}

/** What is plugged in: cable, presence, and while the contactor is open what a request will have to differ from. */
function watchVehicle(state: ControlState, numbers: Numbers, sense: Sense, closed: boolean, now: Instant): void {
	const { pilot, presence, proximity } = state;
	watchPresence(presence, numbers.pilot.goneMs, sightOf(pilot, isUnplugged(proximity, numbers.proximity)), now);
	readProximity(proximity, numbers.proximity, sense.proximityOhms, now, presence.is === Presence.There, closed);
	if (!closed && sense.pilot.count > 0) watchRequest(state.request, pilot.voted, sense.pilot.high[sense.pilot.count - 1]);
	if (presence.is === Presence.Away) forgetRest(state.request);
}

/** A new duty on the wire. With PWM that begins and a contactor that is open, the diode has to be seen anew. */
function takeDuty(state: ControlState, drive: Drive): void {
	if (!isPwm(drive.duty) && state.contactor.commanded === 0) forgetDiode(state.pilot.diode);
	drive.duty = state.sequence.duty;
}

/** Residual current and the lock: what belongs to the outlet besides its contactor. */
function watchOutlet(state: ControlState, numbers: Numbers, sense: Sense, feedback: Feedback, now: Instant): void {
	const standing = state.supervisor.standing;
	const told = state.contactor.commanded === 0;
	const mayTest = (standing & (1 << FaultBit.residual_monitor)) === 0;
	watchResidual(state.residual, numbers.residual, sense.residual, told && feedback !== Feedback.Closed, mayTest, now);
	if (numbers.lock.fitted === 0) return;
	const mayTry = (standing & (1 << FaultBit.lock)) === 0;
	const wanted = lockWanted(state.lock, state.pilot.letter, state.presence.is === Presence.Away, told && feedback === Feedback.Open);
	driveLock(state.lock, numbers.lock, sense.lock, wanted, mayTry, now);
}

/** Conditions become faults. Residual current right after closing is not worth another try. */
function judge(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, report: Report): void {
	const now = sense.now;
	const { contactor, supervisor } = state;
	const away = state.pilot.letter === Letter.A && state.presence.is === Presence.Away;
	if (away) state.sequence.wakeUps = 0;
	if (wish.clearFaults !== supervisor.clearSeen) forgiveStrain(contactor);
	const hopeless = since(now, contactor.changedAt) < numbers.residual.lockOutMs ? 1 << FaultBit.residual_trip : 0;
	const holding = conditions(state, numbers, sense, wish);
	supervise(supervisor, numbers, holding, guardsWord(sense.guard), hopeless, away, wish.clearFaults, state.clock.gapMs, now, report);
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
	const ready =
		wish.mayCharge === 1 && offeredMa > 0 && (standing & (AT_ONCE | STOP_FIRST)) === 0 && !restsLong(state.contactor, numbers.contactor);
	const next = successor(sequence, conditionsFor(sequence, numbers.sequence, state.pilot, ready, fault, now));
	return next === sequence.state ? 0 : enter(sequence, next, state.contactor.commanded === 1, now);
}

/** Phases, self-test, lock and shunt trip. */
function driveOutlet(state: ControlState, numbers: Numbers, wish: Wish, feedback: Feedback, now: Instant, drive: Drive): void {
	drive.residualTest = state.residual.test === Test.Rising ? 1 : 0;
	drive.lock = state.lock.commanded;
	drive.lockTry = state.lock.tries;
	const welded = (state.supervisor.standing & (1 << FaultBit.welded)) !== 0;
	drive.shuntTrip = welded && feedback === Feedback.Closed ? 1 : 0;
	renewPatience(state.sequence, numbers.sequence, state.contactor.commanded === 1, now);
	if (drive.phases !== wish.phases && feedback === Feedback.Open && !welded) switchPhases(state.contactor, wish, now, drive);
}

/** Phases change only while the contactor has rested, and it rests again before it closes. What they are at power-up nobody knows, and it rests already. */
function switchPhases(contactor: ContactorState, wish: Wish, now: Instant, drive: Drive): void {
	if (drive.phases !== 0) {
		if (contactor.rested === 0) return;
		contactor.rested = 0;
		contactor.changedAt = now;
	}
	drive.phases = wish.phases;
}

/** After a stop by the port: whether the vehicle still has time to let go. The end of that time is told. */
function finish(state: ControlState, numbers: Numbers, report: Report, now: Instant): boolean {
	const closed = state.contactor.commanded === 1;
	const finishing = mayFinish(state.sequence, numbers.sequence, closed, now);
	if (!finishing && closed) report.happened |= Happened.ForcedOpen;
	return finishing;
}

/** Notes the command that is about to be given, and fills the rest of the report. A vehicle that shows B has let go. */
function tell(state: ControlState, numbers: Numbers, sense: Sense, report: Report, command: 0 | 1): void {
	const contactor = state.contactor;
	const sequence = state.sequence;
	const asked = state.pilot.letter !== Letter.B;
	const guarded = sense.guard !== GuardCause.None;
	report.happened |= noteCommand(contactor, numbers.contactor, command, sense.now, sense.mains, asked, guarded, report.blockers);
	report.state = sequence.state;
	report.letter = state.pilot.letter;
	report.presence = state.presence.is;
	report.signalledMa = sequence.signalledMa;
	report.cableMa = state.proximity.ratingMa;
	report.cycles = contactor.cycles;
	report.openingsUnderLoad = contactor.underLoad;
	report.openedBecause = contactor.openedBecause;
	report.wakeUps = sequence.wakeUps;
}

// SPDX-License-Identifier: Apache-2.0
/** One step of the controller: what is sensed and wished becomes what is driven and reported. No clock, no I/O, no allocation. */
import { type Drive, Feedback, GuardCause, type Sense } from "./board.js";
import { type ContactorState, forgiveStrain, noteCommand, resolveDoubt, restsLong, supposedFeedback, watchContactor } from "./contactor.js";
import { forgetDiode } from "./diode.js";
import { AUTOMATIC, LEAST_MA, offerAt, offersCurrent } from "./duty.js";
import { AT_ONCE, FaultBit, STOP_FIRST } from "./faults.js";
import { Happened } from "./happened.js";
import { type Instant, since } from "./integer.js";
import { asksForCurrent, Letter } from "./letter.js";
import { driveLock, lockWanted } from "./lock.js";
import { hearMeter } from "./meter.js";
import type { Numbers } from "./numbers.js";
import { blockersFor } from "./permission.js";
import { lasts, readPilot, sightOf } from "./pilot.js";
import { Presence, Sight, watchPresence } from "./presence.js";
import { conditions } from "./protections/all.js";
import { guardsWord } from "./protections/guard.js";
import { lookSlowly } from "./protections/slow.js";
import { cableStirs, isUnplugged, readProximity } from "./proximity.js";
import { noteQuiet, staysQuiet } from "./quiet.js";
import { forgetRest, watchRequest } from "./request.js";
import { Test, watchResidual } from "./residual.js";
import { conditionsFor, driveDuty, enter, mayFinish, mayGlitch, renewPatience, successor } from "./sequence.js";
import { type ControlState, keepTime } from "./state.js";
import { supervise } from "./supervisor.js";
import type { Report, Wish } from "./wish.js";

/**
 * Runs one step. `state` is remembered, `sense` and `wish` are read, `drive` and `report` (which still hold what the last step
 * drove and reported) are brought up to date. The records are the caller's and are allocated once.
 */
export function step(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive, report: Report): void {
	const now = sense.now;
	keepTime(state, now);
	const glitches =
		state.sequence.dutyFresh === 1 && state.contactor.commanded === 1 && mayGlitch(state.sequence, numbers.pilot.dutyGlitchMs, now);
	readPilot(state.pilot, numbers.pilot, sense.pilot, now, state.clock.gapMs, drive.duty, glitches);
	hearMeter(state.meter, sense.mains.ageMs, state.clock.gapMs);
	if (staysQuiet(state, numbers, sense, wish)) rest(state, report);
	else look(state, numbers, sense, wish, drive, report);
	drive.contactor = asksForCurrent(state.pilot.letter) && report.blockers === 0 ? 1 : 0;
}

/** Nothing has changed: what the last step has found still holds, and that nothing happened. */
function rest(state: ControlState, report: Report): void {
	state.slow.turn = (state.slow.turn + 1) & 15;
	report.quiet = 1;
}

/** Looks at everything that may have changed, and derives from it all that is driven and reported. */
function look(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive, report: Report): void {
	const now = sense.now;
	const closed = state.contactor.commanded === 1;
	const feedback = numbers.contactor.feedback === 1 ? sense.contactor : supposedFeedback(state.contactor, numbers.contactor, now);
	if (!closed || !asksForCurrent(state.pilot.letter) || cableStirs(state.proximity, numbers.proximity, sense.proximityOhms))
		watchVehicle(state, numbers, sense, closed, now);
	watchContactor(state.contactor, numbers.contactor, feedback, now);
	watchOutlet(state, numbers, sense, wish, feedback, now);
	const turn = state.slow.turn;
	state.slow.turn = (turn + 1) & 15;
	const slowly = (turn & 3) === 0 ? lookSlowly(state, numbers, sense, turn, wish, feedback, drive.phases, now) : 0;
	judge(state, numbers, sense, wish, report);
	const own = Math.min(state.proximity.ratingMa, state.mains.limitMa, state.temperature.limitMa);
	const most = Math.min(wish.offerMa, own);
	report.offeredMa = most >= LEAST_MA ? most : 0;
	const offer = wish.pilot === AUTOMATIC ? report.offeredMa : offerAt(wish.pilot, report.offeredMa);
	report.happened = state.pilot.quirks | slowly | proceed(state, numbers, wish, offer, now);
	driveDuty(state.sequence, numbers.sequence, offer, own, now);
	if (drive.duty !== state.sequence.duty) takeDuty(state, drive);
	driveOutlet(state, numbers, wish, feedback, now, drive);
	const finishing = state.sequence.stopping === 1 && finish(state, numbers, report, now);
	report.blockers = blockersFor(state, numbers, sense, wish, offer, finishing);
	tell(state, numbers, sense, report, asksForCurrent(state.pilot.letter) && report.blockers === 0 ? 1 : 0);
	noteQuiet(state, wish, report);
}

/** What is plugged in: cable, presence, and while the contactor is open what a request will have to differ from. A vehicle that charges with the cable of before is there. */
function watchVehicle(state: ControlState, numbers: Numbers, sense: Sense, closed: boolean, now: Instant): void {
	const pilot = state.pilot;
	const presence = state.presence;
	const proximity = state.proximity;
	// the contact first: at −12 V it alone tells that the plug is out, and a vehicle that is being missed has no other cable
	readProximity(proximity, numbers.proximity, sense.proximityOhms, now, presence.is === Presence.There, closed);
	watchPresence(presence, numbers.pilot.goneMs, sightOf(pilot, isUnplugged(proximity, numbers.proximity)), now);
	if (!closed && sense.pilot.count > 0 && lasts(pilot, numbers.pilot, now))
		watchRequest(state.request, pilot.voted, sense.pilot.high[sense.pilot.count - 1]);
	if (state.contactor.doubtful === 1) resolveDoubt(state.contactor, pilot.voted === Letter.B, lasts(pilot, numbers.pilot, now), now);
	if (presence.is === Presence.Away) forgetRest(state.request);
}

/** A new duty on the wire. With a PWM that begins to offer current and a contactor that is open, the diode has to be seen anew. */
function takeDuty(state: ControlState, drive: Drive): void {
	if (!offersCurrent(drive.duty) && state.contactor.commanded === 0) forgetDiode(state.pilot.diode);
	drive.duty = state.sequence.duty;
}

/** Residual current and the lock: what belongs to the outlet besides its contactor. */
function watchOutlet(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, feedback: Feedback, now: Instant): void {
	const standing = state.supervisor.standing;
	const told = state.contactor.commanded === 0;
	const mayTest = (standing & (1 << FaultBit.residual_monitor)) === 0;
	watchResidual(state.residual, numbers.residual, sense.residual, told && feedback !== Feedback.Closed, mayTest, wish.testResidual, now);
	if (numbers.lock.fitted === 0) return;
	const mayTry = (standing & (1 << FaultBit.lock)) === 0;
	const sight = sightOf(state.pilot, isUnplugged(state.proximity, numbers.proximity));
	const gone = state.presence.is === Presence.Away && (sight === Sight.NoVehicle || sight === Sight.Missing);
	const wanted = lockWanted(state.lock, state.pilot.letter, gone, told && feedback === Feedback.Open, wish.lock);
	driveLock(state.lock, numbers.lock, sense.lock, wanted, mayTry, now);
}

/** Conditions become faults. Residual current right after closing is not worth another try. */
function judge(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, report: Report): void {
	const now = sense.now;
	const contactor = state.contactor;
	const pilot = state.pilot;
	const supervisor = state.supervisor;
	const away = pilot.letter === Letter.A && pilot.voted === Letter.A && state.presence.is === Presence.Away;
	if (away) state.sequence.wakeUps = 0;
	if (wish.clearFaults !== supervisor.clearSeen) forgiveStrain(contactor);
	const holding = conditions(state, numbers, sense, wish);
	const undelayed = sense.guard === GuardCause.None ? 0 : guardsWord(sense.guard);
	const hopeless = holding === 0 ? 0 : hopelessAt(now, contactor, numbers);
	supervise(supervisor, numbers, holding, undelayed, hopeless, away, wish.clearFaults, state.clock.gapMs, now, report);
}

function hopelessAt(now: Instant, contactor: ContactorState, numbers: Numbers): number {
	return since(now, contactor.changedAt) < numbers.residual.lockOutMs ? 1 << FaultBit.residual_trip : 0;
}

/** Takes the transition that is due, if any; what happened, in bits of Happened. `offer` is what is to be signalled, mA or DIGITAL. */
function proceed(state: ControlState, numbers: Numbers, wish: Wish, offer: number, now: Instant): number {
	const sequence = state.sequence;
	const standing = state.supervisor.standing;
	const fault = (standing & AT_ONCE) !== 0;
	const ready =
		wish.mayCharge === 1 && offer !== 0 && (standing & (AT_ONCE | STOP_FIRST)) === 0 && !restsLong(state.contactor, numbers.contactor);
	const next = successor(sequence, conditionsFor(sequence, numbers.sequence, state.pilot, wish.pilot, ready, fault, now));
	return next === sequence.state ? 0 : enter(sequence, next, wish.pilot, state.contactor.commanded === 1, now);
}

/** Phases, self-test, lock and shunt trip. */
function driveOutlet(state: ControlState, numbers: Numbers, wish: Wish, feedback: Feedback, now: Instant, drive: Drive): void {
	drive.residualTest = state.residual.test === Test.Rising ? 1 : 0;
	drive.lock = state.lock.commanded;
	drive.lockTry = state.lock.tries;
	const welded = (state.supervisor.standing & (1 << FaultBit.welded)) !== 0;
	drive.shuntTrip = welded && feedback === Feedback.Closed ? 1 : 0;
	if (state.sequence.spentMs > 0) renewPatience(state.sequence, numbers.sequence, state.contactor.commanded === 1, now);
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

/** Fills the rest of the report, and notes the command that is about to be given. */
function tell(state: ControlState, numbers: Numbers, sense: Sense, report: Report, command: 0 | 1): void {
	const sequence = state.sequence;
	report.state = sequence.state;
	report.letter = state.pilot.letter;
	report.presence = state.presence.is;
	report.signalledMa = sequence.signalledMa;
	report.cableMa = state.proximity.ratingMa;
	report.wakeUps = sequence.wakeUps;
	if (state.contactor.slow === 1) report.happened |= Happened.SlowRelease;
	if (command !== state.contactor.commanded) tellCommand(state, numbers, sense, report, command);
}

/** A command to the contactor, and what it makes of its counts. A vehicle that shows B has let go. */
function tellCommand(state: ControlState, numbers: Numbers, sense: Sense, report: Report, command: 0 | 1): void {
	const contactor = state.contactor;
	const asked = state.pilot.letter !== Letter.B;
	const guarded = sense.guard !== GuardCause.None;
	report.happened |= noteCommand(contactor, numbers.contactor, command, sense.now, sense.mains, asked, guarded, report.blockers);
	report.cycles = contactor.cycles;
	report.openingsUnderLoad = contactor.underLoad;
	report.openedBecause = contactor.openedBecause;
}

// SPDX-License-Identifier: Apache-2.0
/** Invariants: what has to hold after every step, whatever came in; told from the rules, not from the code that keeps them. What takes two steps to see is in witness.ts. */

import { type Drive, Feedback, GuardCause, LockFeedback, type PilotSense, type Sense } from "./board.js";
import { AUTOMATIC, LEAST_MA, offersCurrent, STEADY_HIGH, STEADY_LOW, vehicleReads } from "./duty.js";
import { AT_ONCE, FAULTS, FaultBit, STOP_FIRST } from "./faults.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import { Letter } from "./letter.js";
import type { Numbers } from "./numbers.js";
import { isPwm } from "./pilot.js";
import { hasPwm, State } from "./sequence.js";
import type { ControlState } from "./state.js";
import type { Report, Wish } from "./wish.js";

/** One rule. */
export interface Invariant {
	readonly name: string;
	readonly says: string;
}

/** The rules. A rule's place here is its bit in what brokenInvariants() and brokenBetween() return. */
export const INVARIANTS = frozen([
	{ name: "letter", says: "Closed only in C or D, as the pilot was decided." },
	{
		name: "wire",
		says: "Closed only while at least four of the last eight periods show C or D, and not with half of them neither for four times outsidePeriods; a B right after a new duty is overlooked.",
	},
	{ name: "heard", says: "Closed only while the pilot brings five periods that can be read within silentMs and 20 ms more." },
	{ name: "pwm", says: "Closed only with a PWM that offers a current, or within the time that a vehicle has after a stop." },
	{
		name: "permission",
		says: "Closed only with permission, or within the time that a vehicle has after a stop; with a host above only while that lets it close.",
	},
	{
		name: "current",
		says: "Closed only while 6 A can be offered, and a host above wants as much on the pilot, or within the time that a vehicle has after a stop.",
	},
	{ name: "diode", says: "Closed only after the diode was seen good, and with no diodeBadPeriods periods in a row without one." },
	{ name: "ventilation", says: "Closed in D only where there is ventilation." },
	{ name: "cable", says: "Closed only with a cable whose rating is known." },
	{
		name: "fault",
		says: "Closed only while no fault stands that opens at once, and with one that stops first only within the vehicle's time after a stop.",
	},
	{ name: "earth", says: "Closed only while the residual current monitor does not say trip, and reads nothing that has to open at once." },
	{ name: "locked", says: "Closed only with the plug locked, where there is a lock." },
	{ name: "guard", says: "Closed only while the guard has nothing against it." },
	{ name: "lease", says: "Closed only if this step came in time after the last one." },
	{ name: "shunt", says: "The shunt trip is asked for while the contactor is welded and closed, as feedback says, and only then." },
	{ name: "answer", says: "Closed if the vehicle asks and nothing forbids it, and only then." },
	{ name: "duty", says: "PWM in the states with a 2 while there is current to offer, −12 V in F, +12 V in all others." },
	{
		name: "signalled",
		says: "No more is signalled than cable, mains and temperature allow, and than port and host wish to offer since dutyIntervalMs.",
	},
	{ name: "pending", says: "A condition that has lasted for its delay is a fault." },
	{
		name: "told",
		says: "The report tells the state, the letter, and every fault that stands; as the newest the one that was raised last of those.",
	},
	{
		name: "overdrawn",
		says: "Closed only until more than a host above lets the vehicle draw has been drawn for so long as both may take to lower it, and overcurrent may last.",
	},
	{ name: "lost", says: "A fault goes only when its condition is gone, and then as its row in the catalogue says." },
	{ name: "closing", says: "It closes only in C2 and D2: the time after a stop is for a contactor that is closed." },
	{ name: "rest", says: "It closes only after it has been open for minimumOpenMs, and still is, as feedback says." },
	{ name: "confirmed", says: "It closes only after the wire has shown C or D for enterCMs without a break." },
	{ name: "shown", says: "It closes only after diodeGoodPeriods periods with a good diode since the vehicle was last out of sight." },
	{
		name: "tested",
		says: "It closes only after the residual current monitor has tripped when it was asked to, and let go again, since it was closed last.",
	},
	{
		name: "unlocking",
		says: "It unlocks only once the wire shows no vehicle, for goneMs if it has shown one, or somebody asks for the plug, and with the contactor open as feedback says.",
	},
	{ name: "phases", says: "Phases change only while the contactor is open, as feedback says, and stays so." },
	{ name: "spoken", says: "What the guard has opened for is a fault of that name." },
	{ name: "patience", says: "Stops that are taken back do not make the time longer that a vehicle has to let go." },
	{ name: "overlooked", says: "A B after a new duty is overlooked for dutyGlitchMs at most, however many duties follow one another." },
] as const satisfies readonly Invariant[]);

/** The name of a rule. */
export type InvariantName = (typeof INVARIANTS)[number]["name"];

/** Their bits, in the order of the table; those from "overdrawn" to "phases" and the last two stand in witness.ts, and some have more there. */
const LETTER = 1;
const WIRE = 2;
const HEARD = 4;
const PWM = 8;
const PERMISSION = 16;
const CURRENT = 32;
const DIODE = 64;
const VENTILATION = 128;
const CABLE = 256;
const FAULT = 512;
const EARTH = 1024;
const LOCKED = 2048;
const GUARD = 4096;
const LEASE = 8192;
const SHUNT = 0x4000;
const ANSWER = 0x8000;
const DUTY = 0x10000;
const SIGNALLED = 0x20000;
const PENDING = 0x40000;
const TOLD = 0x80000;
const SPOKEN = 0x20000000;

/** Periods that are looked at, and how many of them have to agree. */
export const LOOKED_AT = 8;
export const ENOUGH = 4;

/** The rules that do not hold after a step, as bits. It takes the records as the step left them, and changes nothing. */
export function brokenInvariants(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive, report: Report): number {
	const closed = drive.contactor === 1 ? brokenWhileClosed(state, numbers, sense, wish, drive) : 0;
	const answer = (state.pilot.letter === Letter.C || state.pilot.letter === Letter.D) && report.blockers === 0 ? 1 : 0;
	return (
		closed |
		(drive.contactor === answer ? 0 : ANSWER) |
		(dutyFits(state.sequence.state, drive.duty, offerable(state, wish)) ? 0 : DUTY) |
		(signalsTooMuch(state, numbers, sense, wish, drive.duty) ? SIGNALLED : 0) |
		(overdue(state, numbers, sense.now) ? PENDING : 0) |
		(numbers.contactor.feedback === 0 || shuntFits(state, sense, drive) ? 0 : SHUNT) |
		(newestIsNewest(state) && tells(state, drive, report) ? 0 : TOLD) |
		(heeds(state, sense.guard) ? 0 : SPOKEN)
	);
}

/** The rules about a closed contactor. */
export function brokenWhileClosed(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive): number {
	return (
		brokenByVehicle(state, numbers, sense, wish) |
		brokenByWire(state, numbers, sense) |
		brokenByPort(state, numbers, sense, wish, drive) |
		brokenByBoard(state, numbers, sense)
	);
}

/**
 * A quarter of these rules. The firmware asks in every tick in which the contactor is closed, with the next `turn`, 0 to 3, each
 * time: so each comes round within 40 ms, which is less than the guard's lease.
 */
export function brokenInTurn(turn: number, state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive): number {
	if (turn === 0) return brokenByVehicle(state, numbers, sense, wish);
	if (turn === 1) return brokenByBoard(state, numbers, sense);
	if (turn === 2) return brokenByWire(state, numbers, sense);
	return brokenByPort(state, numbers, sense, wish, drive);
}

function brokenByVehicle(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish): number {
	const letter = state.pilot.letter;
	return (
		(letter === Letter.C || letter === Letter.D ? 0 : LETTER) |
		(since(sense.now, state.pilot.heardAt) < numbers.pilot.silentMs ? 0 : HEARD) |
		(state.pilot.diode.seen === 1 ? 0 : DIODE) |
		(letter === Letter.D && wish.ventilation === 0 ? VENTILATION : 0) |
		(state.proximity.ratingMa > 0 ? 0 : CABLE)
	);
}

function brokenByWire(state: ControlState, numbers: Numbers, sense: Sense): number {
	return denied(sense.pilot, numbers.pilot, since(sense.now, state.sequence.dutyAt)) ? WIRE : 0;
}

function brokenByPort(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, drive: Drive): number {
	const withheld = wish.mayClose === 1 || wish.pilot === AUTOMATIC ? 0 : PERMISSION;
	if (drive.duty === STEADY_HIGH && since(sense.now, state.sequence.dutyAt) < numbers.sequence.forcedOpenMs) return withheld;
	return (
		withheld |
		(offersCurrent(drive.duty) ? 0 : PWM) |
		(wish.mayCharge === 1 ? 0 : PERMISSION) |
		(offerable(state, wish) ? 0 : CURRENT) |
		((state.supervisor.standing & STOP_FIRST) === 0 ? 0 : FAULT)
	);
}

function brokenByBoard(state: ControlState, numbers: Numbers, sense: Sense): number {
	return (
		((state.supervisor.standing & AT_ONCE) === 0 ? 0 : FAULT) |
		(flows(sense, numbers.residual) ? EARTH : 0) |
		(numbers.lock.fitted === 0 || sense.lock === LockFeedback.Locked ? 0 : LOCKED) |
		(sense.guard === GuardCause.None ? 0 : GUARD) |
		(state.clock.gapMs < numbers.supervisor.lateMs ? 0 : LEASE)
	);
}

/** Most of the last periods show neither C nor D, nor a B that a new duty explains. */
function denied(pilot: PilotSense, n: Numbers["pilot"], sinceDuty: number): boolean {
	if (pilot.count < LOOKED_AT || asking(pilot, n) >= ENOUGH) return false;
	const most = n.boundaryAbMv + n.hysteresisMv;
	return sinceDuty >= n.dutyGlitchMs || between(pilot, LOOKED_AT, n.boundaryBcMv - n.hysteresisMv, most) < ENOUGH;
}

/** How many of the last eight periods show C or D, in favour of the vehicle where the voltage lies between two letters. */
export function asking(pilot: PilotSense, n: Numbers["pilot"]): number {
	return between(pilot, LOOKED_AT, n.boundaryDeMv - n.hysteresisMv, n.boundaryBcMv + n.hysteresisMv);
}

/** How many of the last periods, so many, have a high plateau above `least` mV and not above `most`. */
export function between(pilot: PilotSense, periods: number, least: number, most: number): number {
	let count = 0;
	for (let i = Math.max(pilot.count - periods, 0); i < pilot.count; i++) if (pilot.high[i] > least && pilot.high[i] <= most) count++;
	return count;
}

/** The monitor says trip, or reads what has to open at once. */
function flows(sense: Sense, n: Numbers["residual"]): boolean {
	const { tripped, dcMicroAmps, acMicroAmps } = sense.residual;
	return n.fitted === 1 && (tripped === 1 || dcMicroAmps >= n.dcAtOnceMicroAmps || acMicroAmps >= n.acAtOnceMicroAmps);
}

/** What cable, mains and temperature allow, mA. */
export function allowed(state: ControlState): number {
	return Math.min(state.proximity.ratingMa, state.mains.limitMa, state.temperature.limitMa);
}

/** All limits leave at least as much as a pilot can offer. */
function offerable(state: ControlState, wish: Wish): boolean {
	return Math.min(wish.pilot === AUTOMATIC ? wish.offerMa : wished(wish), allowed(state)) >= LEAST_MA;
}

/** A state with a 2 may last for a step after there is nothing left to offer: one transition a step. */
function dutyFits(state: State, duty: number, offerable: boolean): boolean {
	if (isPwm(duty)) return hasPwm(state);
	if (duty === STEADY_LOW) return state === State.F;
	return state !== State.F && !(hasPwm(state) && offerable);
}

/** More than is allowed, or for longer than it may be more than the wish. */
function signalsTooMuch(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, duty: number): boolean {
	const signalled = vehicleReads(duty);
	const late = since(sense.now, state.sequence.dutyAt) >= numbers.sequence.dutyIntervalMs;
	return signalled > allowed(state) || (late && signalled > (wish.pilot === AUTOMATIC ? wish.offerMa : wished(wish)));
}

/** What the port wishes to offer, and a host above wants on the pilot besides, mA. */
function wished({ offerMa, pilot }: Wish): number {
	return Math.max(Math.min(offerMa, vehicleReads(pilot)), 0);
}

/** A condition waits for longer than its delay, or waits although its fault stands. */
function overdue(state: ControlState, numbers: Numbers, now: Instant): boolean {
	const supervisor = state.supervisor;
	if ((supervisor.pending & supervisor.standing) !== 0) return true;
	for (let place = 0, rest = supervisor.pending; rest !== 0; place++, rest = rest >>> 1)
		if ((rest & 1) !== 0 && since(now, supervisor.heldAt[place]) >= numbers.debounce[FAULTS[place].name]) return true;
	return false;
}

function shuntFits(state: ControlState, sense: Sense, drive: Drive): boolean {
	const welded = (state.supervisor.standing & (1 << FaultBit.welded)) !== 0;
	return (drive.shuntTrip === 1) === (welded && sense.contactor === Feedback.Closed);
}

/** The fault of each cause that the guard can have. */
const WORDS: Readonly<Record<GuardCause, number>> = frozen([
	-1,
	FaultBit.loop_late,
	FaultBit.residual_trip,
	FaultBit.stop_button,
	FaultBit.internal,
]);

function heeds(state: ControlState, cause: GuardCause): boolean {
	return cause === GuardCause.None || (state.supervisor.standing & (1 << WORDS[cause])) !== 0;
}

function tells(state: ControlState, drive: Drive, report: Report): boolean {
	return (
		report.faults === state.supervisor.standing &&
		report.newestFault === state.supervisor.newest &&
		report.state === state.sequence.state &&
		report.letter === state.pilot.letter &&
		drive.duty === state.sequence.duty &&
		drive.contactor === state.contactor.commanded
	);
}

function newestIsNewest(state: ControlState): boolean {
	const { standing, newest, raised } = state.supervisor;
	if (newest < 0) return standing === 0;
	if ((standing & (1 << newest)) === 0) return false;
	for (let place = 0, rest = standing; rest !== 0; place++, rest = rest >>> 1)
		if ((rest & 1) !== 0 && raised[place] > raised[newest]) return false;
	return true;
}

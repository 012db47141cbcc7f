// SPDX-License-Identifier: Apache-2.0
/** The sequence of IEC 61851-1 Annex A: the states of the port, and the table of transitions between them. */
import { AUTOMATIC, dutyOffering, STEADY_HIGH, STEADY_LOW, vehicleReads } from "./duty.js";
import { frozen } from "./frozen.js";
import { Happened } from "./happened.js";
import { after, type Instant, since } from "./integer.js";
import { Letter } from "./letter.js";
import type { Numbers } from "./numbers.js";
import type { PilotState } from "./pilot.js";

/** The states of the port. The digit tells whether the pilot carries PWM (2) or not (1); F is −12 V. */
export const State = frozen({ A1: 0, A2: 1, B1: 2, B2: 3, C1: 4, C2: 5, D1: 6, D2: 7, E: 8, F: 9 } as const);
export type State = (typeof State)[keyof typeof State];

/** Names of the states, by value. */
export const STATE_NAMES = frozen(["A1", "A2", "B1", "B2", "C1", "C2", "D1", "D2", "E", "F"] as const);

/** What a transition may depend on, as bits. */
const A = 1;
const B = 2;
const C = 4;
const D = 8;
const E = 16;
/** The port may charge: permission, current, cable, no fault. */
const READY = 32;
/** A fault stands. */
const FAULT = 64;
/** Steady +12 V has lasted as long as it has to. */
const HELD = 128;
/** The diode was seen good. */
const DIODE = 256;
/** The vehicle sleeps, and may be woken. */
const WAKE = 512;
/** The −12 V have lasted as long as they have to. */
const PULSED = 1024;
/** The pilot shows none of A to E. */
const UNSEEN = 2048;
/** A host above wants −12 V. While the port drives it never does. */
const OFF = 4096;

/** Names of the conditions, by bit, for the diagram. */
export const CONDITION_NAMES = frozen(["A", "B", "C", "D", "E", "ready", "fault", "held", "diode seen", "asleep", "pulse over", "unseen", "host says F"] as const);

/** If all bits of `when` hold and none of `unless`, go to `to`. */
export interface Transition {
	readonly when: number;
	readonly unless: number;
	readonly to: State;
	readonly why: string;
}

/** The rows of each state. The first that fits is taken; none, and the state stays. One transition a step. Numbers are Table A.6's. */
export const TRANSITIONS = frozen({
	A1: [
		{ when: E, unless: 0, to: State.E, why: "12: pilot shorted" },
		{ when: OFF, unless: 0, to: State.F, why: "the host above says F: not available" },
		{ when: B, unless: 0, to: State.B1, why: "1.1: plugged in" },
		{ when: C, unless: 0, to: State.B1, why: "1.2: plugged in and asking already, or power came back: through B" },
		{ when: D, unless: 0, to: State.B1, why: "1.2: plugged in and asking already, or power came back: through B" },
	],
	A2: [{ when: 0, unless: 0, to: State.A1, why: "no vehicle, no PWM" }],
	B1: [
		{ when: E, unless: 0, to: State.E, why: "12: pilot shorted" },
		{ when: A, unless: 0, to: State.A1, why: "2.1: unplugged" },
		{ when: OFF, unless: 0, to: State.F, why: "the host above says F: not available" },
		{ when: READY | HELD, unless: UNSEEN, to: State.B2, why: "3.1: the port is ready, PWM begins" },
		{ when: C, unless: READY, to: State.C1, why: "the vehicle asks, the port is not ready" },
		{ when: D, unless: READY, to: State.D1, why: "the vehicle asks, the port is not ready" },
	],
	B2: [
		{ when: E, unless: 0, to: State.E, why: "12: pilot shorted" },
		{ when: A, unless: 0, to: State.A2, why: "2.1: unplugged" },
		{ when: OFF, unless: 0, to: State.F, why: "the host above says F: not available" },
		{ when: 0, unless: READY, to: State.B1, why: "9: the port is not ready any more, or a fault (no −12 V in B)" },
		{ when: C | DIODE, unless: 0, to: State.C2, why: "4.1: the vehicle asks" },
		{ when: D | DIODE, unless: 0, to: State.D2, why: "4.2: the vehicle asks, with ventilation" },
		{ when: WAKE, unless: 0, to: State.F, why: "A.5.3: wake a sleeping vehicle" },
	],
	C1: [
		{ when: E, unless: 0, to: State.E, why: "12: pilot shorted" },
		{ when: A, unless: 0, to: State.A1, why: "2.2: unplugged" },
		{ when: OFF, unless: 0, to: State.F, why: "the host above says F: not available" },
		{ when: B, unless: 0, to: State.B1, why: "8.2: the vehicle has stopped" },
		{ when: UNSEEN, unless: 0, to: State.B1, why: "the pilot cannot be read: as if the vehicle had stopped" },
		{ when: D, unless: 0, to: State.D1, why: "the vehicle wants ventilation" },
		{ when: READY | HELD, unless: 0, to: State.C2, why: "3.2: the port is ready, PWM begins" },
	],
	C2: [
		{ when: E, unless: 0, to: State.E, why: "12: pilot shorted" },
		{ when: A, unless: 0, to: State.A2, why: "2.2: unplugged" },
		{ when: OFF, unless: 0, to: State.F, why: "the host above says F: not available" },
		{ when: FAULT, unless: 0, to: State.F, why: "13: a fault in C" },
		{ when: B, unless: 0, to: State.B2, why: "8.1: the vehicle has stopped" },
		{ when: D, unless: 0, to: State.D2, why: "the vehicle wants ventilation" },
		{ when: UNSEEN, unless: 0, to: State.B2, why: "the pilot cannot be read: as if the vehicle had stopped" },
		{ when: 0, unless: READY, to: State.C1, why: "10: the port stops, the vehicle has 6 s" },
	],
	D1: [
		{ when: E, unless: 0, to: State.E, why: "12: pilot shorted" },
		{ when: A, unless: 0, to: State.A1, why: "2.2: unplugged" },
		{ when: OFF, unless: 0, to: State.F, why: "the host above says F: not available" },
		{ when: B, unless: 0, to: State.B1, why: "8.2: the vehicle has stopped" },
		{ when: UNSEEN, unless: 0, to: State.B1, why: "the pilot cannot be read: as if the vehicle had stopped" },
		{ when: C, unless: 0, to: State.C1, why: "the vehicle wants no ventilation" },
		{ when: READY | HELD, unless: 0, to: State.D2, why: "3.2: the port is ready, PWM begins" },
	],
	D2: [
		{ when: E, unless: 0, to: State.E, why: "12: pilot shorted" },
		{ when: A, unless: 0, to: State.A2, why: "2.2: unplugged" },
		{ when: OFF, unless: 0, to: State.F, why: "the host above says F: not available" },
		{ when: FAULT, unless: 0, to: State.F, why: "13: a fault in D" },
		{ when: B, unless: 0, to: State.B2, why: "8.1: the vehicle has stopped" },
		{ when: C, unless: 0, to: State.C2, why: "the vehicle wants no ventilation" },
		{ when: UNSEEN, unless: 0, to: State.B2, why: "the pilot cannot be read: as if the vehicle had stopped" },
		{ when: 0, unless: READY, to: State.D1, why: "10: the port stops, the vehicle has 6 s" },
	],
	E: [
		{ when: A, unless: 0, to: State.A1, why: "the short is gone, and so is the vehicle" },
		{ when: B, unless: 0, to: State.B1, why: "the short is gone: from the start" },
		{ when: C, unless: 0, to: State.B1, why: "the short is gone: from the start" },
		{ when: D, unless: 0, to: State.B1, why: "the short is gone: from the start" },
	],
	F: [
		{ when: E, unless: 0, to: State.E, why: "12: pilot shorted" },
		{ when: PULSED, unless: OFF, to: State.B1, why: "back to +12 V, to see the vehicle" },
	],
} as const satisfies Record<(typeof STATE_NAMES)[number], readonly Transition[]>);

/** The rows by the value of the state. */
const BY_STATE: readonly (readonly Transition[])[] = frozen(STATE_NAMES.map((name) => TRANSITIONS[name]));

/** What is remembered of the sequence. */
export interface SequenceState {
	state: State;
	/** Since when. */
	enteredAt: Instant;
	/** The conditions under which no row fitted in this state, so that the same need not be asked again; −1 after a transition. */
	idleUnder: number;
	/** The duty that is on the wire, and since when. */
	duty: number;
	dutyAt: Instant;
	/** What a vehicle reads from it, mA; 0 without PWM. */
	signalledMa: number;
	/** What was to be offered last, mA or DIGITAL, and the duty that offers it. */
	offer: number;
	offerDuty: number;
	/** 1 from a change of duty until vehicles have got over it. */
	dutyFresh: 0 | 1;
	/** 1 while PWM has brought no C or D yet, so that the vehicle may be asleep. */
	asleep: 0 | 1;
	/** 1 from the beginning of a wake-up pulse until PWM is back. */
	waking: 0 | 1;
	/** Wake-up pulses since the vehicle was plugged in, or since the port held the offer back last: in its pauses vehicles fall asleep. */
	wakeUps: number;
	/** 1 from a stop by the port until the contactor is open or the stop is taken back: the vehicle's time to let go. */
	stopping: 0 | 1;
	/** When that time began, as if it were one piece. */
	stopAt: Instant;
	/** Of that time, what stops that were taken back have used up, until PWM has stood long enough to be followed, ms. */
	spentMs: number;
}

/** At power-up: no vehicle, steady +12 V. */
export const SEQUENCE_AT_START: SequenceState = frozen({
	state: State.A1,
	enteredAt: 0 as Instant,
	idleUnder: -1,
	duty: STEADY_HIGH,
	dutyAt: 0 as Instant,
	signalledMa: 0,
	offer: 0,
	offerDuty: STEADY_HIGH,
	dutyFresh: 0,
	asleep: 0,
	waking: 0,
	wakeUps: 0,
	stopping: 0,
	stopAt: 0 as Instant,
	spentMs: 0,
});

type SequenceNumbers = Numbers["sequence"];

/** True in the states in which the contactor may close. */
export function offers(state: State): boolean {
	return state === State.C2 || state === State.D2;
}

/** True if the pilot carries PWM in this state. */
export function hasPwm(state: State): boolean {
	return state === State.C2 || state === State.B2 || state === State.D2 || state === State.A2;
}

/** With a fresh duty: true while a vehicle that charges may answer it with a short B, as some do. `glitchMs` is how long. */
export function mayGlitch(sequence: SequenceState, glitchMs: number, now: Instant): boolean {
	if (since(now, sequence.dutyAt) >= glitchMs) sequence.dutyFresh = 0;
	return sequence.dutyFresh === 1 && offers(sequence.state);
}

/** The conditions that hold, as bits. `asked` is what a host above wants on the pilot, or AUTOMATIC; it wakes vehicles itself. */
export function conditionsFor(sequence: SequenceState, n: SequenceNumbers, pilot: PilotState, asked: number, ready: boolean, fault: boolean, now: Instant): number {
	const steady = since(now, sequence.dutyAt);
	const waking = sequence.waking === 1;
	const letter = pilot.letter >= Letter.A && pilot.letter <= Letter.E ? 1 << (pilot.letter - 1) : UNSEEN;
	return (
		letter |
		(ready ? READY : 0) |
		(fault ? FAULT : 0) |
		(pilot.diode.seen === 1 ? DIODE : 0) |
		(steady >= (waking ? n.wakeX1Ms : n.holdX1Ms) ? HELD : 0) |
		(steady >= (waking ? n.wakePulseMs : n.faultFMs) ? PULSED : 0) |
		(sequence.asleep === 1 && asked === AUTOMATIC && mayWake(sequence, n, pilot, now) ? WAKE : 0) |
		(asked === STEADY_LOW ? OFF : 0)
	);
}

/** A vehicle that has not asked for so long may be woken, unless it is just about to ask. */
function mayWake(sequence: SequenceState, n: SequenceNumbers, pilot: PilotState, now: Instant): boolean {
	return sequence.wakeUps < n.wakeUps && pilot.voted === Letter.B && since(now, sequence.enteredAt) >= n.wakeAfterMs;
}

/** The state that follows under `conditions`; the present one if no row fits. */
export function successor(sequence: SequenceState, conditions: number): State {
	const state = sequence.state;
	if (conditions === sequence.idleUnder) return state;
	const rows = BY_STATE[state];
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i];
		if ((conditions & row.when) === row.when && (conditions & row.unless) === 0) return row.to;
	}
	sequence.idleUnder = conditions;
	return state;
}

/** Enters `next`, another state. `asked` is as for conditionsFor(), `closed` says whether the contactor is; returns what happened, bits of Happened. */
export function enter(sequence: SequenceState, next: State, asked: number, closed: boolean, now: Instant): number {
	const last = sequence.state;
	const takenBack = sequence.stopping === 1 && offers(next);
	const wakes = last === State.B2 && next === State.F && asked === AUTOMATIC;
	sequence.state = next;
	sequence.enteredAt = now;
	sequence.idleUnder = -1;
	if (sequence.stopping === 1) sequence.spentMs = since(now, sequence.stopAt);
	sequence.stopping = closed && (next === State.C1 || next === State.D1) ? 1 : 0;
	if (sequence.stopping === 1) sequence.stopAt = after(now, -sequence.spentMs);
	if (wakes) {
		sequence.waking = 1;
		sequence.wakeUps = (sequence.wakeUps + 1) | 0;
	}
	if (next === State.B1 && last !== State.F && last !== State.E) sequence.wakeUps = 0;
	if (next === State.B2) {
		sequence.asleep = last === State.B1 ? 1 : 0;
		sequence.waking = 0;
	} else if (offers(next)) {
		sequence.asleep = 0;
		sequence.waking = 0;
	} else if (next === State.A1) {
		sequence.asleep = 0;
		sequence.waking = 0;
	}
	return wakes ? Happened.WakeUp : takenBack ? Happened.StopTakenBack : 0;
}

/** After a stop by the port: true while the vehicle has time to let go. Notes when that time is over, or not needed any more. */
export function mayFinish(sequence: SequenceState, n: SequenceNumbers, closed: boolean, now: Instant): boolean {
	if (!closed || since(now, sequence.stopAt) >= n.forcedOpenMs) sequence.stopping = 0;
	return sequence.stopping === 1;
}

/** The time to let go begins whole again with an open contactor, or once the vehicle has had its time to follow a PWM. */
export function renewPatience(sequence: SequenceState, n: SequenceNumbers, closed: boolean, now: Instant): void {
	if (!closed || (offers(sequence.state) && since(now, sequence.enteredAt) >= n.dutyIntervalMs)) sequence.spentMs = 0;
}

/**
 * Puts the duty for the state on the wire, with what may be offered now, mA or DIGITAL. Between two duties that offer
 * current lies dutyIntervalMs at the least, unless more is signalled than `ownLimitMa`, the least of the port's own limits.
 */
export function driveDuty(sequence: SequenceState, n: SequenceNumbers, offer: number, ownLimitMa: number, now: Instant): void {
	if (offer !== sequence.offer) {
		sequence.offer = offer;
		sequence.offerDuty = dutyOffering(offer);
	}
	const wanted = sequence.state === State.F ? STEADY_LOW : hasPwm(sequence.state) ? sequence.offerDuty : STEADY_HIGH;
	if (wanted === sequence.duty) return;
	const signalsMa = Math.max(vehicleReads(wanted), 0);
	const adjusts = signalsMa > 0 && sequence.signalledMa > 0 && sequence.signalledMa <= ownLimitMa;
	if (adjusts && since(now, sequence.dutyAt) < n.dutyIntervalMs) return;
	sequence.duty = wanted;
	sequence.dutyAt = now;
	sequence.signalledMa = signalsMa;
	sequence.dutyFresh = 1;
}

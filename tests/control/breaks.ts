// SPDX-License-Identifier: Apache-2.0
/** What breaks each rule of the invariants in a port that charges, or is about to. */
import { Feedback, GuardCause, LockDrive, LockFeedback } from "../../src/control/board.js";
import { AT_ONCE, FaultBit } from "../../src/control/faults.js";
import { after } from "../../src/control/integer.js";
import { Letter } from "../../src/control/letter.js";
import type { Witness } from "../../src/control/noted.js";
import { Presence } from "../../src/control/presence.js";
import { State } from "../../src/control/sequence.js";
import { type Desk, HIGH, TICK_MS } from "./desk.js";

const TAMPER = 1 << FaultBit.tamper;

/** Rules that one step shows, each with what breaks it in a port that charges. */
export const BREAKS: { readonly [rule: string]: readonly ((desk: Desk) => unknown)[] } = {
	letter: [({ state }) => (state.pilot.letter = Letter.B)],
	wire: [
		(desk) => desk.periods(TICK_MS, HIGH.B, -12_000),
		(desk) => desk.periods(TICK_MS, HIGH.E, -12_000),
		({ state, sense }) => {
			for (let i = 0; i < 5; i++) sense.pilot.high[9 - i] = HIGH.A;
			state.sequence.dutyAt = sense.now;
		},
	],
	heard: [({ state, sense }) => (state.pilot.heardAt = after(sense.now, -60))],
	pwm: [({ drive }) => (drive.duty = 0), ({ drive }) => (drive.duty = 500)],
	permission: [
		({ wish }) => (wish.mayCharge = 0),
		({ wish }) => {
			wish.pilot = 2_666;
			wish.mayClose = 0;
		},
		({ wish, drive, state, sense }) => {
			wish.pilot = 2_666;
			wish.mayClose = 0;
			drive.duty = 10_000;
			state.sequence.dutyAt = sense.now;
		},
	],
	current: [({ wish }) => (wish.offerMa = 5_999), ({ wish }) => (wish.pilot = 10_000), ({ wish }) => (wish.pilot = 500)],
	diode: [({ state }) => (state.pilot.diode.seen = 0)],
	ventilation: [({ state }) => (state.pilot.letter = Letter.D)],
	cable: [({ state }) => (state.proximity.ratingMa = 0)],
	fault: [({ state }) => (state.supervisor.standing = AT_ONCE & 16), ({ state }) => (state.supervisor.standing = TAMPER)],
	earth: [
		({ sense }) => (sense.residual.tripped = 1),
		({ sense }) => (sense.residual.dcMicroAmps = 60_000),
		({ sense }) => (sense.residual.acMicroAmps = 60_000),
	],
	locked: [
		({ numbers, sense }) => {
			numbers.lock.fitted = 1;
			sense.lock = LockFeedback.Unlocked;
		},
	],
	guard: [({ sense }) => (sense.guard = GuardCause.Lease)],
	lease: [({ state }) => (state.clock.gapMs = 101)],
	shunt: [({ drive }) => (drive.shuntTrip = 1), ({ state }) => (state.supervisor.standing = 1 << FaultBit.welded)],
	answer: [({ drive }) => (drive.contactor = 0), ({ report }) => (report.blockers = 1), ({ state }) => (state.pilot.letter = Letter.B)],
	duty: [
		({ state }) => (state.sequence.state = State.B1),
		({ drive }) => (drive.duty = 0),
		({ drive }) => (drive.duty = 10_000),
		({ drive, state }) => {
			drive.duty = 10_000;
			state.sequence.state = State.F;
		},
	],
	signalled: [
		({ drive }) => (drive.duty = 8_000),
		({ wish, state, sense }) => {
			wish.offerMa = 10_000;
			state.sequence.dutyAt = after(sense.now, -5_000);
		},
		({ wish, state, sense }) => {
			wish.pilot = 1_666;
			state.sequence.dutyAt = after(sense.now, -5_000);
		},
	],
	pending: [
		({ state }) => (state.supervisor.pending = 1 << FaultBit.diode),
		({ state }) => (state.supervisor.pending = state.supervisor.standing = 1 << FaultBit.cable),
	],
	told: [
		({ report }) => (report.faults = 1),
		({ report }) => (report.newestFault = 3),
		({ report }) => (report.state = State.E),
		({ report }) => (report.letter = Letter.E),
		({ state }) => (state.sequence.duty = 1_000),
		({ state }) => (state.contactor.commanded = 0),
		({ state }) => (state.supervisor.newest = 3),
		({ state }) => (state.supervisor.standing = 1),
		({ state }) => {
			state.supervisor.standing = 3;
			state.supervisor.newest = 0;
			state.supervisor.raised[1] = 9;
		},
	],
	spoken: [
		({ sense }) => (sense.guard = GuardCause.Lease),
		({ sense, state }) => {
			sense.guard = GuardCause.Stop;
			state.supervisor.standing = 1 << FaultBit.residual_trip;
		},
	],
};

/** Rules that two steps show: what the witness, and the records, say when it closes, or else. */
export const BREAKS_BETWEEN: { readonly [rule: string]: readonly ((desk: Desk, witness: Witness) => unknown)[] } = {
	wire: [
		(desk, witness) => {
			witness.contactor = 1;
			witness.halfPeriods = (desk.numbers.pilot.outsidePeriods << 2) - 1;
			desk.periods(TICK_MS, HIGH.B, -12_000);
		},
	],
	heard: [
		(desk, witness) => {
			witness.contactor = 1;
			witness.unreadMs = desk.numbers.pilot.silentMs + 1_000;
			desk.sense.pilot.count = 0;
		},
	],
	diode: [
		(desk, witness) => {
			Object.assign(witness, { contactor: 1, duty: desk.drive.duty, badPeriods: desk.numbers.pilot.diodeBadPeriods - 1 });
			desk.periods(TICK_MS, HIGH.C, -6_000);
		},
	],
	closing: [({ state }) => (state.sequence.state = State.C1)],
	rest: [(desk, witness) => (witness.changedAt = after(desk.sense.now, -990))],
	confirmed: [(_, witness) => (witness.askedMs = 100)],
	shown: [(_, witness) => Object.assign(witness, { goodPeriods: 50, shown: 0 })],
	tested: [(_, witness) => (witness.tested = 0)],
	unlocking: [
		({ drive }, witness) => {
			witness.lock = LockDrive.Lock;
			drive.lock = LockDrive.Unlock;
		},
		({ drive }) => (drive.lock = LockDrive.Unlock),
		({ drive, state, sense }) => {
			drive.lock = LockDrive.Unlock;
			state.presence.is = Presence.Away;
			sense.contactor = Feedback.Closed;
		},
	],
	phases: [
		(_, witness) => (witness.phases = 1),
		(desk, witness) => {
			witness.phases = 0;
			desk.sense.contactor = Feedback.Closed;
		},
	],
	patience: [
		({ drive, state }, witness) => {
			witness.contactor = 1;
			witness.withheldMs = 5_991;
			state.clock.gapMs = 10;
			drive.duty = 10_000;
		},
	],
	overdrawn: [
		({ wish, sense, state }, witness) => {
			wish.pilot = 2_666;
			wish.overcurrentMa = 10_000;
			sense.mains.milliAmps[1] = 11_551;
			witness.overdrawnMs = 42_000;
			state.clock.gapMs = 10;
		},
	],
	overlooked: [
		(desk, witness) => {
			witness.contactor = 1;
			witness.overlookedMs = 521;
			desk.state.clock.gapMs = 10;
			desk.periods(10, HIGH.B, -12_000);
		},
	],
	lost: [
		({ state, sense }, witness) => {
			witness.standing = 1 << FaultBit.pilot_short;
			state.supervisor.times[FaultBit.pilot_short] = 1;
			state.supervisor.heldAt[FaultBit.pilot_short] = after(sense.now, -4_990);
		},
		({ state, sense }, witness) => {
			witness.standing = 1 << FaultBit.residual_trip;
			witness.forGood = witness.standing;
			state.supervisor.heldAt[FaultBit.residual_trip] = after(sense.now, -1_000_000);
		},
		({ state, sense, wish }, witness) => {
			witness.standing = 1 << FaultBit.tamper;
			wish.clearFaults = witness.clearFaults + 1;
			state.supervisor.heldAt[FaultBit.tamper] = sense.now;
		},
	],
};

// SPDX-License-Identifier: Apache-2.0
/** What of a state can make no difference any more, so that two states that differ in nothing else are one. */
import { restMs } from "../../src/control/contactor.js";
import { Low } from "../../src/control/diode.js";
import { FAULTS } from "../../src/control/faults.js";
import { type Instant, since } from "../../src/control/integer.js";
import { asksForCurrent, Letter } from "../../src/control/letter.js";
import type { LoadState } from "../../src/control/load.js";
import type { Witness } from "../../src/control/noted.js";
import { NUMBERS, type Numbers } from "../../src/control/numbers.js";
import { isPwm } from "../../src/control/pilot.js";
import type { RequestState } from "../../src/control/request.js";
import { Test } from "../../src/control/residual.js";
import { offers } from "../../src/control/sequence.js";
import type { ControlState } from "../../src/control/state.js";
import type { SupervisorState } from "../../src/control/supervisor.js";
import type { Input } from "./classes.js";
import { NEVER, NEVER_MS } from "./shortened.js";

/** The greatest age at which an instant still makes a difference, ms; 0 if its age makes none. */
type Reach = (state: ControlState, n: Numbers) => number;

/**
 * The instants whose readers are known. An instant that is not here counts up to the longest of all delays, which is right but
 * makes more states than need be.
 */
export const REACHES: { readonly [path: string]: Reach } = {
	"clock.steppedAt": () => 0,
	// a B that has only just begun is none yet, even where it is the letter
	"pilot.votedAt": ({ pilot }, n) =>
		pilot.voted === pilot.letter && pilot.voted !== Letter.B
			? 0
			: Math.max(n.pilot.enterAMs, n.pilot.enterBMs, n.pilot.enterCMs, n.pilot.enterEMs, n.pilot.enterFMs),
	"pilot.letGoAt": ({ pilot }, n) => (asksForCurrent(pilot.letter) && pilot.voted === Letter.B ? n.pilot.dutyGlitchMs : 0),
	"presence.missedAt": ({ presence }, n) => (presence.missing === 1 ? n.pilot.goneMs : 0),
	"pilot.heardAt": (_, n) => n.pilot.silentMs,
	// tells a toggle from a bounce, which is reported and has no other effect
	"pilot.pulseAt": () => 0,
	"proximity.readAt": ({ proximity }, n) => (proximity.settled === 1 ? 0 : n.proximity.settleMs),
	"contactor.changedAt": ({ contactor }, { contactor: n, residual }) =>
		Math.max(
			residual.lockOutMs,
			contactor.commanded === 1 ? n.closeMs : n.openMs,
			// the witness looks at it once more when it closes
			contactor.rested === 1 ? n.minimumOpenMs : restMs(contactor, n),
		),
	"contactor.strainAt": ({ contactor }, { contactor: n }) => (contactor.strain > 0 ? n.openingForgottenMs : 0),
	"sequence.enteredAt": ({ sequence }, { sequence: n }) =>
		Math.max(
			sequence.asleep === 1 && sequence.wakeUps < n.wakeUps ? n.wakeAfterMs : 0,
			sequence.spentMs > 0 && offers(sequence.state) ? n.dutyIntervalMs : 0,
		),
	"sequence.stopAt": ({ sequence }, { sequence: n }) => (sequence.stopping === 1 ? n.forcedOpenMs : 0),
	"sequence.dutyAt": ({ sequence }, { sequence: n, pilot }) => {
		const glitch = sequence.dutyFresh === 1 ? pilot.dutyGlitchMs : 0;
		if (isPwm(sequence.duty)) return Math.max(n.dutyIntervalMs, glitch);
		// the second opinion measures a stop from here
		const stop = sequence.stopping === 1 ? n.forcedOpenMs : 0;
		const wake = sequence.waking === 1 ? n.wakePulseMs : 0;
		return Math.max(n.faultFMs, n.holdX1Ms, n.wakeX1Ms, glitch, stop, wake);
	},
	"residual.dcAt": ({ residual }, { residual: n }) => (residual.dcOver === 1 ? n.dcMs : 0),
	"residual.acAt": ({ residual }, { residual: n }) => (residual.acOver === 1 ? n.acMs : 0),
	"residual.testAt": ({ residual }, { residual: n }) =>
		residual.test === Test.None ? 0 : residual.test === Test.Rising ? n.riseMs : n.fallMs,
	"residual.passedAt": ({ residual }, { residual: n }) => (residual.passed === 1 && n.againMs !== NEVER_MS ? n.againMs : 0),
	"residual.stuckAt": ({ residual }, { residual: n }) => (residual.stuck === 1 ? n.stuckMs : 0),
	"lock.movedAt": (_, { lock }) => (lock.fitted === 1 ? lock.moveMs : 0),
	// the warning that follows from it is no state
	"temperature.movedAt": () => 0,
	"temperature.heatedAt": (_, { temperature }) => temperature.frozenMs,
	"meter.answeredAt": (_, { meter }) => meter.lostMs,
	"meter.registerAt": (_, { meter }) => meter.frozenMs,
	// with a host above the lag is longer
	"load.allowedAt": (_, { overcurrent, sequence }) => overcurrent.graceMs + sequence.dutyIntervalMs,
	"load.afterAt": (_, { overcurrent, sequence }) => overcurrent.graceMs + sequence.dutyIntervalMs,
	// what adds up may fade once more after it was too much, by the time between two looks
	"load.overAt": ({ load }, { overcurrent }) => (load.over === 1 ? overcurrent.slowMs << 1 : 0),
	"load.farOverAt": ({ load }, { overcurrent }) => (load.farOver === 1 ? overcurrent.fastMs << 1 : 0),
	"load.lookedAt": ({ load }, { overcurrent }) => ((load.over | load.farOver) === 1 ? overcurrent.slowMs << 1 : 0),
	"load.strayAt": ({ load }, { contactor }) => (load.stray === 1 ? contactor.strayMs : 0),
	"mains.rampAt": (_, { mains }) => (mains.rampMaPerMinute === 0 ? 0 : NEVER_MS),
};

/** The longest of all delays, ms. */
export function longest(n: Numbers): number {
	let most = 0;
	for (const [group, rows] of Object.entries(NUMBERS))
		for (const [key, row] of Object.entries(rows))
			if (row.unit === "ms" && numberAt(n, group, key) !== NEVER_MS) most = Math.max(most, numberAt(n, group, key));
	return most;
}

function numberAt(n: Numbers, group: string, key: string): number {
	return (n as unknown as { [group: string]: { [key: string]: number } })[group][key];
}

/** What only tells, and what is worked out anew before anybody reads it: record, key, and what it is made. */
export const FORGOTTEN: readonly (readonly [path: string, value: number])[] = [
	["clock.gapMs", 0],
	["pilot.quirks", 0],
	// these two name what vehicles do beside the standard, which is reported and has no other effect
	["pilot.pulsing", 0],
	["pilot.overlooking", 0],
	["contactor.cycles", 0],
	["contactor.underLoad", 0],
	["contactor.follows", 0],
	["contactor.welded", 0],
	["contactor.notClosed", 0],
	["contactor.droppedOut", 0],
	["contactor.unheard", 0],
	["contactor.slow", 0],
	// spares looking again at what cannot have changed: tests/control/quiet.test.ts
	["quiet.is", 0],
	["quiet.offerMa", 0],
	["quiet.offeredMa", 0],
	["quiet.pilot", 0],
	["contactor.wasOpen", 1],
	["contactor.openedBecause", 0],
	["residual.failed", 0],
	["lock.failed", 0],
	// the meter's classes say by how much it moves
	["meter.registerMwh", 0],
	["temperature.odd", 0],
	["temperature.still", 0],
	["temperature.frozen", 0],
	["mains.read", 0],
	["mains.present", 0],
	["mains.lowestMv", 0],
	["mains.highestMv", 0],
	["meter.lost", 0],
	["meter.frozen", 0],
	["meter.phantom", 0],
	["load.tooMuch", 0],
	["supervisor.clearSeen", 0],
	// spares looking through the rows again, and finds what they would say
	["sequence.idleUnder", -1],
];

/** Records that make no difference as long as an input is as usual: their leaves are put back to what they are at power-up. */
const IDLE_WITHOUT: { readonly [record: string]: string } = { meter: "meter", load: "meter" };

/** The records that make no difference in a search with these inputs. */
export function idleRecords(inputs: readonly Input[]): string[] {
	const usual = (name: string) => inputs.every((input) => input.name !== name || input.classes.length === 1);
	return Object.keys(IDLE_WITHOUT).filter((record) => usual(IDLE_WITHOUT[record]));
}

/** Leaves that count for nothing once another says so. */
export function forgetCounts({ clock, pilot, request, contactor, sequence, temperature, mains, load }: ControlState, n: Numbers): void {
	if (n.contactor.openingsMost === NEVER) contactor.strain = 0;
	forgetLoad(load, clock.steppedAt);
	// without a ramp the next look ends it
	if (n.mains.rampMaPerMinute === 0) mains.ramping = 0;
	// a new duty is fresh again, whatever was
	if (!isPwm(sequence.duty)) sequence.dutyFresh = 0;
	// nobody wakes a vehicle once more than that
	if (sequence.wakeUps >= n.sequence.wakeUps) sequence.asleep = 0;
	// below that no current is taken away, and a hotter reading replaces whatever was
	if (temperature.derating <= n.temperature.derateAt) temperature.derating = 0;
	// the last digits only show that the sensor moves
	else temperature.derating -= temperature.derating % 1_000;
	temperature.reading -= temperature.reading % 1_000;
	if (pilot.diode.seen === 1) pilot.diode.good = 0;
	// which of them there were more has decided what they are
	if (pilot.diode.low !== Low.Good) pilot.diode.mirrors = 0;
	forgetLevels(request);
	if (pilot.calm === 1) return;
	pilot.floorMv = 0;
	pilot.ceilingMv = 0;
}

/** What has faded may have begun in the future. */
function forgetLoad(load: LoadState, now: Instant): void {
	if (load.over === 0) load.overAt = now;
	if (load.farOver === 0) load.farOverAt = now;
	if (load.stray === 0) load.strayAt = now;
}

/** How near a mean has come to its level counts for nothing: here every B is 9 V, and every C or D 6 V. */
function forgetLevels(request: RequestState): void {
	if (request.rest !== 0) request.rest = 9_000 << 4;
	if (request.request !== 0) request.request = 6_000 << 4;
}

/** What the witness remembers and will not look at. */
export function forgetWitnessed(witness: Witness, n: Numbers): void {
	// how long there has been PWM counts only where there was none before
	if (witness.withheldMs === 0) witness.offeredMs = 0;
	if (n.lock.fitted === 0) witness.there = 0;
	if (n.lock.fitted === 0) witness.goneMs = -1;
	else if (witness.there === 0) witness.goneMs = Math.min(witness.goneMs, 0);
}

type PerFault = { readonly [name: string]: number };

/** Of the faults there remains their order, how long each waits still, and how often it was raised as far as that counts. */
export function forgetFaults(supervisor: SupervisorState, n: Numbers, now: Instant): void {
	const { heldAt, times } = supervisor;
	const retries = n.retries as PerFault;
	const retryAfter = n.retryAfter as PerFault;
	const faults = involved(supervisor);
	for (let place = 0, rest = faults; rest !== 0; place++, rest >>>= 1) {
		if ((rest & 1) === 0) continue;
		const bit = 1 << place;
		const { name, clears } = FAULTS[place];
		times[place] = clears !== "itself" || retries[name] === NEVER ? 0 : Math.min(times[place], retries[name] + 1);
		let reach = 0;
		if ((supervisor.pending & bit) !== 0) reach = n.debounce[name];
		else if ((supervisor.standing & bit) !== 0 && clears === "itself" && (supervisor.forGood & bit) === 0) reach = retryAfter[name];
		if (since(now, heldAt[place]) > reach) heldAt[place] = ((now - reach) | 0) as Instant;
	}
	rank(supervisor);
}

/** Numbers the raisings of the faults that stand anew, in their order. */
function rank(supervisor: SupervisorState): void {
	const { standing, raised } = supervisor;
	let count = 0;
	for (let done = 0; done !== standing; count++) {
		let next = -1;
		for (let place = 0, rest = standing & ~done; rest !== 0; place++, rest >>>= 1)
			if ((rest & 1) !== 0 && (next < 0 || raised[place] < raised[next])) next = place;
		done |= 1 << next;
		raised[next] = count + 1;
	}
	supervisor.raisings = count;
}

/** Faults that have left a mark, as bits: those that stand, are about to, or were raised before as far as that counts. */
export function involved(supervisor: SupervisorState): number {
	let bits = supervisor.standing | supervisor.pending;
	for (let place = 0; place < FAULTS.length; place++) if (supervisor.times[place] !== 0) bits |= 1 << place;
	return bits;
}

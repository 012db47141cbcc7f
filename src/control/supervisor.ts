// SPDX-License-Identifier: Apache-2.0
/** The supervisor: conditions become faults after their delay, stand until their row lets them go, and are tried again so often. */
import { ENDED_BY_RESTART, ENDED_BY_UNPLUGGING, FAULTS, INTEGRATED, TRIED_AGAIN } from "./faults.js";
import { frozen } from "./frozen.js";
import { fading, type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";
import type { Report } from "./wish.js";

/** What is remembered of faults. Arrays go by place in the catalogue. */
export interface SupervisorState {
	/** Faults that stand, as bits. */
	standing: number;
	/** Conditions that hold but not for long enough yet, as bits. */
	pending: number;
	/** Faults of those that stand that are not tried again, as bits. */
	forGood: number;
	/** The fault raised last that still stands, or −1. */
	newest: number;
	/** Faults raised so far; numbers the raisings in their order. */
	raisings: number;
	/** The request to clear that was answered last. */
	clearSeen: number;
	/** Pending: since when the condition has held, or would have, had it held in one piece. Otherwise when it held last. */
	readonly heldAt: Instant[];
	/** The number of the raising. */
	readonly raised: number[];
	/** How often the fault was raised since the vehicle was plugged in, a person cleared it, or it was forgotten. */
	readonly times: number[];
}

/** At power-up no fault is known. */
export const SUPERVISOR_AT_START: SupervisorState = frozen({
	standing: 0,
	pending: 0,
	forGood: 0,
	newest: -1,
	raisings: 0,
	clearSeen: 0,
	heldAt: FAULTS.map(() => 0 as Instant),
	raised: FAULTS.map(() => 0),
	times: FAULTS.map(() => 0),
});

/** The delays of one fault; what it does not have is not in its tables. */
type PerFault = Readonly<Record<string, number>>;

/**
 * Takes the conditions of this step, which of them need no delay, and which would not be worth another try (bits by place in
 * the catalogue). `away` says that no vehicle is plugged in; `clearFaults` is Wish's count of a person's requests; the last
 * step was `gapMs` ago. Writes faults, newestFault and retryInMs of the report.
 */
export function supervise(
	supervisor: SupervisorState,
	numbers: Numbers,
	conditions: number,
	undelayed: number,
	hopeless: number,
	away: boolean,
	clearFaults: number,
	gapMs: number,
	now: Instant,
	report: Report,
): void {
	const cleared = clearFaults !== supervisor.clearSeen;
	supervisor.clearSeen = clearFaults;
	if (away || cleared) forgetTimes(supervisor, cleared);
	const busy = conditions | supervisor.pending | supervisor.standing;
	for (let place = 0, rest = busy; rest !== 0; place++, rest = rest >>> 1) {
		if ((rest & 1) === 0) continue;
		const bit = 1 << place;
		const present = (conditions & bit) !== 0;
		if ((supervisor.standing & bit) !== 0) hold(supervisor, numbers, place, present, away, cleared, now);
		else if (!present) pass(supervisor, place, gapMs, now);
		else raiseAfterDelay(supervisor, numbers, place, (undelayed & bit) !== 0, (hopeless & bit) !== 0, now);
		report.retryInMs[place] = (supervisor.standing & bit) === 0 ? -1 : retryIn(supervisor, numbers, place, now);
	}
	report.faults = supervisor.standing;
	report.newestFault = supervisor.newest;
}

/** A condition that does not hold does not wait any more; one that adds up loses a quarter of the time that passes. */
function pass(supervisor: SupervisorState, place: number, gapMs: number, now: Instant): void {
	const bit = 1 << place;
	if ((INTEGRATED & bit) !== 0) {
		supervisor.heldAt[place] = fading(supervisor.heldAt[place], gapMs);
		if (since(now, supervisor.heldAt[place]) > 0) return;
	}
	supervisor.pending &= ~bit;
	supervisor.heldAt[place] = now;
}

/** A condition has to hold for its delay before it is a fault. */
function raiseAfterDelay(
	supervisor: SupervisorState,
	numbers: Numbers,
	place: number,
	undelayed: boolean,
	hopeless: boolean,
	now: Instant,
): void {
	const bit = 1 << place;
	if ((supervisor.pending & bit) === 0) {
		if (since(now, supervisor.heldAt[place]) >= forgottenAfter(numbers, place)) supervisor.times[place] = 0;
		supervisor.pending |= bit;
		supervisor.heldAt[place] = now;
	}
	if (!undelayed && since(now, supervisor.heldAt[place]) < numbers.debounce[FAULTS[place].name]) return;
	supervisor.pending &= ~bit;
	supervisor.standing |= bit;
	if (hopeless) supervisor.forGood |= bit;
	supervisor.heldAt[place] = now;
	supervisor.times[place] = (supervisor.times[place] + 1) | 0;
	supervisor.raisings = (supervisor.raisings + 1) | 0;
	supervisor.raised[place] = supervisor.raisings;
	supervisor.newest = place;
}

/** Tries count together only when they come close together, ms. */
function forgottenAfter(numbers: Numbers, place: number): number {
	const wait = (numbers.retryAfter as PerFault)[FAULTS[place].name] ?? 0;
	return Math.max(numbers.supervisor.forgetMs, wait << 2);
}

/** A fault stands as long as its condition, and then as long as its row says. */
function hold(
	supervisor: SupervisorState,
	numbers: Numbers,
	place: number,
	present: boolean,
	away: boolean,
	cleared: boolean,
	now: Instant,
): void {
	if (present) {
		supervisor.heldAt[place] = now;
		return;
	}
	const bit = 1 << place;
	const person = cleared && (ENDED_BY_RESTART & bit) === 0;
	const ends = person || (away && (ENDED_BY_UNPLUGGING & bit) !== 0);
	if (!ends && retryIn(supervisor, numbers, place, now) !== 0) return;
	supervisor.standing &= ~bit;
	supervisor.forGood &= ~bit;
	if (supervisor.newest === place) supervisor.newest = newestOf(supervisor);
}

/** Milliseconds until the next try of a standing fault, −1 if it is not tried again by itself. */
function retryIn(supervisor: SupervisorState, numbers: Numbers, place: number, now: Instant): number {
	if ((TRIED_AGAIN & ~supervisor.forGood & (1 << place)) === 0) return -1;
	const name = FAULTS[place].name;
	if (supervisor.times[place] > (numbers.retries as PerFault)[name]) return -1;
	const left = ((numbers.retryAfter as PerFault)[name] - since(now, supervisor.heldAt[place])) | 0;
	return Math.max(left, 0);
}

/** Of the faults that stand, the one raised last; −1 if none does. */
function newestOf(supervisor: SupervisorState): number {
	let newest = -1;
	for (let place = 0, rest = supervisor.standing; rest !== 0; place++, rest = rest >>> 1)
		if ((rest & 1) !== 0 && (newest < 0 || supervisor.raised[place] > supervisor.raised[newest])) newest = place;
	return newest;
}

/** A person starts every count of tries anew, a new vehicle those that end with the old one. */
function forgetTimes(supervisor: SupervisorState, all: boolean): void {
	const ended = all ? -1 : ENDED_BY_UNPLUGGING;
	for (let place = 0; place < FAULTS.length; place++) if ((ended & (1 << place)) !== 0) supervisor.times[place] = 0;
}

/** Takes back faults from before a restart, bits by place in the catalogue, before the first step. */
export function remember(supervisor: SupervisorState, faults: number): void {
	supervisor.standing |= faults;
	supervisor.forGood |= faults;
	supervisor.newest = newestOf(supervisor);
}

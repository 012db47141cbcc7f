// SPDX-License-Identifier: Apache-2.0
/** All that a step remembers: a tree of small records that can be copied, compared, hashed and restored by walking it. */
import { QUIET_AT_START, type QuietState } from "./calm.js";
import { CONTACTOR_AT_START, type ContactorState } from "./contactor.js";
import { frozen } from "./frozen.js";
import { atMostOld, type Instant, OLDEST_MS, since } from "./integer.js";
import { LOAD_AT_START, type LoadState } from "./load.js";
import { LOCK_AT_START, type LockState } from "./lock.js";
import { MAINS_AT_START, type MainsState } from "./mains.js";
import { METER_AT_START, type MeterState } from "./meter.js";
import { PILOT_AT_START, type PilotState } from "./pilot.js";
import { PRESENCE_AT_START, type PresenceState } from "./presence.js";
import { PROXIMITY_AT_START, type ProximityState } from "./proximity.js";
import { REQUEST_AT_START, type RequestState } from "./request.js";
import { RESIDUAL_AT_START, type ResidualState } from "./residual.js";
import { SEQUENCE_AT_START, type SequenceState } from "./sequence.js";
import { SUPERVISOR_AT_START, type SupervisorState } from "./supervisor.js";
import { TEMPERATURE_AT_START, type TemperatureState } from "./temperature.js";
import { SLOW_AT_START, type SlowState } from "./turns.js";

/** What is remembered of time itself. */
export interface ClockState {
	/** 0 until the first step, which has nothing to compare its clock with. */
	started: 0 | 1;
	/** The last step. */
	steppedAt: Instant;
	/** Milliseconds between the last step and the one before; OLDEST_MS if the clock went backward, or so far that nobody can tell. */
	gapMs: number;
}

/** The tree. Every leaf is an int32. */
export interface ControlState {
	readonly clock: ClockState;
	readonly pilot: PilotState;
	readonly presence: PresenceState;
	readonly request: RequestState;
	readonly proximity: ProximityState;
	readonly contactor: ContactorState;
	readonly sequence: SequenceState;
	readonly residual: ResidualState;
	readonly lock: LockState;
	readonly slow: SlowState;
	readonly temperature: TemperatureState;
	readonly mains: MainsState;
	readonly meter: MeterState;
	readonly load: LoadState;
	readonly supervisor: SupervisorState;
	readonly quiet: QuietState;
}

/** The state before the first step. Copy it; it is frozen on the device. */
export const AT_START: ControlState = frozen({
	clock: { started: 0, steppedAt: 0 as Instant, gapMs: 0 },
	pilot: PILOT_AT_START,
	presence: PRESENCE_AT_START,
	request: REQUEST_AT_START,
	proximity: PROXIMITY_AT_START,
	contactor: CONTACTOR_AT_START,
	sequence: SEQUENCE_AT_START,
	residual: RESIDUAL_AT_START,
	lock: LOCK_AT_START,
	slow: SLOW_AT_START,
	temperature: TEMPERATURE_AT_START,
	mains: MAINS_AT_START,
	meter: METER_AT_START,
	load: LOAD_AT_START,
	supervisor: SUPERVISOR_AT_START,
	quiet: QUIET_AT_START,
});

/** A copy that shares nothing with the original. (XS cannot stringify a frozen tree: it marks what it visits.) */
export function copyOf<T extends object>(tree: T): T {
	if (Array.isArray(tree)) return tree.slice() as unknown as T;
	const entries = Object.entries(tree) as [string, number | object][];
	return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === "number" ? value : copyOf(value)])) as T;
}

/** Makes `into` equal to `from`, a tree of the same shape, without allocating records. */
export function restore<T extends object>(into: T, from: T): void {
	for (const key of Object.keys(from) as (keyof T)[]) {
		const value = from[key];
		if (typeof value === "number") into[key] = value;
		else restore(into[key] as object, value as object);
	}
}

/** True if two trees of the same shape have the same leaves. */
export function equal<T extends object>(a: T, b: T): boolean {
	return (Object.keys(a) as (keyof T)[]).every((key) => {
		const value = a[key];
		return typeof value === "object" && value !== null ? equal(value, b[key] as object) : value === b[key];
	});
}

/** A hash of all leaves, int32: FNV-1a, a byte at a time. */
export function hashOf(tree: object, seed = 0x811c9dc5 | 0): number {
	let hash = seed;
	for (const value of Object.values(tree) as (number | object)[]) {
		if (typeof value !== "number") hash = hashOf(value, hash);
		else for (let shift = 0; shift < 32; shift = (shift + 8) | 0) hash = Math.imul(hash ^ ((value >>> shift) & 0xff), 0x01000193);
	}
	return hash;
}

/** The bits of the clock that change every 17 minutes, when instants are brought forward. */
const RENEWAL_BITS = ~0xfffff;

/** Notes the time of this step. The first step starts every instant of the tree. */
export function keepTime(state: ControlState, now: Instant): void {
	const clock = state.clock;
	if (clock.started === 0) {
		clock.started = 1;
		clock.steppedAt = now;
		startInstants(state, now);
	}
	const gap = since(now, clock.steppedAt);
	clock.gapMs = gap >= 0 ? gap : OLDEST_MS;
	if (((now ^ clock.steppedAt) & RENEWAL_BITS) !== 0) renewInstants(state, now);
	clock.steppedAt = now;
}

/** At power-up everything begins now: the contactor has to rest, the pilot has to last. */
function startInstants(state: ControlState, now: Instant): void {
	state.pilot.votedAt = now;
	state.pilot.heardAt = now;
	state.pilot.pulseAt = now;
	state.pilot.letGoAt = now;
	state.presence.missedAt = now;
	state.proximity.readAt = now;
	state.contactor.changedAt = now;
	state.contactor.strainAt = now;
	state.sequence.enteredAt = now;
	state.sequence.dutyAt = now;
	state.sequence.stopAt = now;
	state.residual.dcAt = now;
	state.residual.acAt = now;
	state.residual.testAt = now;
	state.residual.passedAt = now;
	state.residual.stuckAt = now;
	state.lock.movedAt = now;
	state.temperature.movedAt = now;
	state.temperature.heatedAt = now;
	state.mains.rampAt = now;
	state.meter.answeredAt = now;
	state.meter.registerAt = now;
	state.load.allowedAt = now;
	state.load.afterAt = now;
	state.load.overAt = now;
	state.load.farOverAt = now;
	state.load.strayAt = now;
	state.load.lookedAt = now;
	for (let i = 0; i < state.supervisor.heldAt.length; i++) state.supervisor.heldAt[i] = now;
}

/** Keeps every instant young enough to compare: a port may stay in one state for months. */
function renewInstants(state: ControlState, now: Instant): void {
	state.pilot.votedAt = atMostOld(now, state.pilot.votedAt);
	state.pilot.heardAt = atMostOld(now, state.pilot.heardAt);
	state.pilot.pulseAt = atMostOld(now, state.pilot.pulseAt);
	state.pilot.letGoAt = atMostOld(now, state.pilot.letGoAt);
	state.presence.missedAt = atMostOld(now, state.presence.missedAt);
	state.proximity.readAt = atMostOld(now, state.proximity.readAt);
	state.contactor.changedAt = atMostOld(now, state.contactor.changedAt);
	state.contactor.strainAt = atMostOld(now, state.contactor.strainAt);
	state.sequence.enteredAt = atMostOld(now, state.sequence.enteredAt);
	state.sequence.dutyAt = atMostOld(now, state.sequence.dutyAt);
	state.sequence.stopAt = atMostOld(now, state.sequence.stopAt);
	state.residual.dcAt = atMostOld(now, state.residual.dcAt);
	state.residual.acAt = atMostOld(now, state.residual.acAt);
	state.residual.testAt = atMostOld(now, state.residual.testAt);
	state.residual.passedAt = atMostOld(now, state.residual.passedAt);
	state.residual.stuckAt = atMostOld(now, state.residual.stuckAt);
	state.lock.movedAt = atMostOld(now, state.lock.movedAt);
	state.temperature.movedAt = atMostOld(now, state.temperature.movedAt);
	state.temperature.heatedAt = atMostOld(now, state.temperature.heatedAt);
	state.mains.rampAt = atMostOld(now, state.mains.rampAt);
	state.meter.answeredAt = atMostOld(now, state.meter.answeredAt);
	state.meter.registerAt = atMostOld(now, state.meter.registerAt);
	state.load.allowedAt = atMostOld(now, state.load.allowedAt);
	state.load.afterAt = atMostOld(now, state.load.afterAt);
	state.load.overAt = atMostOld(now, state.load.overAt);
	state.load.farOverAt = atMostOld(now, state.load.farOverAt);
	state.load.strayAt = atMostOld(now, state.load.strayAt);
	state.load.lookedAt = atMostOld(now, state.load.lookedAt);
	for (let i = 0; i < state.supervisor.heldAt.length; i++) state.supervisor.heldAt[i] = atMostOld(now, state.supervisor.heldAt[i]);
}

// SPDX-License-Identifier: Apache-2.0
/** A timetable of limits, read from EVerest's ExternalLimits: from when on how much may be drawn. */
import { frozen } from "../../control/frozen.js";
import { fieldsOf, member, parsedFrom, wholeIn } from "../api/json.js";
import { momentFrom } from "../api/time.js";

/** What is allowed: mA per phase, mW of all phases, phases at most; what is left out is not limited. */
export interface Allowed {
	readonly ma?: number;
	readonly mw?: number;
	readonly phases?: 1 | 3;
}

/** One step of it. */
export interface Step extends Allowed {
	/** ms since 1970 UTC. Before the first step that one holds already. */
	readonly at: number;
}

/** Entries at most: a day in quarters of an hour. */
const MOST_ENTRIES = 96;
/** The most that a port takes, A and W; more is as much. */
const MOST_A = 80;
const MOST_W = 100_000;
const MOST_PRIORITY = 1_000;
/** Below so many phases there are none. */
const NONE: Allowed = frozen({ ma: 0 });

/** Reads a message. What is wrong with it is thrown as an Error that says so; nothing of it holds then. */
export function timetableFrom(text: string): Step[] {
	const fields = fieldsOf(parsedFrom(text)?.value);
	if (fields === undefined) throw new Error("no record of JSON, or one that is nested too deeply");
	const imports = entriesIn(member(fields, "schedule_import"), "schedule_import").map(importFrom);
	const setpoints = entriesIn(member(fields, "schedule_setpoints"), "schedule_setpoints").map(setpointFrom);
	entriesIn(member(fields, "schedule_export"), "schedule_export");
	return merged(imports, setpoints);
}

/** Both hold: at each moment of either, the lower of the two. */
function merged(some: readonly Step[], others: readonly Step[]): Step[] {
	const moments = [...some, ...others].map(({ at }) => at).sort((one, other) => one - other);
	return moments
		.filter((at, i) => i === 0 || at !== moments[i - 1])
		.map((at) => ({ at, ...lower(stepAt(some, at) ?? {}, stepAt(others, at) ?? {}) }));
}

/** The step that holds at a moment: the last that has begun, or the first; undefined of an empty table. */
export function stepAt(steps: readonly Step[], at: number): Step | undefined {
	let holds: Step | undefined = steps[0];
	for (const step of steps) if (step.at <= at) holds = step;
	return holds;
}

/** What both allow. */
export function lower(one: Allowed, other: Allowed): Allowed {
	const [ma, mw] = [least(one.ma, other.ma), least(one.mw, other.mw)];
	const phases = one.phases === 1 || other.phases === 1 ? 1 : (one.phases ?? other.phases);
	return { ...(ma === undefined ? {} : { ma }), ...(mw === undefined ? {} : { mw }), ...(phases === undefined ? {} : { phases }) };
}

function least(one: number | undefined, other: number | undefined): number | undefined {
	return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

function entriesIn(value: unknown, name: string): readonly unknown[] {
	if (!Array.isArray(value)) throw new Error(`${name} is no list; write [] if nothing of that is limited`);
	if (value.length > MOST_ENTRIES) throw new Error(`${name} has ${value.length} entries; at most ${MOST_ENTRIES}`);
	let before = Number.NEGATIVE_INFINITY;
	for (const entry of value) {
		const at = momentFrom(member(fieldsOf(entry), "timestamp"));
		if (at === undefined || at < before) throw new Error(`${name}: timestamps follow each other, as 2026-06-01T10:00:00Z`);
		before = at;
	}
	return value;
}

function importFrom(entry: unknown): Step {
	const fields = fieldsOf(entry);
	const [root, leaves] = [member(fields, "limits_to_root"), member(fields, "limits_to_leaves")];
	const efficiency = member(fields, "conversion_efficiency") ?? 1;
	if (typeof efficiency !== "number" || !(efficiency > 0 && efficiency <= 1))
		throw new Error("conversion_efficiency is above 0, and 1 at most");
	return {
		at: momentFrom(member(fields, "timestamp")) as number,
		...lower(limitsFrom(root, "limits_to_root"), limitsFrom(leaves, "limits_to_leaves", efficiency)),
	};
}

/** What stands behind a loss allows more before it; the port takes what is before. */
function limitsFrom(value: unknown, name: string, efficiency = 1): Allowed {
	const fields = fieldsOf(value);
	if (fields === undefined) throw new Error(`${name} is missing, or no record`);
	const amps = sourced(fields, "ac_max_current_A", MOST_A);
	const watts = sourced(fields, "total_power_W", MOST_W * efficiency);
	const phases = sourced(fields, "ac_max_phase_count", 3);
	const allowed = {
		...(amps === undefined ? {} : { ma: milli(amps) }),
		...(watts === undefined ? {} : { mw: milli(watts / efficiency) }),
		...(phases === undefined ? {} : { phases: phases < 3 ? (1 as const) : (3 as const) }),
	};
	return phases !== undefined && phases < 1 ? lower(allowed, NONE) : allowed;
}

/** A value with its source; what flows back is none that flows in. */
function sourced(fields: { readonly [name: string]: unknown }, name: string, most: number): number | undefined {
	const value = member(fields, name);
	if (value === undefined) return undefined;
	const number = member(fieldsOf(value), "value");
	if (typeof number !== "number" || typeof member(fieldsOf(value), "source") !== "string")
		throw new Error(`${name} is {"value":…,"source":"…"}`);
	return Math.min(Math.max(number, 0), most);
}

/** A setpoint limits, as in EVerest; of a table by frequency the least counts, because nobody here follows the frequency. */
function setpointFrom(entry: unknown): Step {
	const fields = fieldsOf(entry);
	const at = momentFrom(member(fields, "timestamp")) as number;
	const value = member(fields, "setpoint");
	if (value === undefined) return { at };
	const setpoint = fieldsOf(value);
	if (typeof member(setpoint, "source") !== "string" || wholeIn(setpoint, "priority", 0, MOST_PRIORITY) === undefined)
		throw new Error(`a setpoint has a source, and a priority from 0 to ${MOST_PRIORITY}`);
	const [amps, watts] = [numberIn(setpoint, "ac_current_A", MOST_A), numberIn(setpoint, "total_power_W", MOST_W)];
	const mw = least(watts === undefined ? undefined : milli(watts), ofTable(member(setpoint, "frequency_table")));
	return { at, ...(amps === undefined ? {} : { ma: milli(amps) }), ...(mw === undefined ? {} : { mw }) };
}

function numberIn(fields: ReturnType<typeof fieldsOf>, name: string, most: number): number | undefined {
	const value = member(fields, name);
	if (value === undefined) return undefined;
	if (typeof value !== "number") throw new Error(`${name} is a number`);
	return Math.min(Math.max(value, 0), most);
}

function ofTable(value: unknown): number | undefined {
	if (value === undefined) return undefined;
	if (!Array.isArray(value) || value.length > MOST_ENTRIES) throw new Error(`frequency_table is a list of at most ${MOST_ENTRIES}`);
	let mw: number | undefined;
	for (const point of value) {
		const watts = numberIn(fieldsOf(point), "total_power_W", MOST_W);
		if (watts === undefined) throw new Error("a point of frequency_table has frequency_Hz and total_power_W");
		mw = least(mw, milli(watts));
	}
	return mw;
}

function milli(value: number): number {
	return Math.floor(value * 1_000);
}

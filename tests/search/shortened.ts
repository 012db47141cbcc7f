// SPDX-License-Identifier: Apache-2.0
/** The numbers of the controller with every delay shortened to a few steps; of two on the same scale the shorter does not become the longer. */
import { FaultBit, type FaultName, INTEGRATED } from "../../src/control/faults.js";
import { NUMBERS, type NumberRow, type Numbers } from "../../src/control/numbers.js";
import { defaults } from "../../src/settings/settings.js";

/** Milliseconds from one step to the next. A quarter of it is whole: so much is forgotten of what adds up. */
export const TICK_MS = 8;

/** A scale: delays up to so many ms become so many steps. */
type Scale = readonly (readonly [upToMs: number, steps: number])[];

/** Of what races with the sequence: pilot, proximity, contactor, and the sequence itself. */
const SEQUENCE: Scale = [
	[0, 0],
	[100, 1],
	[300, 2],
	[500, 3],
	[1_000, 4],
	[6_000, 5],
	[0x7fffffff, 6],
];

/** Of what watches a condition that may last for as long as it likes: a short wait for it meets the same states as a long one. */
const WATCH: Scale = [
	[0, 0],
	[150, 1],
	[1_500, 2],
	[0x7fffffff, 3],
];

/** Groups of numbers that are shortened by the second scale. */
const WATCHING = ["residual", "overcurrent", "temperature", "meter", "lock", "debounce"];

/** The most steps of a delay that adds up: each more makes four states more, and has a search of its own. */
const ADDS_UP = 1;

function stepsFor(group: string, key: string, ms: number): number {
	const scale = WATCHING.includes(group) ? WATCH : SEQUENCE;
	const steps = scale.find(([upToMs]) => ms <= upToMs)?.[1] ?? 0;
	const addsUp = group === "debounce" && (INTEGRATED & (1 << FaultBit[key as FaultName])) !== 0;
	return addsUp ? Math.min(steps, ADDS_UP) : steps;
}

/** A delay that is never over. */
export const NEVER_MS = 0x3fffffff;

/** A number of times that nothing happens: then how often it has makes no difference. */
export const NEVER = 1_000_000_000;

/** What is not shortened by its length: other values, by group and key, or by group. */
const OTHERWISE: { readonly [key: string]: number } = {
	// one silent step is not enough, and one step may be left out
	"pilot.silentMs": 2 * TICK_MS,
	// how fast a temperature is believed is told by a test of it
	"temperature.riseMc": 200_000,
	"pilot.diodeBadPeriods": 5,
	"pilot.outsidePeriods": 5,
	// tries that are forgotten are a search of their own
	"supervisor.forgetMs": NEVER_MS,
	// one step may be left out, two may not
	"supervisor.lateMs": 3 * TICK_MS,
	// openings under load are counted in a search of its own
	"contactor.openingsMost": NEVER,
	// one step is not enough, two are
	"pilot.diodeGoodPeriods": TICK_MS + 1,
	// a test for its own sake is made in a search of its own
	"residual.againMs": NEVER_MS,
	"temperature.frozenMs": TICK_MS,
	"overcurrent.slowMs": 2 * TICK_MS,
	"overcurrent.fastMs": TICK_MS,
	retryAfter: 2 * TICK_MS,
};

/** Which of the values of a number is taken, of what an installer may set. */
export type Pick = (row: NumberRow, group: string) => number;
export const AS_SHIPPED: Pick = ({ value }) => value;
export const LEAST: Pick = ({ value, min }) => min ?? value;

/** The greatest of these groups. */
export function mostOf(groups: readonly string[]): Pick {
	return ({ value, max }, group) => (groups.includes(group) ? (max ?? value) : value);
}

/** Groups whose numbers the classes of the inputs are told by: they stay as shipped. */
const TOLD_BY = ["mains", "temperature", "selfTest", "retryAfter"];

/** The numbers. Each fault that clears by itself is tried again `retries` times; `others` are set as they are, by group and key. */
export function shortened(retries: number, others: { readonly [key: string]: number } = {}, pick: Pick = AS_SHIPPED): Numbers {
	const numbers = defaults().control as unknown as { [group: string]: { [key: string]: number } };
	for (const [group, rows] of Object.entries(NUMBERS) as [string, { [key: string]: NumberRow }][])
		for (const [key, row] of Object.entries(rows)) {
			const other = others[`${group}.${key}`] ?? OTHERWISE[`${group}.${key}`] ?? OTHERWISE[group];
			const value = TOLD_BY.includes(group) && key !== "fitted" ? row.value : pick(row, group);
			if (other !== undefined) numbers[group][key] = other;
			else if (group === "retries") numbers[group][key] = retries;
			else numbers[group][key] = row.unit === "ms" ? stepsFor(group, key, value) * TICK_MS : value;
		}
	return numbers as unknown as Numbers;
}

// SPDX-License-Identifier: Apache-2.0
/** The worst case: how long after an event the contacts are open, over every phase of the tick, in every circumstance that makes it longer. */

import type { Board } from "../hosts/bench/board.js";
import { NUMBERS } from "../src/control/numbers.js";
import { NUMBER_SETTINGS } from "../src/settings/table.js";
import { textIn } from "../src/settings/units.js";
import { roomFor } from "./room.js";
import { Stand } from "./stand.js";

/** What happens. */
export interface Event {
	readonly name: string;
	readonly happens: (board: Board) => void;
}

/** The events, one row each for every contactor. */
export const EVENTS: readonly Event[] = [
	{ name: "unplugged", happens: ({ vehicle }) => vehicle.unplug() },
	{ name: "S2 opens", happens: ({ vehicle }) => vehicle.pause() },
	{ name: "pilot shorted", happens: ({ vehicle }) => vehicle.replace(0, false) },
	{ name: "diode shorted", happens: ({ vehicle }) => vehicle.failDiode() },
	{ name: "stop pressed", happens: (board) => board.pressStop(true) },
	{
		name: "residual trip",
		happens: ({ residual }) => {
			residual.dcMicroAmps = 6_000;
		},
	},
];

/** Contactors, by how long they take to open, ms. */
export const RELEASES_MS = [15, 25] as const;

/** One way in which a circumstance may come about. */
export interface Way {
	/** Settings with which the port was powered up, `key=value`. */
	readonly set?: readonly string[];
	/** Before the phases begin. */
	readonly before?: (stand: Stand) => void;
	/** Before the event in each phase, 0 to 99. */
	readonly within?: (stand: Stand, phase: number) => void;
	/** After each tick the next one comes so much later, ms. */
	readonly gapMs?: number;
}

/** A circumstance: a column. */
export interface Circumstance {
	readonly name: string;
	readonly says: string;
	readonly ways: readonly Way[];
}

/** The event comes at each of so many milliseconds. */
const PHASES = 100;

/** A way for each of some values. */
function each<T>(values: readonly T[], way: (value: T) => Way): Way[] {
	return values.map(way);
}

/** Shortly before a tick, so that the first phases are too late for it to see them and the rest come after it. */
function nearlyTick(stand: Stand): void {
	while (stand.bench.now % 10 !== 4) stand.run(1);
}

/** `ms` of an enclosure that gets hot in two leaps, each believed at once. */
function heat(stand: Stand, ms: number): void {
	const { board } = stand.bench;
	stand.numbers.temperature.riseMc = NUMBERS.temperature.riseMc.max;
	board.heat(63_000);
	stand.run(Math.min(ms, 320));
	if (ms <= 320) return;
	board.heat(66_000);
	stand.run(ms - 320);
}

/** Every `every`-th window can be read, since some time before the event. */
function blurred(name: string, every: number): Circumstance {
	return {
		name,
		says: `of ${every} windows one can be read, since 0, 10, 20, 30, 50 or 100 ms before the event`,
		ways: each([0, 10, 20, 30, 50, 100], (leadMs) => ({
			within: (stand, phase) => {
				stand.blur({ every, first: phase * 7 });
				stand.run(leadMs);
			},
		})),
	};
}

/** The circumstances. */
export const CIRCUMSTANCES: readonly Circumstance[] = [
	{ name: "plain", says: "ticks of 10 ms, no noise, the defaults", ways: [{}] },
	{
		name: "late ticks",
		says: "ticks that come 5 to 89 ms late, each after the other, beginning with any",
		ways: each([15, 20, 30, 40, 50, 60, 64, 65, 80, 99], (gapMs) => ({ gapMs, before: nearlyTick })),
	},
	{ name: "stalled loop", says: "no tick any more after one that comes 6 ms after phase 0", ways: [{ gapMs: 10_000, before: nearlyTick }] },
	{
		name: "noise 1 V",
		says: "noise with a standard deviation of 1 V on each plateau, since 20 ms before the event; three seeds",
		ways: each([1, 2, 3], (seed) => ({
			within: (stand, phase) => {
				stand.bench.seed(seed * PHASES + phase);
				stand.bench.board.sampler.disturb(1_000);
				stand.run(20);
			},
		})),
	},
	blurred("one of 2 readable", 2),
	blurred("one of 5", 5),
	blurred("one of 8", 8),
	blurred("one of 20", 20),
	blurred("one of 59", 59),
	{
		name: "after new duties",
		says: "while the enclosure gets hot, with temperature.riseMc at its most: of two lower duties 320 ms apart the first comes within 160 ms; the event up to 1.1 s later, every 11 ms",
		ways: [{ within: (stand, phase) => heat(stand, phase * 11) }],
	},
	{
		name: "new duties, late ticks",
		says: "the same, and ticks that come 10, 40 or 54 ms late from the event on",
		ways: each([20, 50, 64], (gapMs) => ({ gapMs, within: (stand, phase) => heat(stand, phase * 11) })),
	},
	{
		name: "while finishing",
		says: "the port has stopped (C1), and the vehicle does not let go; 1.5 s later",
		ways: [
			{
				before: (stand) => {
					stand.wish.mayCharge = 0;
					stand.run(1_500);
				},
			},
		],
	},
];

/** Every setting of the controller, at either end of its range, each with what leaves it room. */
function ends(): string[][] {
	return NUMBER_SETTINGS.filter(({ key }) => key.includes(".")).flatMap(({ key, row }) =>
		[row.min, row.max].map((end) => [...roomFor(key, end), `${key}=${textIn(row.unit, end)}`]),
	);
}

/** All settings of the pilot and of delays at the end that waits longest. */
const MOST_PATIENT: readonly string[] = NUMBER_SETTINGS.filter(({ key }) => /^(pilot|debounce|supervisor)\./.test(key)).map(
	({ key, row }) => `${key}=${textIn(row.unit, row.max)}`,
);

/** The column of settings: one at a time, and all that wait. */
export const AT_SETTINGS: Circumstance = {
	name: "any setting",
	says: "powered up with any one setting at either end of its range (and what contradicts it out of its way), and with all of `pilot`, `debounce` and `supervisor` at their upper ends",
	ways: [...ends().map((set) => ({ set })), { set: MOST_PATIENT }],
};

/** The worst of one event with one contactor, and what it is called. */
export interface Row {
	readonly event: string;
	readonly releaseMs: number;
	/** Milliseconds, in the order of the circumstances. */
	readonly worst: readonly number[];
}

/** A table of all events in some circumstances, and the settings with which nothing is charged, so that nothing has to open. */
export interface Table {
	readonly rows: readonly Row[];
	readonly uncharged: readonly string[];
}

/** Measures all that was asked for. */
export function measure(circumstances: readonly Circumstance[], phases = PHASES): Table {
	const rows = RELEASES_MS.flatMap((releaseMs) => EVENTS.map((event) => ({ event, releaseMs, worst: circumstances.map(() => 0) })));
	const uncharged: string[] = [];
	circumstances.forEach(({ ways }, column) => {
		for (const way of ways) {
			const charging = Stand.charging(way.set);
			if (charging === undefined) uncharged.push(...(way.set ?? []));
			else
				for (const { event, releaseMs, worst } of rows)
					worst[column] = Math.max(worst[column], worstOf(charging, event, releaseMs, way, phases));
		}
	});
	return { rows: rows.map(({ event, releaseMs, worst }) => ({ event: event.name, releaseMs, worst })), uncharged };
}

/** The longest time from `event` to open contacts, ms, over all phases of one way; from a stand that charges. */
function worstOf(charging: Stand, event: Event, releaseMs: number, { before, within, gapMs }: Way, phases: number): number {
	const prepared = charging.fork();
	prepared.bench.board.contactor.slow(releaseMs);
	before?.(prepared);
	let worst = 0;
	for (let phase = 0; phase < phases; phase++) {
		const stand = prepared.fork();
		within?.(stand, phase);
		if (stand.bench.board.contactor.closed) worst = Math.max(worst, timed(stand, event, gapMs));
		prepared.run(1, gapMs);
	}
	return worst;
}

function timed(stand: Stand, event: Event, gapMs?: number): number {
	event.happens(stand.bench.board);
	stand.bench.settle();
	return stand.untilOpen(gapMs);
}

/** Milliseconds after which the contacts have to be open: IEC 61851-1 Table A.6 seq. 2.2 and 8.1. */
const BOUND_MS = 100;
/** A B in answer to a new duty, to the command: Tinkerforge evse-v2. */
const ANSWER_MS = 600;
/** Where there is no PWM, nobody can see a diode: IEC 61851-1 Table A.6 seq. 10.2. */
const FINISHING_MS = 6_000;

/** The most that a cell may say, ms. */
export function boundOf(event: string, releaseMs: number, circumstance: string): number {
	if (event === "S2 opens" && circumstance.includes("new duties")) return ANSWER_MS + releaseMs;
	if (event === "diode shorted" && circumstance === "while finishing") return FINISHING_MS + releaseMs;
	return BOUND_MS;
}

/** Phases of a tick: with punctual ticks that is all there is. */
const PHASES_OF_A_TICK = 10;

/** The document, after its first line. */
export function worstCases(): string {
	const columns = [...CIRCUMSTANCES, AT_SETTINGS];
	const usual = measure(CIRCUMSTANCES);
	const set = measure([AT_SETTINGS], PHASES_OF_A_TICK);
	const rows = usual.rows.map(({ event, releaseMs, worst }, at) => [event, releaseMs, ...worst, ...set.rows[at].worst]);
	const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
	return `# The worst case

From an event on the pilot, the emergency stop or the residual trip line to *contacts open*, ms: the longest of one hundred moments
of the event, one each millisecond, against the tick; on the bench, with a contactor that takes 15 or 25 ms to open. A test holds that
no cell is above ${BOUND_MS} ms (IEC 61851-1 Table A.6), with two exceptions: a B that may be a vehicle's answer to a new duty has
${ANSWER_MS} ms and the release, and a diode that is lost after the port has stopped is seen by nobody, because there is no PWM: then
the vehicle's ${FINISHING_MS / 1_000} s to let go end it. Stop and residual trip are the guard's, which opens without the controller.

${line(["event", "contactor", ...columns.map(({ name }) => name)])}
${line(["---", "---", ...columns.map(() => "---")])}
${rows.map(line).join("\n")}

${columns.map(({ name, says }) => `- **${name}**: ${says}.`).join("\n")}

With ${set.uncharged.map((text) => `\`${text}\``).join(", ")} this bench does not charge, so that nothing has to open.
`;
}

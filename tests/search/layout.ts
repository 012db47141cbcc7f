// SPDX-License-Identifier: Apache-2.0
/** A node as a row of integers: every leaf of the state with instants as ages, what else a step depends on, and what is at the inputs. */
import { LockFeedback } from "../../src/control/board.js";
import { FAULTS } from "../../src/control/faults.js";
import { type Instant, since } from "../../src/control/integer.js";
import { WITNESS_AT_START, type Witness } from "../../src/control/noted.js";
import type { Numbers } from "../../src/control/numbers.js";
import { AT_START, type ControlState, copyOf } from "../../src/control/state.js";
import type { SupervisorState } from "../../src/control/supervisor.js";
import { Desk } from "../control/desk.js";
import type { Input } from "./classes.js";
import { FORGOTTEN, forgetCounts, forgetFaults, forgetWitnessed, idleRecords, involved, longest, REACHES } from "./clocks.js";

/** The moment of the last step of every node: the next one crosses the wrap of the clock, and a renewal of instants. */
export const LAST_STEP = 0x7fffffff as Instant;

/** What a step depends on besides state and inputs, and what the witness remembers besides that. */
export interface Beside extends Witnessed {
	phases: number;
	/** Where the lock is, of those who have one. */
	bolt: LockFeedback;
}

/** What the witness remembers that does not follow from the state. */
export const WITNESSED = [
	"askedMs",
	"goodPeriods",
	"shown",
	"tested",
	"withheldMs",
	"offeredMs",
	"overlookedMs",
	"readPeriods",
	"unreadMs",
	"halfPeriods",
	"badPeriods",
	"there",
	"goneMs",
	"overdrawnMs",
] as const satisfies readonly (keyof Witness)[];
export type Witnessed = { [Key in (typeof WITNESSED)[number]]: number };

/** Nothing beside the state yet. */
export function nothingBeside(): Beside {
	const witnessed = Object.fromEntries(WITNESSED.map((key) => [key, WITNESS_AT_START[key]])) as unknown as Witnessed;
	return { ...witnessed, phases: 0, bolt: LockFeedback.None };
}

/** Writes and reads rows. */
export interface Layout {
	/** Integers in a row. */
	readonly width: number;
	/** Names of the columns up to the inputs. */
	readonly columns: readonly string[];
	/** Writes the row of a state just stepped, after taking out of the state what makes no difference; false if too many faults have left a mark. */
	write(row: Int32Array, desk: Desk, witness: Witness, inputs: Int8Array): boolean;
	/** Makes a state out of a row, as it was at LAST_STEP, and what stands beside it. */
	read(rows: Int32Array, offset: number, state: ControlState, beside: Beside): void;
}

const BESIDE = ["phases", "bolt", ...WITNESSED] as const;

/** What is kept of each fault that has left a mark; one place in the catalogue less than none stands for none. */
const OF_FAULT = ["place", "heldAt", "raised", "times"] as const;

/** Paths of all leaves, as `pilot.letter` and `supervisor.heldAt.3`. */
function leavesOf(tree: object, path = ""): string[] {
	return Object.entries(tree).flatMap(([key, value]) =>
		typeof value === "number" ? [`${path}${key}`] : leavesOf(value, `${path}${key}.`),
	);
}

/** A moment that no other leaf can have by chance. */
const PROBE = 0x12345678 as Instant;

/** The leaves that are instants: those that the first step starts. */
export function instantsOf(): string[] {
	const desk = new Desk();
	desk.sense.now = PROBE;
	desk.stepAfter(0);
	const leaf = (path: string) =>
		path.split(".").reduce((tree: object, key) => (tree as { [key: string]: object })[key], desk.state) as unknown;
	return leavesOf(desk.state).filter((path) => leaf(path) === PROBE);
}

/** Leaves that go by fault; they have a form of their own. */
const BY_FAULT = /^supervisor\.(heldAt|raised|times)\.\d+$/;

type Write = (row: Int32Array, state: ControlState, now: Instant) => void;
type Read = (rows: Int32Array, offset: number, state: ControlState, now: Instant) => void;

/** Functions over all leaves, made from their paths: a walk over the tree would take most of the time of a search. */
function compiled(paths: readonly string[], idle: readonly string[], instants: ReadonlySet<string>): { write: Write; read: Read } {
	const write = paths.map((path, i) => `row[${i}] = ${instants.has(path) ? `(now - state.${path}) | 0` : `state.${path}`};`);
	const read = paths.map((path, i) => `state.${path} = ${instants.has(path) ? `(now - rows[at + ${i}]) | 0` : `rows[at + ${i}]`};`);
	const forgotten = [
		...FORGOTTEN.map(([path, value]) => `state.${path} = ${value};`),
		...idle.map((path) => `state.${path} = ${instants.has(path) ? "now" : 0};`),
	];
	return {
		write: new Function("row", "state", "now", [...forgotten, ...write].join("\n")) as Write,
		read: new Function("rows", "at", "state", "now", [...forgotten, ...read].join("\n")) as Read,
	};
}

/** Cuts the ages of instants to what makes a difference. */
function cutter(paths: readonly string[], numbers: Numbers): (state: ControlState, now: Instant) => void {
	const most = longest(numbers) + 10;
	const reaches = paths.map((path) => REACHES[path] ?? (() => most));
	const cuts = paths.map(
		(path, i) =>
			`if (now !== state.${path}) { const reach = reach${i}(state, n); if (((now - state.${path}) | 0) > reach) state.${path} = (now - reach) | 0; }`,
	);
	const made = new Function("n", ...reaches.map((_, i) => `reach${i}`), `return (state, now) => {\n${cuts.join("\n")}\n};`);
	return made(numbers, ...reaches) as (state: ControlState, now: Instant) => void;
}

/** The layout for a controller with these numbers and inputs, where so many faults may have left a mark. */
export function layoutFor(numbers: Numbers, inputs: readonly Input[], faults: number): Layout {
	const forgotten = new Set(FORGOTTEN.map(([path]) => path));
	const leaves = leavesOf(copyOf(AT_START)).filter((path) => !forgotten.has(path) && !BY_FAULT.test(path));
	const idle = leaves.filter((path) => idleRecords(inputs).some((record) => path.startsWith(`${record}.`)));
	const paths = leaves.filter((path) => !idle.includes(path));
	const instants = instantsOf().filter((path) => !BY_FAULT.test(path));
	const { write, read } = compiled(paths, idle, new Set(instants));
	const cut = cutter(
		instants.filter((path) => !idle.includes(path)),
		numbers,
	);
	const marks = paths.length;
	const beside = marks + faults * OF_FAULT.length;
	const first = beside + BESIDE.length;
	return {
		width: first + inputs.length,
		columns: [...paths, ...Array.from({ length: faults }, (_, i) => OF_FAULT.map((name) => `${name} of fault ${i + 1}`)).flat(), ...BESIDE],
		write(row, { state, drive, sense }, witness, classes) {
			const now = state.clock.steppedAt;
			forgetCounts(state, numbers);
			forgetFaults(state.supervisor, numbers, now);
			cut(state, now);
			write(row, state, now);
			forgetWitnessed(witness, numbers);
			row[beside] = drive.phases;
			row[beside + 1] = numbers.lock.fitted === 1 ? sense.lock : LockFeedback.None;
			for (let i = 0; i < WITNESSED.length; i++) row[beside + 2 + i] = witness[WITNESSED[i]];
			for (let i = 0; i < inputs.length; i++) row[first + i] = classes[i];
			return writeMarks(row, marks, faults, state.supervisor, now);
		},
		read(rows, offset, state, into) {
			read(rows, offset, state, LAST_STEP);
			readMarks(rows, offset + marks, faults, state.supervisor);
			into.phases = rows[offset + beside];
			into.bolt = rows[offset + beside + 1] as LockFeedback;
			for (let i = 0; i < WITNESSED.length; i++) into[WITNESSED[i]] = rows[offset + beside + 2 + i];
		},
	};
}

/** Writes what is kept of the faults that have left a mark; false if there is no room. */
function writeMarks(row: Int32Array, from: number, room: number, supervisor: SupervisorState, now: Instant): boolean {
	let at = from;
	const end = from + room * OF_FAULT.length;
	const faults = involved(supervisor);
	for (let place = 0; place < FAULTS.length; place++) {
		if ((faults & (1 << place)) === 0) continue;
		if (at === end) return false;
		row[at] = place;
		row[at + 1] = since(now, supervisor.heldAt[place]);
		row[at + 2] = (supervisor.standing & (1 << place)) === 0 ? 0 : supervisor.raised[place];
		row[at + 3] = supervisor.times[place];
		at += OF_FAULT.length;
	}
	for (; at < end; at += OF_FAULT.length) row.fill(0, at + 1, at + OF_FAULT.length)[at] = -1;
	return true;
}

function readMarks(rows: Int32Array, from: number, room: number, supervisor: SupervisorState): void {
	// what else stands in these arrays, nobody reads before it is written
	supervisor.times.fill(0);
	for (let i = 0, at = from; i < room && rows[at] >= 0; i++, at += OF_FAULT.length) {
		supervisor.heldAt[rows[at]] = (LAST_STEP - rows[at + 1]) as Instant;
		supervisor.raised[rows[at]] = rows[at + 2];
		supervisor.times[rows[at]] = rows[at + 3];
	}
}

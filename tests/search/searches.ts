// SPDX-License-Identifier: Apache-2.0
/** What is searched: which inputs with which of their classes, and with which numbers. All at once would never end. */
import { step } from "../../src/control/step.js";
import type { Class, Input } from "./classes.js";
import type { Search } from "./explore.js";
import { INPUTS } from "./inputs.js";
import { PILOT } from "./pilots.js";
import { NEVER, shortened, TICK_MS } from "./shortened.js";
import type { Start } from "./world.js";

/** One class of one input: how it is named in a search. */
interface Choice {
	readonly input: Input;
	readonly row: Class;
}

/** Inputs that every search has with all their classes, beside the pilot. */
const ALWAYS = ["moment"];
/** Inputs that are searched with numbers of their own. */
const APART = ["lock"];

/** Letters that are searched together with each class of each other input; every search has A, B and C. */
const LETTERS = [
	["D", "E", "F"],
	["C without a diode", "B without a diode", "C with a weak low plateau"],
	["14 V", "nothing", "C, but B in 3 of 8 periods"],
	["A at 10.8 V", "A and E in turn", "C with low plateaus of two wrong kinds"],
	["C, but A in 4 of 8 periods", "C, but read in 1 of 8 periods"],
];
const CHARGE = ["A", "B", "C"];

/** How many faults may have left a mark at the same time. What leads to more is checked and not followed. */
const FAULTS_AT_ONCE = 4;

/** Every class of every input but the usual ones. */
const CHOICES: readonly Choice[] = INPUTS.filter(({ name }) => name !== "pilot" && !ALWAYS.includes(name) && !APART.includes(name)).flatMap(
	(input) => input.classes.slice(1).map((row) => ({ input, row })),
);

/** All inputs: of the pilot these letters, of those that are named the usual class and these, of all others the usual one alone. */
export function inputsWith(letters: readonly string[], classes: { readonly [input: string]: readonly string[] | "all" }): readonly Input[] {
	for (const name of Object.keys(classes)) if (!INPUTS.some((input) => input.name === name)) throw new Error(`there is no input ${name}`);
	return INPUTS.map((input) => {
		if (input.name === "pilot") return { ...input, classes: letters.map((name) => named(PILOT, name)) };
		const wanted = classes[input.name] ?? (ALWAYS.includes(input.name) ? "all" : []);
		if (wanted === "all") return input;
		return { ...input, classes: [input.classes[0], ...wanted.map((name) => named(input, name))] };
	});
}

function named(input: Input, name: string): Class {
	const found = input.classes.find((row) => row.name === name);
	if (found === undefined) throw new Error(`${input.name} has no class ${name}`);
	return found;
}

/** Begins with the usual at every input. */
const FROM_THE_USUAL: readonly Start[] = [{}];

/** A search for the step as it is, with delays shortened. */
export function search(
	name: string,
	inputs: readonly Input[],
	numbers: { readonly [key: string]: number } = {},
	retries = NEVER,
): Search {
	return {
		name,
		inputs,
		numbers: shortened(retries, { "sequence.wakeUps": 0, ...numbers }),
		faults: FAULTS_AT_ONCE,
		step,
		starts: FROM_THE_USUAL,
	};
}

/** Searches that are told in one line. */
export interface Group {
	readonly name: string;
	readonly searches: readonly Search[];
}

/** Every letter with every other, and permission; and each class of each input with permission and a few letters more than a charge has. */
function letters(): Group[] {
	const all = PILOT.classes.map(({ name }) => name);
	return [
		{ name: "pilot", searches: [search("pilot", inputsWith(all, { permission: "all" }))] },
		...INPUTS.filter((input) => CHOICES.some((choice) => choice.input === input) && input.name !== "permission").map((input) => ({
			name: `pilot x permission x ${input.name}`,
			searches: CHOICES.filter((choice) => choice.input === input).flatMap(({ row }) =>
				LETTERS.map((more) => search(row.name, inputsWith([...CHARGE, ...more], { permission: "all", [input.name]: [row.name] }))),
			),
		})),
	];
}

/** Each class of each input with each class of each other input, while a vehicle comes, charges and goes. */
function pairs(): Group[] {
	const names = [...new Set(CHOICES.map(({ input }) => input.name))];
	return names.flatMap((a, i) =>
		names.slice(i + 1).map((b) => ({
			name: `${a} x ${b}`,
			searches: classesOf(a).flatMap((one) =>
				classesOf(b).map((other) => search(`${one} x ${other}`, inputsWith(CHARGE, { [a]: [one], [b]: [other] }))),
			),
		})),
	);
}

function classesOf(name: string): string[] {
	return CHOICES.filter(({ input }) => input.name === name).map(({ row }) => row.name);
}

/** What has numbers of its own: tries that end, the lock, the monitor's daily test, wake-ups. */
function apart(): Group[] {
	const tries = (retries: number, letters: readonly string[]) =>
		CHOICES.map(({ input, row }) => search(row.name, inputsWith(letters, { [input.name]: [row.name] }), {}, retries));
	const lock = { "lock.fitted": 1 };
	const withLock = [
		search("lock x permission", inputsWith([...CHARGE, "E"], { lock: "all", permission: "all" }), lock),
		...CHOICES.filter(({ input }) => ["contactor", "guard", "cable"].includes(input.name)).map(({ input, row }) =>
			search(`lock x ${row.name}`, inputsWith(CHARGE, { lock: "all", [input.name]: [row.name] }), lock),
		),
	];
	const daily = ["monitor silent", "monitor trips"].map((row) =>
		search(`daily test x ${row}`, inputsWith([...CHARGE, "E"], { residual: [row], permission: "all" }), {
			"residual.againMs": 6 * TICK_MS,
		}),
	);
	const wakeUps = ["permission", "contactor", "stop button"].map((name) =>
		search(`wake-ups x ${name}`, inputsWith([...CHARGE, "E"], { [name]: "all" }), { "sequence.wakeUps": 1 }),
	);
	return [
		{ name: "faults that are not tried again", searches: tries(0, [...CHARGE, "E"]) },
		{ name: "faults that are tried again once", searches: tries(1, CHARGE) },
		{ name: "a lock", searches: withLock },
		{ name: "the daily test of the monitor", searches: daily },
		{ name: "wake-ups", searches: wakeUps },
	];
}

/** All of it. */
export function groups(): Group[] {
	return [...letters(), ...apart(), ...pairs()];
}

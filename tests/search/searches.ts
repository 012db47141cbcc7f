// SPDX-License-Identifier: Apache-2.0
/** What is searched: which inputs with which of their classes, and with which numbers. All at once would never end. */
import { FAULTS, FaultBit, INTEGRATED } from "../../src/control/faults.js";
import { step } from "../../src/control/step.js";
import type { Class, Input } from "./classes.js";
import { ENDS } from "./ends.js";
import type { Search } from "./explore.js";
import { INPUTS } from "./inputs.js";
import { PILOT } from "./pilots.js";
import { NEVER, type Pick, shortened, TICK_MS } from "./shortened.js";
import type { Start } from "./world.js";

/** One class of one input: how it is named in a search. */
interface Choice {
	readonly input: Input;
	readonly row: Class;
}

/** Inputs that every search has with all their classes, beside the pilot. */
const ALWAYS = ["moment"];
/** Of those, in searches in which no step comes late: a late one more than doubles what there is. */
const IN_TIME = { moment: ["a person clears"] };
/** Inputs that are searched with late steps, too. */
const LATE_WITH = ["limit", "contactor", "guard", "residual"];
/** Inputs that are searched with numbers of their own. */
const APART = ["lock", "plug", "host"];

const CHARGE = ["A", "B", "C"];
/** Letters that no good vehicle shows, in groups that are searched together; every search has A, B and C. */
const ODD_LETTERS = [
	["C without a diode", "B without a diode", "C with a weak low plateau"],
	["14 V", "nothing", "C, but B in 3 of 8 periods"],
	["A at 10.8 V", "A and E in turn", "C with low plateaus of two wrong kinds"],
	["C, but A in 4 of 8 periods", "C, but read in 1 of 8 periods"],
];
/** What those are searched with beside permission, each alone. */
const WITH_ODD_LETTERS = ["13 A", "trip line", "stays closed", "7 mA of direct current"];
/** What is in no pair of classes: there is another of the same input, by which the same happens after the same delay. */
export const IN_NO_PAIR: readonly string[] = [
	"lease",
	"wrong about the pilot",
	"275 V",
	"45 Hz",
	"without a neutral",
	"monitor silent",
	"standing still",
];

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
	more: { readonly starts?: readonly Start[]; readonly pick?: Pick | undefined } = {},
): Search {
	return {
		name,
		inputs,
		numbers: shortened(retries, { "sequence.wakeUps": 0, ...numbers }, more.pick),
		faults: FAULTS_AT_ONCE,
		step,
		starts: more.starts ?? FROM_THE_USUAL,
	};
}

/** Searches that are told in one line. */
export interface Group {
	readonly name: string;
	readonly searches: readonly Search[];
}

/** Every odd letter with all good ones, and a few classes; and each class of each input with permission and a short. */
function letters(): Group[] {
	const withPermission = (letters: readonly string[], input: string, row: string) =>
		search(row, inputsWith([...CHARGE, ...letters], { ...(LATE_WITH.includes(input) ? {} : IN_TIME), permission: "all", [input]: [row] }));
	return [
		{
			name: "pilot",
			searches: ODD_LETTERS.flat().map((odd) => search(odd, inputsWith([...CHARGE, "D", "E", "F", odd], { permission: "all" }))),
		},
		...INPUTS.filter(({ name }) => name !== "permission" && CHOICES.some(({ input }) => input.name === name)).map(({ name }) => ({
			name: `permission x ${name}`,
			searches: classesOf(name).map((row) => withPermission(name === "ventilation" ? ["D", "E"] : ["E"], name, row)),
		})),
		...CHOICES.filter(({ row }) => WITH_ODD_LETTERS.includes(row.name)).map(({ input, row }) => ({
			name: `odd letters x ${input.name}`,
			searches: ODD_LETTERS.map((odd) => search(row.name, inputsWith([...CHARGE, ...odd], { ...IN_TIME, [input.name]: [row.name] }))),
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
				classesOf(b)
					.filter((other) => !IN_NO_PAIR.includes(one) && !IN_NO_PAIR.includes(other))
					.map((other) => search(`${one} x ${other}`, inputsWith(CHARGE, { ...IN_TIME, [a]: [one], [b]: [other] }))),
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
		CHOICES.map(({ input, row }) => search(row.name, inputsWith(letters, { ...IN_TIME, [input.name]: [row.name] }), {}, retries));
	const lock = { "lock.fitted": 1 };
	const withLock = [
		search("lock x permission", inputsWith([...CHARGE, "E"], { lock: "all", permission: "all" }), lock),
		search("lock x plug", inputsWith([...CHARGE, "E"], { lock: "all", plug: "all", permission: "all" }), lock),
		...CHOICES.filter(({ input }) => ["contactor", "guard", "cable"].includes(input.name)).map(({ input, row }) =>
			search(`lock x ${row.name}`, inputsWith(CHARGE, { ...IN_TIME, lock: "all", [input.name]: [row.name] }), lock),
		),
		...["stays closed", "not told"].map((row) =>
			search(`plug x ${row}`, inputsWith(CHARGE, { ...IN_TIME, plug: "all", contactor: [row] }), lock),
		),
	];
	const daily = ["monitor silent", "monitor trips"].map((row) =>
		search(`daily test x ${row}`, inputsWith([...CHARGE, "E"], { ...IN_TIME, residual: [row], permission: "all" }), {
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
		{ name: "delays that add up", searches: addingUp() },
		{ name: "openings under load", searches: underLoad() },
		{ name: "a restart", searches: restarts() },
		{ name: "a host above", searches: hosts() },
	];
}

/** A host above with each class of each other input; and one that comes and goes. */
function hosts(): Search[] {
	const other = CHOICES.map(({ input, row }) =>
		search(row.name, hosted(inputsWith(CHARGE, { ...IN_TIME, host: "all", [input.name]: [row.name] }))),
	);
	return [
		search("comes and goes", inputsWith(CHARGE, { ...IN_TIME, host: ["offers 16 A", "says F"], permission: "all" })),
		search("odd letters", hosted(inputsWith([...CHARGE, "D", "E", "nothing"], { ...IN_TIME, host: ["offers 16 A", "forbids", "says F"] }))),
		search("permission", hosted(inputsWith(CHARGE, { host: "all", permission: "all" }))),
		search("plug", hosted(inputsWith(CHARGE, { ...IN_TIME, host: ["offers 16 A", "forbids", "says F"], plug: "all", lock: "all" })), {
			"lock.fitted": 1,
		}),
		...other,
	];
}

/** The same inputs without the class in which no host is there. */
export function hosted(inputs: readonly Input[]): readonly Input[] {
	return inputs.map((input) => (input.name === "host" ? { ...input, classes: input.classes.slice(1) } : input));
}

/** Every delay that adds up at two steps, and what it waits for. */
function addingUp(): Search[] {
	const delays = FAULTS.filter(({ integrates }) => integrates).map(({ name }) => [`debounce.${name}`, 2 * TICK_MS]);
	const numbers = { ...Object.fromEntries(delays), "overcurrent.slowMs": 3 * TICK_MS, "overcurrent.fastMs": 2 * TICK_MS };
	const waited = CHOICES.filter(({ row }) => row.raises !== undefined && (INTEGRATED & (1 << FaultBit[row.raises])) !== 0);
	const met = CHOICES.filter(({ row }) => ["stays open", "stays closed", "30 A"].includes(row.name));
	return [
		...["14 V", "C without a diode"].map((odd) => search(odd, inputsWith([...CHARGE, odd], {}), numbers)),
		...[...waited, ...met].map(({ input, row }) => search(row.name, inputsWith(CHARGE, { [input.name]: [row.name] }), numbers)),
	];
}

/** A contactor that may open twice under load before it is a fault; without a meter every opening in C is one. */
function underLoad(): Search[] {
	const numbers = { "contactor.openingsFree": 1, "contactor.openingsMost": 2, "contactor.openingForgottenMs": 6 * TICK_MS };
	return ["stays open", "pressed", "100 mA of alternating current"].flatMap((row) =>
		CHOICES.filter((choice) => choice.row.name === row).map(({ input }) =>
			search(row, inputsWith(CHARGE, { meter: ["silent"], [input.name]: [row] }), numbers, NEVER, {
				starts: [{ classes: { meter: "silent" } }],
			}),
		),
	);
}

/** The board restarts while a plug is locked, the contacts are welded, or both, under each letter. */
function restarts(): Search[] {
	const again = (
		name: string,
		odd: string,
		classes: { readonly [input: string]: readonly string[] },
		usual: Start,
		numbers: { readonly [key: string]: number },
	) => {
		const letters = [...CHARGE, odd];
		const starts = letters.flatMap((pilot): Start[] => [
			{ ...usual, classes: { ...usual.classes, pilot } },
			{ ...usual, classes: { ...usual.classes, pilot, contactor: "stays closed" } },
		]);
		const inputs = inputsWith(letters, { contactor: ["stays closed"], ...IN_TIME, ...classes });
		return search(`${name}, ${odd}`, inputs, numbers, NEVER, { starts });
	};
	return ["E", "nothing"].flatMap((odd) => [
		again("locked", odd, {}, { locked: true }, { "lock.fitted": 1 }),
		again("one phase", odd, { phases: ["1"] }, { classes: { phases: "1" } }, {}),
	]);
}

/** Settings at the ends of their ranges, with what hangs on them most. */
function ends(): Group[] {
	return ENDS.map(({ name, numbers, pick }) => ({
		name,
		searches: [
			search(
				"stop and guard",
				inputsWith(CHARGE, { ...IN_TIME, permission: "all", "stop button": "all", guard: ["trip line", "stop line"] }),
				numbers,
				NEVER,
				{ pick },
			),
			search("pilot", inputsWith([...CHARGE, "nothing", ...ODD_LETTERS[3]], IN_TIME), numbers, NEVER, { pick }),
			search("limit and cable", inputsWith(CHARGE, { ...IN_TIME, permission: "all", limit: ["13 A"], cable: ["13 A"] }), numbers, NEVER, {
				pick,
			}),
			search("contactor", inputsWith(CHARGE, { ...IN_TIME, contactor: ["stays closed"], phases: ["1"] }), numbers, NEVER, { pick }),
		],
	}));
}

/** All of it. */
export function groups(): Group[] {
	return [...letters(), ...apart(), ...ends(), ...pairs()];
}

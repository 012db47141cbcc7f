// SPDX-License-Identifier: Apache-2.0
/** The command line: a table of options, from which reading, refusals and help are made. */
import { parseArgs } from "node:util";
import { didYouMean } from "../bench/scenario/near.js";

/** What was asked for. */
export interface Options {
	/** File of the scenario, `-` for standard input; undefined for real time on the terminal. */
	scenario: string | undefined;
	json: boolean;
	/** Of noise and jitter, 0 to 2^31 − 1. */
	seed: number;
	/** Settings as `key=value`. */
	settings: string[];
	/** File that remembers; undefined if nothing is to be remembered. */
	store: string | undefined;
	engine: "node" | "xs";
}

/** What the command line comes to. */
export type Wish =
	| { readonly run: "help" | "simulate help" | "version" }
	| { readonly run: "simulate"; readonly options: Options }
	| { readonly refused: string };

/** An option of `simulate`. */
interface Option {
	readonly name: string;
	/** What follows it; an empty text for a flag. */
	readonly takes: string;
	readonly help: string;
	/** Takes the value in; what is wrong with it, or an empty text. */
	take(options: Options, value: string): string;
}

const ENGINES = ["node", "xs"] as const;
const GREATEST_SEED = 0x7fffffff;

/** The options of `simulate`. */
export const SIMULATE: readonly Option[] = [
	{
		name: "scenario",
		takes: "FILE",
		help: "play this scenario in virtual time; - reads it from standard input",
		take: (options, file) => {
			options.scenario = file;
			return file === "" ? "names no file; write --scenario FILE, or - for standard input" : "";
		},
	},
	{
		name: "json",
		takes: "",
		help: "one JSON object per line instead of lines for people",
		take: (options) => {
			options.json = true;
			return "";
		},
	},
	{
		name: "attributes",
		takes: "",
		help: "with the attributes of Matter as well (not yet)",
		take: () => "cannot be served: there is no Matter face yet; leave it out",
	},
	{
		name: "seed",
		takes: "N",
		help: "of noise and jitter (1)",
		take: (options, text) => {
			const seed = /^\d{1,10}$/.test(text) ? Number(text) : GREATEST_SEED + 1;
			options.seed = seed;
			return seed > GREATEST_SEED ? `cannot be "${text}"; write a whole number from 0 to ${GREATEST_SEED}` : "";
		},
	},
	{
		name: "set",
		takes: "KEY=VALUE",
		help: "change a setting; may be given several times",
		take: (options, text) => {
			options.settings.push(text);
			return text.includes("=") ? "" : `cannot be "${text}"; write --set key=value, for instance --set limit=16`;
		},
	},
	{
		name: "store",
		takes: "FILE",
		help: "remember sessions, faults and what was told in this file; without it nothing is remembered",
		take: (options, file) => {
			options.store = file;
			return file === "" ? "names no file; write --store FILE" : "";
		},
	},
	{
		name: "engine",
		takes: ENGINES.join("|"),
		help: "JavaScript engine that runs the firmware (node)",
		take: (options, text) => {
			const engine = ENGINES.find((each) => each === text);
			options.engine = engine ?? "node";
			return engine === undefined ? `cannot be "${text}"${didYouMean(text, ENGINES)}; write ${ENGINES.join(" or ")}` : "";
		},
	},
];

const GENERAL = ["help", "version"];

/** Reads the arguments after the program's name. */
export function readCommandLine(args: readonly string[]): Wish {
	const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, options: parseTable() });
	const options: Options = { scenario: undefined, json: false, seed: 1, settings: [], store: undefined, engine: "node" };
	const words: string[] = [];
	let general: string | undefined;
	for (const token of tokens) {
		if (token.kind === "positional") words.push(token.value);
		if (token.kind !== "option") continue;
		if (GENERAL.includes(token.name) && token.value === undefined) {
			general ??= token.name;
			continue;
		}
		const refused = takeOption(options, token.name, token.rawName, token.value);
		if (refused !== "") return { refused };
	}
	return decide(words, general, options);
}

function decide(words: readonly string[], general: string | undefined, options: Options): Wish {
	const [command, excess] = words;
	if (general === "version") return { run: "version" };
	if (command !== undefined && command !== "simulate") {
		return {
			refused: `"${command}" is not a command${didYouMean(command, ["simulate"]) || "; the command is simulate"}`,
		};
	}
	if (excess !== undefined) {
		return { refused: `"${excess}" is too much; a scenario is given as --scenario ${excess}` };
	}
	if (general === "help") return { run: command === undefined ? "help" : "simulate help" };
	if (command === undefined) return { refused: "what to do is missing; write pilotlight simulate, or pilotlight --help" };
	if (options.engine === "xs" && options.scenario === undefined) {
		return { refused: "--engine xs plays scenarios only; add --scenario FILE" };
	}
	if (options.engine === "xs" && options.store !== undefined) {
		return { refused: "--engine xs reaches no files; leave --store out, or --engine" };
	}
	return { run: "simulate", options };
}

/** What is wrong with an option, or an empty text once it was taken in. */
function takeOption(options: Options, name: string, typed: string, value: string | undefined): string {
	if (GENERAL.includes(name)) return `${typed} takes no value, not "${value}"; write --${name}`;
	const option = SIMULATE.find((each) => each.name === name);
	if (option === undefined) {
		const known = [...SIMULATE.map((each) => each.name), ...GENERAL].map((each) => `--${each}`);
		return `there is no option ${typed}${didYouMean(typed, known) || `; options are ${known.join(" ")}`}`;
	}
	if (option.takes === "" && value !== undefined) return `${typed} takes no value, not "${value}"; write --${name}`;
	if (option.takes !== "" && value === undefined) return `${typed} needs a value; write --${name} ${option.takes}`;
	const wrong = option.take(options, value ?? "");
	return wrong === "" ? "" : `${typed} ${wrong}`;
}

function parseTable(): Record<string, { type: "string" | "boolean"; short?: string }> {
	const table: Record<string, { type: "string" | "boolean"; short?: string }> = {};
	for (const option of SIMULATE) table[option.name] = { type: option.takes === "" ? "boolean" : "string" };
	for (const name of GENERAL) table[name] = { type: "boolean", short: name[0] };
	return table;
}

// SPDX-License-Identifier: Apache-2.0
/** Reads the command line by the tables of commands and options, and refuses what it does not understand. */
import { parseArgs } from "node:util";
import { didYouMean } from "../bench/scenario/near.js";
import { COMMANDS, type Command, type CommandName } from "./commands.js";
import type { Option } from "./option.js";
import { defaultOptions, type Options } from "./options.js";

/** What the command line comes to. */
export type Wish =
	| { readonly run: "version" }
	/** The manual of one command, or of all. */
	| { readonly run: "help"; readonly command: CommandName | undefined }
	| { readonly run: CommandName; readonly options: Options }
	| { readonly refused: string };

const GENERAL = ["help", "version"];
const NAMES = COMMANDS.map(({ name }) => name);

/** What was written, token by token. */
interface Written {
	readonly words: string[];
	readonly options: { readonly name: string; readonly typed: string; readonly value: string | undefined }[];
}

/** Reads the arguments after the program's name. */
export function readCommandLine(args: readonly string[]): Wish {
	const { words, options } = tokensOf(args);
	const [word] = words;
	const command = COMMANDS.find(({ name }) => name === word);
	if (word !== undefined && command === undefined && !options.some(({ name }) => name === "version")) return { refused: noCommand(word) };
	const taken = defaultOptions();
	for (const { name, typed, value } of options) {
		const wrong = takeOption(taken, command, name, typed, value);
		if (wrong !== "") return { refused: wrong };
	}
	return decide(command, words, taken, new Set(options.map(({ name }) => name)));
}

function tokensOf(args: readonly string[]): Written {
	const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, options: parseTable() });
	const written: Written = { words: [], options: [] };
	for (const token of tokens) {
		if (token.kind === "positional") written.words.push(token.value);
		if (token.kind === "option") written.options.push({ name: token.name, typed: token.rawName, value: token.value });
	}
	return written;
}

function noCommand(word: string): string {
	return `"${word}" is not a command${didYouMean(word, NAMES) || `; commands are ${NAMES.join(", ")}`}`;
}

function decide(command: Command | undefined, words: readonly string[], options: Options, given: ReadonlySet<string>): Wish {
	if (given.has("version")) return { run: "version" };
	const [, excess] = words;
	if (command !== undefined && excess !== undefined) return { refused: `"${excess}" is too much; ${command.excess(excess)}` };
	if (given.has("help")) return { run: "help", command: command?.name };
	if (command === undefined)
		return {
			refused:
				"what to do is missing; write pilotlight simulate, pilotlight console, pilotlight matter, pilotlight haystack, pilotlight serve, pilotlight everest, or pilotlight --help",
		};
	const wrong = command.wrong(options, given);
	return wrong === "" ? { run: command.name, options } : { refused: wrong };
}

/** What is wrong with an option, or an empty text once it was taken in. Without a command those of all are known. */
function takeOption(options: Options, command: Command | undefined, name: string, typed: string, value: string | undefined): string {
	if (GENERAL.includes(name)) return value === undefined ? "" : `${typed} takes no value, not "${value}"; write --${name}`;
	const known = command?.options ?? allOptions();
	const option = known.find((each) => each.name === name);
	if (option === undefined) return noOption(typed, name, command, known);
	if (option.takes === "" && value !== undefined) return `${typed} takes no value, not "${value}"; write --${name}`;
	if (option.takes !== "" && value === undefined) return `${typed} needs a value; write --${name} ${option.takes}`;
	const wrong = option.take(options, value ?? "");
	return wrong === "" ? "" : `${typed} ${wrong}`;
}

function noOption(typed: string, name: string, command: Command | undefined, known: readonly Option[]): string {
	const owner = COMMANDS.find((each) => each.options.some((option) => option.name === name));
	if (owner !== undefined) return `${command?.name} has no option ${typed}; it belongs to pilotlight ${owner.name}`;
	const names = [...known.map((each) => each.name), ...GENERAL].map((each) => `--${each}`);
	return `there is no option ${typed}${didYouMean(typed, names) || `; options are ${names.join(" ")}`}`;
}

function allOptions(): Option[] {
	return COMMANDS.flatMap((command) => command.options);
}

function parseTable(): Record<string, { type: "string" | "boolean"; short?: string }> {
	const table: Record<string, { type: "string" | "boolean"; short?: string }> = {};
	for (const option of allOptions()) table[option.name] = { type: option.takes === "" ? "boolean" : "string" };
	for (const name of GENERAL) table[name] = { type: "boolean", short: name[0] };
	return table;
}

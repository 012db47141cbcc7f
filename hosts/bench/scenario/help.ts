// SPDX-License-Identifier: Apache-2.0
/** Help on the scenario language, made from its tables. */
import { frozen } from "../../../src/control/frozen.js";
import { describe } from "./argument.js";
import { ARGUMENTS, BENCH, CHECKS, type Row, VEHICLE } from "./commands.js";
import { KEYS } from "./keys.js";
import { didYouMean } from "./near.js";
import { FIRST_WORDS, usageOf } from "./parse.js";

const INDENT = "  ";
const CHAPTERS = frozen([
	{ title: "Vehicle", rows: VEHICLE },
	{ title: "Bench", rows: BENCH },
	{ title: "Checks", rows: CHECKS },
]);

/** The whole language, line by line; on a chip it is made before and lies in flash, because it is too much for the heap. */
const LINES: readonly string[] = frozen(wholeHelp());

/** The whole language, line by line. */
export function helpLines(): readonly string[] {
	return LINES;
}

function wholeHelp(): string[] {
	const chapters = CHAPTERS.flatMap(({ title, rows }) => ["", title, ...table(rows.map((row) => [usageOf(row), row.help]))]);
	return [
		"One command per line, or several separated by ;  # starts a comment.",
		"Words are not case-sensitive; arguments are separated by spaces or commas.",
		...chapters,
		"",
		"KEY VALUE",
		...table(KEYS.map((key) => [key.key, `${key.help}: ${describe(key.value)}`])),
		"",
		"Arguments",
		...table(usedArguments().map((name) => [name, `${ARGUMENTS[name].means}: ${describe(ARGUMENTS[name])}`])),
	];
}

/** The commands that begin with `word`; an empty list if none does. */
export function helpOn(word: string): string[] {
	const rows = CHAPTERS.flatMap(({ rows }) => rows).filter((row) => row.syntax.split(" ")[0] === word.toLowerCase());
	return table(rows.map((row) => [usageOf(row), row.help]));
}

/** What a typed line asks for that is `help` or `help WORD`; undefined if it is neither. */
export function helpAsked(line: string): readonly string[] | undefined {
	const [help, topic, ...rest] = line.trim().split(/\s+/);
	if (help.toLowerCase() !== "help" || rest.length > 0) return undefined;
	if (topic === undefined) return helpLines();
	const lines = helpOn(topic);
	return lines.length > 0 ? lines : [noHelpOn(topic)];
}

/** What to say of a topic that no command begins with. */
export function noHelpOn(topic: string): string {
	return `there is no help on "${topic}"${didYouMean(topic, FIRST_WORDS) || "; help lists all words"}`;
}

/** Arguments that stand as such in some usage; those that are words only are spelt out there. */
function usedArguments(): string[] {
	const shown = new Set(CHAPTERS.flatMap(({ rows }) => rows.flatMap((row: Row) => usageOf(row).split(" "))));
	return Object.keys(ARGUMENTS).filter((name) => shown.has(name));
}

function table(rows: readonly (readonly [string, string])[]): string[] {
	const width = Math.max(...rows.map(([left]) => left.length), 0);
	return rows.map(([left, right]) => `${INDENT}${left.padEnd(width)}${INDENT}${right}`);
}

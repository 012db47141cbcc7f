// SPDX-License-Identifier: Apache-2.0
/** From the text of a scenario to commands, or to everything that is wrong with it. */
import { frozen } from "../../../src/control/frozen.js";
import type { ClientName } from "../clients.js";
import { type Argument, describe, read } from "./argument.js";
import { bytesOf } from "./bytes.js";
import { ARGUMENTS, COMMANDS, type Grammar, type Row } from "./commands.js";
import type { Key } from "./key.js";
import { KEYS, keyNames, keyOf } from "./keys.js";
import { didYouMean } from "./near.js";

/** A command at its place. */
export interface Command {
	readonly row: Row;
	/** Values of the arguments in the order of the syntax; of a check, that of VALUE comes last. */
	readonly values: readonly number[];
	/** What a check looks at. */
	readonly key: Key | null;
	/** What was typed after `>` or after a word with a grammar of its own, the bytes after `>>`, or the VALUE of a check. */
	readonly text: string;
	readonly line: number;
}

/** A place that cannot be understood. */
export interface Wrong {
	readonly line: number;
	readonly message: string;
}

/** A scenario: what to do, or why not. */
export interface Scenario {
	readonly commands: readonly Command[];
	readonly wrong: readonly Wrong[];
}

const CONSOLE = ">";
const BYTES = ">>";
const CONSOLE_ROW = COMMANDS.find((row) => row.syntax.startsWith(`${CONSOLE} `)) as Row;
const BYTES_ROW = COMMANDS.find((row) => row.syntax.startsWith(BYTES)) as Row;
const PATTERNS = frozen(COMMANDS.filter((row) => !row.syntax.startsWith(CONSOLE)).map((row) => ({ row, parts: row.syntax.split(" ") })));
/** Every word that a command may begin with, but `>` and `>>`. */
export const FIRST_WORDS = frozen([...new Set(PATTERNS.map((pattern) => pattern.parts[0]))]);
type Pattern = (typeof PATTERNS)[number];

/** How far a row fits. */
interface Fit {
	readonly pattern: Pattern;
	/** Tokens that fitted. */
	readonly depth: number;
	/** What is wrong with the next one; an empty text if all fit. */
	readonly wrong: string;
	/** The word that the row has where a token did not fit. */
	readonly word: string;
	readonly values: readonly number[];
	readonly key: Key | null;
	/** The last token, or what stands in its place. */
	readonly text: string;
}

/** Reads a whole scenario. Everything that is wrong is found at once. `consoleWords` are those of the charger, which stand behind `>`. */
export function parse(text: string, consoleWords: readonly string[] = []): Scenario {
	const commands: Command[] = [];
	const wrong: Wrong[] = [];
	text.split(/\r\n|\n|\r/).forEach((whole, at) => {
		for (const piece of piecesOf(whole)) {
			const command = parsePiece(piece, at + 1, consoleWords);
			if ("message" in command) wrong.push(command);
			else commands.push(command);
		}
	});
	return { commands, wrong };
}

/** The clients that a scenario needs from the beginning: it uses them, or expects what they see and hear. */
export function clientsOf(commands: readonly Command[]): ClientName[] {
	const needed = commands.map(({ row, key, text }) => row.client ?? key?.client?.(text));
	return [...new Set(needed.filter((name) => name !== undefined))];
}

/** The commands of one line, without its comment. */
export function piecesOf(line: string): string[] {
	const pieces = line.split("#")[0].split(";");
	return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}

/** How a row is written: `contactor ok|welded`, `sleep S`. */
export function usageOf(row: Row): string {
	const parts = row.syntax.split(" ").map((part) => {
		const argument = ARGUMENTS[part];
		return argument?.words === undefined || argument.range !== undefined ? part : argument.words.map((word) => word.name).join("|");
	});
	return parts.join(" ");
}

function parsePiece(piece: string, line: number, consoleWords: readonly string[]): Command | Wrong {
	if (piece.startsWith(BYTES)) return typed(piece.slice(BYTES.length).trim(), line);
	if (piece.startsWith(CONSOLE)) {
		return { row: CONSOLE_ROW, values: [], key: null, text: piece.slice(CONSOLE.length).trim(), line };
	}
	const tokens = piece.split(/[\s,]+/).filter((token) => token !== "");
	if (tokens.length === 0) return { line, message: `"${piece}" is no command` };
	const patterns = PATTERNS.filter((pattern) => pattern.parts[0] === tokens[0].toLowerCase());
	if (patterns.length === 0) return { line, message: `"${tokens[0]}" is not a command${hint(piece, tokens[0], consoleWords)}` };
	const [{ row }] = patterns;
	if (row.grammar !== undefined) return spoken(row, row.grammar, behind(piece, 1), line);
	const fits = patterns.map((pattern) => match(pattern, tokens, piece));
	const good = fits.find((each) => each.wrong === "");
	if (good === undefined) return { line, message: complaint(fits, tokens) };
	return { row: good.pattern.row, values: good.values, key: good.key, text: good.text, line };
}

/** Bytes that are typed as they are. */
function typed(written: string, line: number): Command | Wrong {
	const reading = bytesOf(written);
	return "wrong" in reading ? { line, message: reading.wrong } : { row: BYTES_ROW, values: [], key: null, text: reading.bytes, line };
}

/** What is said in a language of its own. */
function spoken(row: Row, grammar: Grammar, text: string, line: number): Command | Wrong {
	const read = grammar(text);
	return "wrong" in read ? { line, message: `${read.wrong}` } : { row, values: [], key: null, text, line };
}

/** What stands behind so many tokens. */
function behind(piece: string, count: number): string {
	let rest = piece;
	for (let i = 0; i < count; i++) rest = rest.replace(/^[\s,]*[^\s,]+/, "");
	return rest.trim();
}

/** What may have been meant by a word that begins no command. */
function hint(piece: string, typed: string, consoleWords: readonly string[]): string {
	if (consoleWords.includes(typed.toLowerCase())) return `; the charger's console knows it, behind a ">": > ${piece}`;
	return didYouMean(typed, FIRST_WORDS) || "; help lists them all";
}

/** What to say when no row fits: about the row that fits farthest, and how it would be right. */
function complaint(fits: readonly Fit[], tokens: readonly string[]): string {
	const depth = Math.max(...fits.map((each) => each.depth));
	const farthest = fits.filter((each) => each.depth === depth);
	const token = tokens[depth] ?? "";
	const meant =
		token === ""
			? ""
			: didYouMean(
					token,
					farthest.map((each) => each.word).filter((word) => word !== ""),
				);
	const said = meant === "" ? (farthest.find((each) => each.word === "") ?? farthest[0]).wrong : `"${token}" does not belong there${meant}`;
	return `${said}; write ${fits.map((each) => usageOf(each.pattern.row)).join(" or ")}`;
}

function match(pattern: Pattern, tokens: readonly string[], piece: string): Fit {
	let text = tokens[tokens.length - 1];
	const values: number[] = [];
	let key: Key | null = null;
	for (let i = 0; i < pattern.parts.length; i++) {
		const part = pattern.parts[i];
		const stop = (wrong: string, word = ""): Fit => ({ pattern, depth: i, wrong, word, values, key, text });
		const isWord = part === part.toLowerCase();
		if (i >= tokens.length) return stop(`${isWord ? `"${part}"` : part} is missing`, isWord ? part : "");
		if (isWord) {
			if (part !== tokens[i].toLowerCase()) return stop(`"${tokens[i]}" does not belong there`, part);
		} else if (part === "KEY") {
			key = keyOf(tokens[i]) ?? null;
			const refusal = key === null ? noKey(tokens[i]) : pattern.row.wait === "for" && key.momentary ? TOO_SHORT : "";
			if (refusal !== "") return stop(refusal);
		} else {
			const argument = key === null ? ARGUMENTS[part] : key.value;
			if (key?.sentence === true) text = behind(piece, i);
			const reading = read(argument, key?.sentence === true ? text : tokens[i]);
			if ("wrong" in reading) return stop(`${reading.wrong}; ${nameOf(part, key, argument)}`);
			values.push(reading.value);
		}
	}
	const excess = key?.sentence === true ? undefined : tokens[pattern.parts.length];
	const wrong = excess === undefined ? "" : `"${excess}" is too much`;
	return { pattern, depth: pattern.parts.length, wrong, word: "", values, key, text };
}

const TOO_SHORT = "an event is over in a moment and cannot hold for a time; use within";

function noKey(token: string): string {
	return `"${token}" is not a KEY${didYouMean(token, keyNames())}; KEY is ${KEYS.map((each) => each.key).join(", ")}`;
}

/** `S is 0 to 60 s`. */
function nameOf(part: string, key: Key | null, argument: Argument): string {
	return `${key === null ? part : `VALUE of ${key.key}`} is ${describe(argument)}`;
}

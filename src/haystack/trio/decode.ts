// SPDX-License-Identifier: Apache-2.0
/** Reads records of Trio (docHaystack Trio). What it refuses is an Error that says line and column. */
import { frozen } from "../../control/frozen.js";
import { isSpelt, misspelt } from "../spelling.js";
import { type Dict, type Grid, grid, MARKER, type Value } from "../value.js";
import { gridFromZinc, wholeValue } from "../zinc/decode.js";
import { isWordCharacter } from "../zinc/scalar.js";
import { Scanner } from "../zinc/scanner.js";

/** The records of a text as a grid, whose columns are all their tags; its rows are an array. */
export function gridFromTrio(text: string): Grid {
	const lines = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
	const records: Dict[] = [];
	let record = new Map<string, Value>();
	for (let at = 0; at < lines.length; ) {
		if (SEPARATOR.test(lines[at])) {
			if (record.size > 0) records.push(record);
			record = new Map();
		} else if (!NOTHING.test(lines[at])) {
			at = addTag(record, lines, at);
			continue;
		}
		at += 1;
	}
	if (record.size > 0) records.push(record);
	return grid(records);
}

/** A line between records. */
const SEPARATOR = frozen(/^-+[ \t]*$/);
/** An empty line, or a comment. */
const NOTHING = frozen(/^[ \t]*(?:\/\/|$)/);
/** A line that belongs to the tag before it. */
const INDENTED = frozen(/^[ \t]+[^ \t]/);
/** What a text without quotes has not: it begins with a letter or beyond ASCII, and has nothing that other values have. */
const OF_OTHERS = frozen(/^[^A-Za-z\u0080-\u{10ffff}]|^$|["`()[\]{}<>@^]/u);

/** Adds the tag that begins in a line; gives the line after it. */
function addTag(record: Map<string, Value>, lines: readonly string[], at: number): number {
	const scanner = new Scanner([lines[at]], at + 1);
	const name = scanner.run(isWordCharacter);
	if (!isSpelt("name", name)) throw scanner.error(misspelt("name", name), 0);
	if (record.has(name)) throw scanner.error(`${name} is told twice`, 0);
	const marks = !scanner.take(":");
	scanner.spaces();
	if (marks && !scanner.ends) throw scanner.error("a : stands between a tag and its value");
	const end = endOf(lines, at + 1);
	const block = lines.slice(at + 1, end);
	record.set(name, marks ? alone(scanner, block, MARKER) : valueOfTag(scanner, lines[at].slice(scanner.at).trimEnd(), block, at + 2));
	return end;
}

/** The line after those that are indented; empty ones between them are theirs. */
function endOf(lines: readonly string[], from: number): number {
	let end = from;
	for (let at = from; at < lines.length && (INDENTED.test(lines[at]) || lines[at].trim() === ""); at++)
		if (INDENTED.test(lines[at])) end = at + 1;
	return end;
}

function valueOfTag(scanner: Scanner, rest: string, block: readonly string[], firstLine: number): Value {
	if (rest === "") return outdented(block).join("\n");
	if (rest === "Zinc:") return gridFromZinc(outdented(block).join("\n"), firstLine, 1);
	if (rest === "Trio:") throw scanner.error("Trio within Trio is not read: write the dict as {tag:value}, or a grid as Zinc:");
	if (rest === "[") return wholeValue(new Scanner([`[${outdented(block).filter(isCode).join(" ")}`], firstLine - 1));
	return alone(scanner, block, plainValue(scanner, rest));
}

/** Nothing that is indented may follow a value in its line. */
function alone(scanner: Scanner, block: readonly string[], value: Value): Value {
	if (block.length > 0) throw scanner.error("indented lines follow, but the value is already told");
	return value;
}

function isCode(line: string): boolean {
	return !line.trimStart().startsWith("//");
}

/** The lines without what the first of them has in front, or with less if they have less. */
function outdented(block: readonly string[]): string[] {
	const most = block.length === 0 ? 0 : block[0].length - block[0].trimStart().length;
	return block.map((line) => line.slice(Math.min(most, line.length - line.trimStart().length)));
}

/** Booleans are words, too, and texts may lack their quotes. */
function plainValue(scanner: Scanner, rest: string): Value {
	if (rest === "true" || rest === "false") return rest === "true";
	try {
		return wholeValue(scanner);
	} catch (error) {
		if (!OF_OTHERS.test(rest)) return rest;
		throw error;
	}
}

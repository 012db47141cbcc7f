// SPDX-License-Identifier: Apache-2.0
/** Reads the text of a filter (docHaystack Filters, grammar), with the definitions' terms of Haystack 4 (^elec-meter) and without Xeto's specs. */
import { frozen } from "../../control/frozen.js";
import { DEEPEST, isSpelt, misspelt, quoted } from "../spelling.js";
import { subtypesOf } from "../taxonomy.js";
import { isOf, type Scalar } from "../value.js";
import { isWordCharacter, scalarOf } from "../zinc/scalar.js";
import { Scanner } from "../zinc/scanner.js";
import type { Comparison, Filter, Literal, Path } from "./filter.js";

/** Longer filters are refused, characters: a question of a person or a program is far shorter. */
export const LONGEST_FILTER = 512;
/** Names of a path at most: no record of a charger leads further. */
export const LONGEST_PATH = 8;

/** The filter that a text says. Throws an Error that says line, column and what would be right. */
export function parseFilter(text: string): Filter {
	if (text.length > LONGEST_FILTER) throw new Error(`the filter has ${text.length} characters; ${LONGEST_FILTER} at most are read`);
	const scanner = new Scanner(text.split("\n"));
	const filter = junction(scanner, "or", 0);
	if (!scanner.ends) throw scanner.error(`${next(scanner)} does not belong here: between two conditions stands one of the words and, or`);
	return filter;
}

/** Conditions with `or` between them, and within them those with `and`; how many parentheses are open. */
function junction(scanner: Scanner, is: "and" | "or", open: number): Filter {
	const parts: Filter[] = [];
	do parts.push(is === "or" ? junction(scanner, "and", open) : condition(scanner, open));
	while (takeWord(scanner, is));
	return parts.length === 1 ? parts[0] : { is, parts };
}

/** Passes over a word, if it comes next. */
function takeWord(scanner: Scanner, word: string): boolean {
	blank(scanner);
	const from = scanner.at;
	if (scanner.run(isWordCharacter) === word) return true;
	scanner.at = from;
	return false;
}

/** Passes over spaces and ends of lines. */
function blank(scanner: Scanner): void {
	do scanner.spaces();
	while (scanner.ends && scanner.nextLine());
}

function condition(scanner: Scanner, open: number): Filter {
	blank(scanner);
	if (scanner.is("(")) return parentheses(scanner, open);
	if (scanner.is("^")) return term(scanner);
	if (takeWord(scanner, "not")) return { is: "missing", path: pathOf(scanner) };
	const path = pathOf(scanner);
	blank(scanner);
	const comparison = comparisonOf(scanner);
	return comparison === undefined ? { is: "has", path } : { is: comparison, path, value: literal(scanner) };
}

function parentheses(scanner: Scanner, open: number): Filter {
	if (open === DEEPEST) throw scanner.error(`more than ${DEEPEST} parentheses are open`);
	scanner.at += 1;
	const filter = junction(scanner, "or", open + 1);
	scanner.expect(")", `which closes what was opened; here stands ${next(scanner)}`);
	return filter;
}

function term(scanner: Scanner): Filter {
	const from = scanner.at;
	const symbol = scalarOf(scanner);
	const name = isOf(symbol, "symbol") ? symbol.name : "";
	if (!name.split("-").every((tag) => isSpelt("name", tag)))
		throw scanner.error(`^${name} is no term: tags' names with - between them are one`, from);
	return { is: "a", term: name, anyOf: subtypesOf(name).map((each) => each.split("-")) };
}

/** Words that mean something else than a tag. */
const RESERVED: readonly string[] = frozen(["and", "or", "not", "true", "false"]);

function pathOf(scanner: Scanner): Path {
	blank(scanner);
	const path = [nameOf(scanner)];
	while (path.length < LONGEST_PATH && scanner.take("->")) path.push(nameOf(scanner));
	if (scanner.is("->")) throw scanner.error(`a path has ${LONGEST_PATH} names at most`);
	return path;
}

function nameOf(scanner: Scanner): string {
	const from = scanner.at;
	const name = scanner.run(isWordCharacter);
	if (isSpelt("name", name) && !RESERVED.includes(name) && !isSpec(scanner)) return name;
	scanner.at = from;
	throw scanner.error(unnamed(scanner, name));
}

/** Xeto's specs have :: or . behind a library's name. */
function isSpec(scanner: Scanner): boolean {
	return scanner.is("::") || scanner.is(".");
}

function unnamed(scanner: Scanner, name: string): string {
	if (scanner.is("(")) return "not takes a tag's name: for not (a or b) say not a and not b";
	if (/^[A-Z]/.test(name) || isSpelt("name", name)) return specOrWord(name);
	return name === "" ? `${next(scanner)} is no condition: a tag's name is one, and so are not, ( and ^` : misspelt("name", name);
}

function specOrWord(name: string): string {
	if (RESERVED.includes(name)) return `${quoted(name)} stands where a tag's name has to be`;
	return `${quoted(name)} begins the name of a spec of Xeto, and none is known here: ^elec-meter asks what a record is, elec which tags it has`;
}

/** Longer ones first, so that none is taken for a shorter one. */
const COMPARISONS: readonly Comparison[] = frozen(["==", "!=", "<=", ">=", "<", ">"]);

function comparisonOf(scanner: Scanner): Comparison | undefined {
	const found = COMPARISONS.find((comparison) => scanner.take(comparison));
	if (found === undefined && scanner.is("=")) throw scanner.error("= compares nothing: == does");
	return found;
}

/** What the literals begin with that are no words: of the words that Zinc has for values, a filter takes none. */
const FIRST = '"`@^-0123456789';

function literal(scanner: Scanner): Literal {
	blank(scanner);
	if (takeWord(scanner, "true")) return true;
	if (takeWord(scanner, "false")) return false;
	const from = scanner.at;
	const value = FIRST.includes(String.fromCharCode(scanner.code)) ? scalarOf(scanner) : null;
	if (isLiteral(value)) return value;
	scanner.at = from;
	throw scanner.error(`${next(scanner)} is nothing to compare with: true, false, 16A, "text", @id, ^term, \`uri\`, dates and times are`);
}

/** A number has digits: minus infinity is none. */
function isLiteral(value: Scalar): value is Literal {
	return value !== null && !(isOf(value, "number") && !Number.isFinite(value.value));
}

/** What comes next, as an error repeats it. */
function next(scanner: Scanner): string {
	const from = scanner.at;
	const word = scanner.run(isWordCharacter) || (scanner.ends ? "" : String.fromCharCode(scanner.code));
	scanner.at = from;
	return word === "" ? "the end" : quoted(word);
}

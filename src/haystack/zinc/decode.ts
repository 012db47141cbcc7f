// SPDX-License-Identifier: Apache-2.0
/** Reads Zinc 3.0 and 2.0: grids and single values (docHaystack Zinc). What it refuses is an Error that says line and column. */
import { DEEPEST, isSpelt, misspelt, TOO_DEEP } from "../spelling.js";
import { type Column, type Dict, type Grid, MARKER, type Value } from "../value.js";
import { wrongVersion } from "../version.js";
import { isWordCharacter, scalarOf, textOf } from "./scalar.js";
import { Scanner } from "./scanner.js";

/** The grid that a text is, which may be a part of another text and of its values; its rows are an array. Empty lines may follow it. */
export function gridFromZinc(text: string, firstLine = 1, depth = 0): Grid {
	return gridOf(new Scanner(text.split("\n"), firstLine), depth, false);
}

/** The value that a text is, with spaces around it or not; a grid also without the angle brackets. */
export function valueFromZinc(text: string): Value {
	return text.startsWith("ver:") ? gridFromZinc(text) : wholeValue(new Scanner(text.split("\n")));
}

/** The one value that is left. */
export function wholeValue(scanner: Scanner): Value {
	scanner.spaces();
	const value = valueNext(scanner, 0);
	scanner.spaces();
	if (!scanner.ends || scanner.nextLine()) throw scanner.error("nothing may follow the value");
	return value;
}

function valueNext(scanner: Scanner, depth: number): Value {
	if (scanner.is("[")) return listOf(scanner, deeper(scanner, depth));
	if (scanner.is("{")) return dictOf(scanner, deeper(scanner, depth));
	if (scanner.is("<<")) return nestedGrid(scanner, deeper(scanner, depth));
	return scalarOf(scanner);
}

function deeper(scanner: Scanner, depth: number): number {
	if (depth >= DEEPEST) throw scanner.error(TOO_DEEP);
	return depth + 1;
}

/** A comma may follow its last item. */
function listOf(scanner: Scanner, depth: number): Value {
	const items: Value[] = [];
	scanner.take("[");
	scanner.spaces();
	while (!scanner.take("]")) {
		items.push(valueNext(scanner, depth));
		scanner.spaces();
		if (!scanner.is("]")) scanner.expect(",", "or ] at the end of the list");
		scanner.spaces();
	}
	return items;
}

function dictOf(scanner: Scanner, depth: number): Value {
	scanner.take("{");
	const tags = tagsOf(scanner, depth, true);
	scanner.expect("}", "which ends a dict");
	return tags;
}

/** Tags with spaces between them, in a dict also commas, up to what is none. */
function tagsOf(scanner: Scanner, depth: number, commas: boolean): Map<string, Value> {
	const tags = new Map<string, Value>();
	scanner.spaces();
	while (!scanner.ends && !scanner.is(",") && !scanner.is("}")) {
		const from = scanner.at;
		const name = nameOf(scanner);
		if (tags.has(name)) throw scanner.error(`${name} is told twice`, from);
		tags.set(name, scanner.take(":") ? spacedValue(scanner, depth) : MARKER);
		if (!scanner.ends && !scanner.is(" ") && !scanner.is("\t") && !scanner.is(",") && !scanner.is("}"))
			throw scanner.error("a space stands between tags");
		scanner.spaces();
		if (commas && scanner.take(",")) scanner.spaces();
	}
	return tags;
}

function spacedValue(scanner: Scanner, depth: number): Value {
	scanner.spaces();
	return valueNext(scanner, depth);
}

function nameOf(scanner: Scanner): string {
	const from = scanner.at;
	const name = scanner.run(isWordCharacter);
	if (!isSpelt("name", name)) throw scanner.error(misspelt("name", name), from);
	return name;
}

function nestedGrid(scanner: Scanner, depth: number): Grid {
	scanner.take("<<");
	scanner.spaces();
	if (scanner.ends) scanner.nextLine();
	return gridOf(scanner, depth, true);
}

function gridOf(scanner: Scanner, depth: number, nested: boolean): Grid {
	const meta = metaOf(scanner, depth);
	const columns = columnsOf(scanner, depth);
	const rows = rowsOf(scanner, columns, depth, nested);
	// what stands for a grid without columns, which Zinc cannot write
	const none = rows.length === 0 && columns.length === 1 && columns[0].name === "empty" && columns[0].meta.size === 0;
	return { kind: "grid", meta, columns: none ? [] : columns, rows };
}

function metaOf(scanner: Scanner, depth: number): Dict {
	scanner.spaces();
	scanner.expect("ver:", `which begins a grid, as in ver:"3.0"`);
	scanner.spaces();
	const at = scanner.at;
	const wrong = wrongVersion(textOf(scanner));
	if (wrong !== undefined) throw scanner.error(wrong, at);
	const meta = tagsOf(scanner, depth, false);
	if (meta.has("ver")) throw scanner.error("ver is told twice");
	lineEnds(scanner);
	return meta;
}

function lineEnds(scanner: Scanner): void {
	if (!scanner.ends) throw scanner.error("the line should end here");
}

function columnsOf(scanner: Scanner, depth: number): Column[] {
	if (!scanner.nextLine()) throw scanner.error("the line with the columns is missing");
	const columns: Column[] = [];
	const names = new Set<string>();
	do {
		scanner.spaces();
		const from = scanner.at;
		const name = nameOf(scanner);
		if (names.has(name)) throw scanner.error(`there are two columns ${name}`, from);
		names.add(name);
		columns.push({ name, meta: tagsOf(scanner, depth, false) });
	} while (scanner.take(","));
	lineEnds(scanner);
	return columns;
}

/** Up to an empty line, the end of a nested grid, or of all. In a grid of one column, an empty line between others is a row that says nothing. */
function rowsOf(scanner: Scanner, columns: readonly Column[], depth: number, nested: boolean): Dict[] {
	const rows: Dict[] = [];
	let empty = 0;
	while (scanner.nextLine()) {
		scanner.spaces();
		if (nested && scanner.take(">>")) return rows;
		if (scanner.ends) {
			empty += 1;
			continue;
		}
		if (empty > 0 && columns.length > 1) throw scanner.error("nothing may follow the empty line that ends a grid");
		for (; empty > 0; empty--) rows.push(new Map());
		rows.push(rowOf(scanner, columns, depth));
	}
	if (nested) throw scanner.error(">> is missing, which ends a grid within a grid");
	return rows;
}

function rowOf(scanner: Scanner, columns: readonly Column[], depth: number): Dict {
	const row = new Map<string, Value>();
	for (let i = 0; i < columns.length; i++) {
		if (i > 0) scanner.expect(",", `before the cell of ${columns[i].name}: there is one for each column`);
		scanner.spaces();
		if (!scanner.ends && !scanner.is(",")) row.set(columns[i].name, valueNext(scanner, depth));
		scanner.spaces();
	}
	if (scanner.is(",")) throw scanner.error(`a cell without a column: there are ${columns.length}`);
	lineEnds(scanner);
	return row;
}

// SPDX-License-Identifier: Apache-2.0
/** What the ops defs, libs, filetypes and ops answer (docHaystack Ops and Normalization): definitions as rows, without the texts for people. */
import { frozen } from "../control/frozen.js";
import { FILETYPES, LIBS, MANDATORY, OPS, TERMS, VERSION } from "./defTable.js";
import type { Filter } from "./filter/filter.js";
import { matches } from "./filter/matches.js";
import { type Dict, dict, type Grid, gridOf, MARKER, sym, uri, type Value } from "./value.js";

/** Which rows are wanted. */
export interface Wanted {
	/** All if it is left out. */
	readonly filter?: Filter;
	/** At most so many. */
	readonly limit?: number;
}

/** All definitions. */
export function defsGrid(wanted: Wanted = {}): Grid {
	return gridOf([...new Set([...termColumns(), ...libColumns(), ...filetypeColumns(), ...opColumns()])], chosen(allRows(), wanted));
}

/** The libraries that they are from. */
export function libsGrid(wanted: Wanted = {}): Grid {
	return gridOf(libColumns(), chosen(libRows(), wanted));
}

/** What answers may be written in. */
export function filetypesGrid(wanted: Wanted = {}): Grid {
	return gridOf(filetypeColumns(), chosen(filetypeRows(), wanted));
}

/** The ops that answer. */
export function opsGrid(wanted: Wanted = {}): Grid {
	return gridOf(opColumns(), chosen(opRows(), wanted));
}

function* chosen(rows: Iterable<Dict>, { filter, limit = Infinity }: Wanted): Iterable<Dict> {
	let left = limit;
	for (const row of rows) {
		if (left < 1) return;
		if (filter !== undefined && !matches(filter, row, nowhere)) continue;
		left -= 1;
		yield row;
	}
}

/** No definition refers to a record. */
function nowhere(): undefined {
	return undefined;
}

function* allRows(): Iterable<Dict> {
	yield* termRows();
	yield* libRows();
	yield* filetypeRows();
	yield* opRows();
}

function termColumns(): readonly string[] {
	return ["def", "lib", "is", "mandatory"];
}

function* termRows(): Iterable<Dict> {
	for (const [lib, rows] of Object.entries(TERMS)) for (const row of rows) yield term(lib, row.split(" "));
}

function term(lib: string, [name, ...is]: readonly string[]): Dict {
	return dict({
		def: sym(name),
		lib: libOf(lib),
		is: is.length > 0 ? is.map(sym) : undefined,
		mandatory: marker(MANDATORY.includes(name)),
	});
}

function libColumns(): readonly string[] {
	return ["def", "lib", "is", "version", "baseUri", "depends"];
}

function* libRows(): Iterable<Dict> {
	for (const { name, baseUri, depends } of LIBS) {
		const above = depends.length > 0 ? depends.map(libOf) : undefined;
		yield feature("lib", name, name, { version: VERSION, baseUri: uri(baseUri), depends: above });
	}
}

function filetypeColumns(): readonly string[] {
	return ["def", "lib", "is", "dis", "mime", "fileExt"];
}

function* filetypeRows(): Iterable<Dict> {
	for (const { name, dis, mime, fileExt } of FILETYPES) yield feature("filetype", name, "ph", { dis, mime, fileExt });
}

function opColumns(): readonly string[] {
	return ["def", "lib", "is", "noSideEffects"];
}

function* opRows(): Iterable<Dict> {
	for (const { name, lib, noSideEffects } of OPS) yield feature("op", name, lib, { noSideEffects: marker(noSideEffects) });
}

/** A feature key is of its feature (docHaystack Normalization, "Taxonify"). */
function feature(of: string, name: string, lib: string, tags: { readonly [tag: string]: Value | undefined }): Dict {
	return dict({ def: sym(`${of}:${name}`), lib: libOf(lib), is: [sym(of)], ...tags });
}

function libOf(name: string): Value {
	return sym(`lib:${name}`);
}

function marker(holds: boolean): Value | undefined {
	return holds ? MARKER : undefined;
}

// what a generator's objects inherit from would lie in RAM
frozen(chosen.prototype);
frozen(allRows.prototype);
frozen(termRows.prototype);
frozen(libRows.prototype);
frozen(filetypeRows.prototype);
frozen(opRows.prototype);

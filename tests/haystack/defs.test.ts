// SPDX-License-Identifier: Apache-2.0
/** What the ops defs, libs, filetypes and ops answer, and what is asked of the taxonomy. */
import test from "ava";
import { defsGrid, filetypesGrid, libsGrid, opsGrid } from "../../src/haystack/defs.js";
import { TERMS } from "../../src/haystack/defTable.js";
import { parseFilter } from "../../src/haystack/filter/parse.js";
import { FORMATS } from "../../src/haystack/formats.js";
import { subtypesOf } from "../../src/haystack/taxonomy.js";
import { type Grid, MARKER, sym, uri, type Value } from "../../src/haystack/value.js";

function rows(grid: Grid): readonly { readonly [tag: string]: Value }[] {
	return [...grid.rows].map((row) => Object.fromEntries(row));
}

function names(grid: Grid): readonly string[] {
	return rows(grid).map(({ def }) => (def as { readonly name: string }).name);
}

test("A definition is asked for by its name, as the chapter Ops shows it.", (t) => {
	const grid = defsGrid({ filter: parseFilter("def==^point") });
	t.deepEqual(rows(grid), [{ def: sym("point"), lib: sym("lib:phIoT"), is: [sym("entity")], mandatory: MARKER }]);
});

test("A row has no tag that is no column, in none of the grids.", (t) => {
	for (const ask of [defsGrid, libsGrid, filetypesGrid, opsGrid]) {
		const columns = ask().columns.map(({ name }) => name);
		t.is(new Set(columns).size, columns.length);
		for (const row of ask().rows) for (const tag of row.keys()) t.true(columns.includes(tag), tag);
	}
});

test("A limit is kept, also with a filter.", (t) => {
	t.is(rows(defsGrid({ limit: 3 })).length, 3);
	t.deepEqual(rows(defsGrid({ limit: 0 })), []);
	t.deepEqual(names(opsGrid({ limit: 2, filter: parseFilter("not noSideEffects") })), ["op:close", "op:watchPoll"]);
	t.deepEqual(names(libsGrid({ filter: parseFilter("depends") })), ["lib:phScience", "lib:phIoT"]);
});

test("A library, a file type and an op are definitions, too.", (t) => {
	const defs = names(defsGrid());
	for (const grid of [libsGrid(), filetypesGrid(), opsGrid()]) for (const name of names(grid)) t.true(defs.includes(name), name);
	t.is(new Set(defs).size, defs.length);
	const [lib] = rows(libsGrid({ filter: parseFilter("def == ^lib:phScience") }));
	const tags = { version: "4.0.0", baseUri: uri("https://project-haystack.org/def/phScience/"), depends: [sym("lib:ph")] };
	t.deepEqual(lib, { def: sym("lib:phScience"), lib: sym("lib:phScience"), is: [sym("lib")], ...tags });
	const json = { dis: "JSON", mime: "application/json", fileExt: "json" };
	const [filetype] = rows(filetypesGrid({ filter: parseFilter('fileExt == "json"') }));
	t.deepEqual(filetype, { def: sym("filetype:json"), lib: sym("lib:ph"), is: [sym("filetype")], ...json });
	t.deepEqual(rows(opsGrid({ filter: parseFilter("def == ^op:pointWrite") })), [
		{ def: sym("op:pointWrite"), lib: sym("lib:phIoT"), is: [sym("op")] },
	]);
});

test("Each format that an answer may be written in is a file type.", (t) => {
	const written = FORMATS.map(({ mime }) => mime).filter((mime) => !mime.includes("vnd."));
	t.deepEqual(
		[...written].sort(),
		rows(filetypesGrid())
			.map(({ mime }) => mime as string)
			.sort(),
	);
});

test("Every row of the table stands after what it is, and all that it is stands in the table.", (t) => {
	const before: string[] = [];
	for (const row of Object.values(TERMS).flat()) {
		const [name, ...is] = row.split(" ");
		for (const parent of is) t.true(before.includes(parent), `${name} is ${parent}`);
		t.false(before.includes(name), name);
		before.push(name);
	}
});

test("What descends from a term, by whatever way.", (t) => {
	t.deepEqual([...subtypesOf("elec-meter")].sort(), ["ac-elec-meter", "ac-evse-port", "elec-meter", "evse-port"]);
	t.deepEqual([...subtypesOf("phaseCount")].sort(), ["phaseCount", "singlePhase", "splitPhase", "threePhase", "twoPhase"]);
	t.deepEqual(subtypesOf("nothing"), ["nothing"]);
});

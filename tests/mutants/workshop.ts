// SPDX-License-Identifier: Apache-2.0
/** The workshop: copies of the compiled house in a temporary folder, in which the modules under test are replaced by instrumented ones. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NumberedPlace, noting, switched } from "./instrument.js";
import { placesIn } from "./places.js";

/** One change of the code. */
export interface Mutant {
	readonly number: number;
	readonly place: number;
	/** The TypeScript file, from the repository's root, and the line in it. */
	readonly file: string;
	readonly line: number;
	/** The function or constant that it stands in. */
	readonly within: string;
	readonly code: string;
	readonly becomes: string;
}

/** Where the instrumented copies stand. */
export interface Workshop {
	readonly mutants: readonly Mutant[];
	/** The copy with all mutants in it. */
	readonly switched: string;
	/** The copy that notes which places it reaches. */
	readonly noting: string;
	/** Deletes them. */
	close(): void;
}

const switchUrl = new URL("./switch.js", import.meta.url).href;
const avaUrl = new URL("./ava.js", import.meta.url).href;

/** What is mutated, and where it stands. */
export interface House {
	/** The folder in which dist lies. */
	readonly root: string;
	/** TypeScript files from there. */
	readonly modules: readonly string[];
}

/** Copies what the tests need, and puts the mutants in. */
export function openWorkshop({ root, modules }: House): Workshop {
	const folder = mkdtempSync(join(tmpdir(), "pilotlight-mutants-"));
	const copies = { switched: join(folder, "switched"), noting: join(folder, "noting") };
	for (const copy of Object.values(copies)) furnish(copy, root);
	const mutants: Mutant[] = [];
	let placesSoFar = 0;
	for (const file of modules) {
		const compiled = `dist/${file.replace(/\.ts$/, ".js")}`;
		const source = readFileSync(join(root, compiled), "utf8");
		const lineOf = lines(source, readFileSync(join(root, `${compiled}.map`), "utf8"));
		const places: NumberedPlace[] = [];
		for (const place of placesIn(source)) {
			places.push({ ...place, number: placesSoFar, first: mutants.length });
			const { start, end, within, shown } = place;
			const common = { place: placesSoFar, file, line: lineOf(start), within, code: oneLine(source.slice(shown.start, shown.end)) };
			for (const other of place.becomes) {
				const becomes = oneLine(source.slice(shown.start, start) + other + source.slice(end, shown.end));
				mutants.push({ ...common, number: mutants.length, becomes });
			}
			placesSoFar++;
		}
		writeFileSync(join(copies.switched, compiled), switched(source, places, switchUrl));
		writeFileSync(join(copies.noting, compiled), noting(source, places, switchUrl));
	}
	return { mutants, ...copies, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The compiled sources and tests, with a package named ava that gathers tests. */
function furnish(copy: string, root: string): void {
	// some tests of the core take waveforms from the bench
	for (const part of ["dist/src", "dist/tests/control", "dist/hosts/bench"].filter((each) => existsSync(join(root, each))))
		cpSync(join(root, part), join(copy, part), { recursive: true });
	const ava = join(copy, "node_modules/ava");
	mkdirSync(ava, { recursive: true });
	writeFileSync(join(copy, "package.json"), '{ "type": "module" }');
	writeFileSync(join(ava, "package.json"), '{ "type": "module", "exports": "./index.js" }');
	writeFileSync(join(ava, "index.js"), `export { default } from ${JSON.stringify(avaUrl)};`);
}

/** What tells the line of the TypeScript file, from 1, for a position in the compiled text. */
function lines(source: string, map: string): (position: number) => number {
	const sourceMap = new SourceMap(JSON.parse(map));
	return (position) => {
		const before = source.slice(0, position).split("\n");
		const entry = sourceMap.findEntry(before.length - 1, (before.at(-1) ?? "").length);
		return "originalLine" in entry ? entry.originalLine + 1 : 0;
	};
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, " ");
}

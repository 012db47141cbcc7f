// SPDX-License-Identifier: Apache-2.0
/** No two files import each other, by whatever way round, not even types. */
import test from "ava";
import { imports, sourcesOf } from "./sources.js";

type Graph = ReadonlyMap<string, readonly string[]>;

/** Which file imports which; what is no file of the house is left out. */
function graphOf(sources: readonly { readonly path: string; readonly text: string }[]): Graph {
	const graph = new Map(sources.map((source) => [source.path, imports(source).map((target) => target.replace(/\.js$/, ".ts"))]));
	return new Map([...graph].map(([path, targets]) => [path, targets.filter((target) => graph.has(target))]));
}

/** The files that import themselves by some way round, each with one such way. */
function circles(graph: Graph): string[] {
	return [...graph.keys()].flatMap((file) => wayBack(graph, file) ?? []);
}

/** The shortest way from a file back to it, or undefined. */
function wayBack(graph: Graph, file: string): string | undefined {
	const from = new Map<string, string>();
	const ahead = [file];
	for (let at = ahead.shift(); at !== undefined; at = ahead.shift())
		for (const next of graph.get(at) ?? []) {
			if (from.has(next)) continue;
			from.set(next, at);
			if (next === file) return steps(from, file).join(" → ");
			ahead.push(next);
		}
	return undefined;
}

function steps(from: ReadonlyMap<string, string>, file: string): string[] {
	const way = [file];
	do way.unshift(from.get(way[0]) as string);
	while (way[0] !== file);
	return way;
}

test("no file imports itself by any way round", (t) => {
	const graph = graphOf(sourcesOf(/\.ts$/));
	t.true((graph.get("src/control/step.ts") ?? []).includes("src/control/pilot.ts"), "imports are seen");
	t.is(circles(graph).join("\n"), "", "→ what both need becomes a file of its own, below them");
});

test("a circle is found, over types and over three files", (t) => {
	const files = [
		{ path: "src/a.ts", text: 'import { b } from "./b.js";' },
		{ path: "src/b.ts", text: 'import type { C } from "./c.js";' },
		{ path: "src/c.ts", text: 'export type { A } from "./a.js";' },
		{ path: "src/d.ts", text: 'import { a } from "./a.js";' },
	];
	t.deepEqual(circles(graphOf(files)), [
		"src/a.ts → src/b.ts → src/c.ts → src/a.ts",
		"src/b.ts → src/c.ts → src/a.ts → src/b.ts",
		"src/c.ts → src/a.ts → src/b.ts → src/c.ts",
	]);
});

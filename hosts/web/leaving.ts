// SPDX-License-Identifier: Apache-2.0
/** What a page leaves out of the firmware's modules: where numbers come from, tables that nobody reads, and what only the charger itself does. */
import { readFileSync } from "node:fs";
import { type Node, parse } from "acorn";
import { type Plugin, transform } from "esbuild";

/** A plugin that reads files of a pattern otherwise. */
function reading(name: string, filter: RegExp, otherwise: (text: string) => string | Promise<string>): Plugin {
	return {
		name,
		setup: ({ onLoad }) =>
			onLoad({ filter }, async ({ path }) => ({ contents: await otherwise(readFileSync(path, "utf8")), loader: "ts" })),
	};
}

/** Where a number comes from is read in the sources and documents. */
const UNSOURCED = reading("unsourced", /src\/(control|evse)\/(numbers|sequence)\.ts$|src\/settings\/(faces|identity)\.ts$/, (text) =>
	text.replace(/,\s*(source|why): "(?:[^"\\]|\\.)*"/g, ""),
);

/** A table that nobody reads needs no place: what freezes it does nothing else. */
const UNREAD = reading("unread", /src\/control\/frozen\.ts$/, (text) =>
	text.replace("export function", "/* @__NO_SIDE_EFFECTS__ */ export function"),
);

/** Whoever looks in reads no property from the charger's records, and does none of its actions: they keep their names and kinds. */
const UNDONE = reading("undone", /src\/thing\/(properties|actions)\.ts$/, async (text) =>
	withoutDeeds((await transform(text, { loader: "ts" })).code),
);

/** What the page with a charger in it leaves out, and what the one beside a charger does. */
export const ALONE: Plugin[] = [UNSOURCED, UNREAD];
export const BESIDE: Plugin[] = [...ALONE, UNDONE];

/** Members of rows that are functions of the charger. */
const DEEDS: readonly string[] = ["run", "read", "withdraws"];
/** The place of the function among the arguments of row(). */
const READ = 3;

/** Source without the functions of its rows: 0 stands in their place. */
export function withoutDeeds(source: string): string {
	const found: Node[] = [];
	visit(parse(source, { ecmaVersion: 2022, sourceType: "module" }), (node) => {
		const deed = deedOf(node as Row);
		if (deed !== undefined) found.push(deed);
	});
	const outermost = found.filter((node) => !found.some((other) => other !== node && other.start <= node.start && node.end <= other.end));
	return outermost.reduceRight((text, { start, end }) => `${text.slice(0, start)}0${text.slice(end)}`, source);
}

/** A node as far as it is looked at. */
interface Row extends Node {
	readonly key?: { readonly name?: string };
	readonly value?: Node;
	readonly method?: boolean;
	readonly shorthand?: boolean;
	readonly callee?: { readonly name?: string };
	readonly arguments?: readonly Node[];
}

/** What a member or a row does, where it does something. */
function deedOf(node: Row): Node | undefined {
	if (node.type === "Property" && !node.method && !node.shorthand && DEEDS.includes(node.key?.name ?? "")) return node.value;
	return node.type === "CallExpression" && node.callee?.name === "row" ? node.arguments?.[READ] : undefined;
}

/** Every node, those in front first. */
function visit(node: Node, see: (node: Node) => void): void {
	see(node);
	for (const part of Object.values(node).flat()) if (part !== null && typeof part === "object" && "type" in part) visit(part as Node, see);
}

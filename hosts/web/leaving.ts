// SPDX-License-Identifier: Apache-2.0
/** What a page leaves out of the firmware's modules: where numbers come from, tables that nobody reads, and what only the charger itself does. */
import { readFileSync } from "node:fs";
import { type Node, parse } from "acorn";
import { type Plugin, transform } from "esbuild";

/** How modules of some paths are read otherwise. */
interface Omission {
	readonly of: RegExp;
	readonly without: (text: string) => string | Promise<string>;
}

/** Where a number comes from is read in the sources and documents. */
const UNSOURCED: Omission = {
	of: /src\/(control|evse)\/(numbers|sequence)\.ts$|src\/settings\/(faces|identity|network|secrets)\.ts$/,
	without: (text) => text.replace(/,\s*(source|why): "(?:[^"\\]|\\.)*"/g, ""),
};

/** A table that nobody reads needs no place: what freezes it does nothing else. */
const UNREAD: Omission = {
	of: /src\/control\/frozen\.ts$/,
	without: (text) => text.replace("export function", "/* @__NO_SIDE_EFFECTS__ */ export function"),
};

/** Whoever looks in reads no property from the charger's records, and does none of its actions: they keep their names and kinds. */
const UNDONE: Omission = {
	of: /src\/thing\/(property|properties|readings\/\w+|actions|trusted|limiting|permitting|commanding|correcting|probing)\.ts$|src\/settings\/(network|secrets)\.ts$|src\/evse\/faults\.ts$/,
	without: async (text) => withoutDeeds((await transform(text, { loader: "ts" })).code),
};

/** What happens is told by its name. */
const UNEXPLAINED: Omission = {
	of: /src\/evse\/events\.ts$/,
	without: (text) => text.replace(/^(\t[A-Z]\w+:)\s+"(?:[^"\\]|\\.)*"/gm, '$1 ""'),
};

/** What the page with a charger in it leaves out, and what the one beside a charger does. */
export const ALONE: Plugin = leaving([UNSOURCED, UNREAD]);
export const BESIDE: Plugin = leaving([UNSOURCED, UNREAD, UNDONE, UNEXPLAINED]);

function leaving(omissions: readonly Omission[]): Plugin {
	const setup: Plugin["setup"] = ({ onLoad }) =>
		onLoad({ filter: /src\/.*\.ts$/ }, async ({ path }) => {
			let contents = readFileSync(path, "utf8");
			for (const { of, without } of omissions) if (of.test(path)) contents = await without(contents);
			return { contents, loader: "ts" };
		});
	return { name: "leaving", setup };
}

/** Members of rows that are functions of the charger, or what documents say of them. */
const DEEDS: readonly string[] = ["run", "read", "withdraws", "wrong", "lasts", "says"];
/** The places of both among the arguments of row(). */
const SAYS = 2;
const READ = 3;

/** Source without the functions of its rows and what documents say of them: 0 stands in their place. */
export function withoutDeeds(source: string): string {
	const found: Node[] = [];
	visit(parse(source, { ecmaVersion: 2022, sourceType: "module" }), (node) => {
		found.push(...deedsOf(node as Row));
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

/** What a member or a row does and says, where it does. */
function deedsOf(node: Row): readonly Node[] {
	if (node.type === "Property" && !node.method && !node.shorthand && DEEDS.includes(node.key?.name ?? ""))
		return node.value === undefined ? [] : [node.value];
	const row = node.type === "CallExpression" && node.callee?.name === "row" ? (node.arguments ?? []) : [];
	return row.slice(SAYS, READ + 1);
}

/** Every node, those in front first. */
function visit(node: Node, see: (node: Node) => void): void {
	see(node);
	for (const part of Object.values(node).flat()) if (part !== null && typeof part === "object" && "type" in part) visit(part as Node, see);
}

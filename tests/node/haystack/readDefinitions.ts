// SPDX-License-Identifier: Apache-2.0
/** Writes definitions.json, the structure of Project Haystack's definitions: `npx tsc && node dist/tests/node/haystack/readDefinitions.js <checkout of haystack-defs> && npm run format`. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../tree.js";
import type { Definition } from "./definitions.js";

type Tags = { [tag: string]: string[] };

const left = ["doc", "wikipedia", "docTaxonomy", "docAssociations"];
/** Tags of a definition that hold one thing; all others with a value hold a list (docHaystack Normalization, "Normalize Tags"). */
const single = [
	"of",
	"reciprocalOf",
	"dis",
	"mime",
	"fileExt",
	"version",
	"baseUri",
	"minVal",
	"maxVal",
	"containedBy",
	"inputs",
	"outputs",
];

const checkout = process.argv[2];
if (!checkout) throw new Error("say where the checkout of haystack-defs is: node dist/tests/node/haystack/readDefinitions.js <checkout>");
const commit = execFileSync("git", ["-C", checkout, "rev-parse", "HEAD"], { encoding: "utf8" }).trim();
const records = libsOf(checkout).flatMap((lib) => recordsOf(join(checkout, "src", lib, "lib"), lib));
writeFileSync(join(root, "tests/node/haystack/definitions.json"), asJson(definitions(records)));

function libsOf(folder: string): string[] {
	return readdirSync(join(folder, "src")).filter((name) => /^ph/.test(name));
}

function recordsOf(folder: string, lib: string): Tags[] {
	const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
	return texts.flatMap((text) => text.split(/^--+\s*$/m).map((part) => record(part, lib)));
}

/** The tags of one record of Trio, each with what it lists. A block is indented; what is left over from a comment has no tag. */
function record(text: string, lib: string): Tags {
	const tags: Tags = { lib: [lib] };
	for (const [, tag, value = ""] of text.replace(/^\/\/.*$/gm, "").matchAll(/^(\w+)(?::((?:.*)(?:\n[ \t]+.*|\n(?=\n[ \t]))*))?$/gm)) {
		if (!left.includes(tag)) tags[tag] = tag === "enum" ? names(value) : tag === "children" ? prototypes(value) : items(value);
	}
	return tags;
}

/** What a list, a symbol, a text or a number holds; nothing for a marker. */
function items(value: string): string[] {
	return value
		.replace(/^\s*\[|\]\s*$/g, "")
		.split(",")
		.map((item) =>
			item
				.trim()
				.replace(/^\^/, "")
				.replace(/^(["`])(.*)\1$/, "$2"),
		)
		.filter((item) => item !== "");
}

/** The names of an enumeration: what stands before the colon of each point of the list, or each line if it has no points. */
function names(value: string): string[] {
	const points = [...value.matchAll(/^\s*- ([^:\n]+)/gm)].map(([, name]) => name.trim());
	return points.length > 0 ? points : value.split("\n").flatMap((line) => line.trim() || []);
}

function prototypes(value: string): string[] {
	return [...value.matchAll(/\{([^}]*)\}/g)].map(([, tags]) => tags.trim());
}

/** Definitions by name, with what extensions (defx) add to them. */
function definitions(from: readonly Tags[]): Map<string, Tags> {
	const byName = new Map(from.flatMap((tags): [string, Tags][] => (tags.def ? [[tags.def[0], tags]] : [])));
	for (const { defx, lib, ...more } of from.filter((tags) => tags.defx)) extend(byName.get(defx[0]), more, `${lib}: ${defx}`);
	return byName;
}

function extend(definition: Tags | undefined, more: Tags, where: string): void {
	if (!definition) throw new Error(`${where} extends what is not defined`);
	for (const [tag, value] of Object.entries(more)) definition[tag] = [...(definition[tag] ?? []), ...value];
}

function asJson(found: Map<string, Tags>): string {
	const head = {
		source: "https://github.com/Project-Haystack/haystack-defs",
		commit,
		version: found.get("lib:ph")?.version[0],
		licence:
			"Copyright Project-Haystack, Academic Free License 3.0; the structure alone, without doc, by tests/node/haystack/readDefinitions.ts",
	};
	const rows = [...found.keys()].sort().map((name) => `${JSON.stringify(name)}:${JSON.stringify(definition(found.get(name) as Tags))}`);
	return `${JSON.stringify(head).slice(0, -1)},"definitions":{\n${rows.join(",\n")}\n}}\n`;
}

function definition({ def: _, lib, ...tags }: Tags): Definition {
	const shaped = Object.entries(tags).map(([tag, value]) => [tag, value.length === 0 ? true : single.includes(tag) ? value[0] : value]);
	return { lib: lib[0], ...Object.fromEntries(shaped) };
}

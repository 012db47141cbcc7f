// SPDX-License-Identifier: Apache-2.0
/** Project Haystack's definitions as published, and how they descend from each other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../tree.js";

/** A definition: symbols without the ^, markers as true. */
export interface Definition {
	/** Without "lib:". */
	readonly lib: string;
	/** Left out by feature keys, which are of their feature. */
	readonly is?: readonly string[];
	readonly tagOn?: readonly string[];
	readonly of?: string;
	readonly enum?: readonly string[];
	readonly openEnum?: true;
	readonly mandatory?: true;
	readonly noSideEffects?: true;
	readonly prefUnit?: readonly string[];
	readonly minVal?: string;
	readonly maxVal?: string;
	/** Prototypes: tags with a space between them. */
	readonly children?: readonly string[];
	readonly dis?: string;
	readonly mime?: string;
	readonly fileExt?: string;
	readonly version?: string;
	readonly baseUri?: string;
	readonly depends?: readonly string[];
}

const file = JSON.parse(readFileSync(join(root, "tests/node/haystack/definitions.json"), "utf8")) as {
	readonly version: string;
	readonly definitions: { readonly [name: string]: Definition };
};

/** What the definitions call their version. */
export const version = file.version;

/** Definitions by name. */
export const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(file.definitions));

/** What a definition says it is: a feature key is of its feature. */
export function is(name: string): readonly string[] {
	const feature = name.split(":");
	return definitions.get(name)?.is ?? (feature.length > 1 ? [feature[0]] : []);
}

/** A definition and all that it descends from, the nearest first. */
export function inheritance(name: string): readonly string[] {
	const found = [name];
	for (const each of found) found.push(...is(each).filter((parent) => !found.includes(parent)));
	return found;
}

/** Whether a definition is another one, or descends from it. */
export function descends(name: string, from: string): boolean {
	return inheritance(name).includes(from);
}

/** All definitions that descend from one, without itself. */
export function subtypes(of: string): readonly string[] {
	return [...definitions.keys()].filter((name) => name !== of && descends(name, of));
}

/** The names of the definitions that a record's tags implement (docHaystack Reflection): tags, and conjuncts whose markers are all there. */
export function reflected(has: (tag: string) => boolean): readonly string[] {
	return [...definitions.keys()].filter((name) => !name.includes(":") && name.split("-").every(has));
}

/** The nearest value of a tag of a definition in its inheritance. */
export function inherited<Tag extends keyof Definition>(name: string, tag: Tag): Definition[Tag] | undefined {
	return inheritance(name)
		.map((each) => definitions.get(each)?.[tag])
		.find((value) => value !== undefined);
}

/** Those of some definitions from which no other of them descends. */
export function finest(names: readonly string[]): readonly string[] {
	return names.filter((name) => !names.some((other) => other !== name && descends(other, name)));
}

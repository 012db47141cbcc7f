// SPDX-License-Identifier: Apache-2.0
/** The files of the house as text, and what they import. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One file. */
export interface Source {
	/** From the top of the repository. */
	readonly path: string;
	/** Without the line that names an interpreter. */
	readonly text: string;
	readonly lines: readonly string[];
}

/** The files whose names end so. */
export function sourcesOf(ending: RegExp): Source[] {
	return ["src", "hosts", "docs", "tests"]
		.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile() && ending.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => {
			const text = readFileSync(path, "utf8").replace(/^#!.*\n/, "");
			return { path, text, lines: text.split("\n") };
		});
}

/** What a file imports, types too, as paths from the top. */
export function imports({ path, text }: Pick<Source, "path" | "text">): string[] {
	return [...text.matchAll(/(?:^|\n)(?:import|export)\s[^;"]*?from "([^"]+)"|(?:^|\n)import "([^"]+)"/g)].map((match) => {
		const target = match[1] ?? match[2];
		return target.startsWith(".") ? join(path, "..", target) : target;
	});
}

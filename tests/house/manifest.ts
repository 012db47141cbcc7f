// SPDX-License-Identifier: Apache-2.0
/** What manifest.json has to list, as it follows from the files on disk: mcconfig's wildcards go one folder deep, and in preload they ignore TypeScript. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow, root } from "../tree.js";
import { neutralFolders } from "../xs/neutral.js";

type Names = Readonly<Record<string, unknown>>;

/** The parts of the manifest that are read here. */
export interface Manifest {
	readonly modules: Names;
	readonly preload: readonly string[];
	readonly platforms: { readonly "x-cli-lin": { readonly modules: Names } };
}

/** Where the manifest is. */
export const manifestFile = join(root, "manifest.json");

/** The manifest as it is. */
export function readManifest(): Manifest {
	return JSON.parse(readFileSync(manifestFile, "utf8"));
}

/** The manifest as it should be: a line in the module map for each folder, each module by name in preload. */
export function dueManifest(manifest: Manifest): Manifest {
	const modules = ["src", "hosts/bench"]
		.flatMap(filesBelow)
		.filter((file) => /(?<!\.d)\.ts$/.test(file))
		.map((file) => file.slice(0, -".ts".length));
	const tests = manifest.platforms["x-cli-lin"];
	return {
		...manifest,
		modules: { ...others(manifest.modules), ...folderLines(modules.map(dirname)) },
		preload: modules,
		platforms: {
			...manifest.platforms,
			"x-cli-lin": { ...tests, modules: { ...others(tests.modules), ...folderLines(neutralFolders()) } },
		},
	};
}

function folderLines(folders: readonly string[]): Names {
	return Object.fromEntries([...new Set(folders)].sort().map((folder) => [`${folder}/*`, `./${folder}/*`]));
}

/** The entries that follow from nothing on disk: "~", "*" and modules that are named one by one. */
function others(names: Names): Names {
	return Object.fromEntries(Object.entries(names).filter(([name]) => !name.endsWith("/*")));
}

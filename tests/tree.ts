// SPDX-License-Identifier: Apache-2.0
/** The repository as a tree of files: where it stands, and what lies below a folder. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, seen from dist/tests/. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The files below a folder of the repository, as paths from the root, sorted; none if there is no such folder. */
export function filesBelow(folder: string): string[] {
	if (!existsSync(join(root, folder))) return [];
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length))
		.sort();
}

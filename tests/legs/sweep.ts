// SPDX-License-Identifier: Apache-2.0
/** Removes from dist what tsc has left behind: the output of sources that are gone, which would go on being tested. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, root } from "../tree.js";

/** Deletes every compiled file whose TypeScript file no longer exists, and names the modules among them. */
export function sweep(): string[] {
	const stale = filesBelow("dist").filter((file) => {
		const source = /^dist\/(.*)\.js(?:\.map)?$/.exec(file)?.[1];
		return source !== undefined && !existsSync(join(root, `${source}.ts`));
	});
	for (const file of stale) rmSync(join(root, file), { force: true });
	return stale.filter((file) => file.endsWith(".js"));
}

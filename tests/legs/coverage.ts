// SPDX-License-Identifier: Apache-2.0
/** Whether the control core's own tests have run every line and every branch of the control core, as c8 finds in the counts of V8. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesBelow, root } from "../tree.js";
import type { Outcome } from "./leg.js";
import { countsFolder } from "./node.js";

/** Reports what was not run. What is required stands in package.json under "c8". */
export async function coverage(): Promise<Outcome> {
	loadAll();
	const c8 = spawnSync(process.execPath, [join(root, "node_modules/c8/bin/c8.js"), "report"], {
		cwd: root,
		encoding: "utf8",
	});
	if (c8.status !== 0) {
		console.log(`${c8.stdout}${c8.stderr}`);
		return outcome(1, "not complete; see the table above for the lines");
	}
	// c8 finds nothing wrong with files that it has not looked at
	const unseen = unseenModules();
	if (unseen.length > 0) return outcome(1, `c8 has not looked at ${unseen.join(", ")}`);
	return outcome(0, "every line and branch has run");
}

function outcome(failed: number, note: string): Outcome {
	return { name: "coverage of src/control", passed: 0, failed, notes: [note] };
}

/** Loads every module of the core once, so that one which no test imports is not missing from the table but stands there with 0 %. */
function loadAll(): void {
	const modules = filesBelow("dist/src/control").filter((file) => file.endsWith(".js"));
	const imports = modules.map((file) => `import ${JSON.stringify(pathToFileURL(join(root, file)).href)};`);
	const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", imports.join("\n")], {
		encoding: "utf8",
		env: { ...process.env, NODE_V8_COVERAGE: countsFolder },
	});
	if (status !== 0) throw new Error(`not every module of src/control can be loaded:\n${stderr}`);
}

function unseenModules(): string[] {
	const file = join(root, "coverage/coverage-summary.json");
	const seen = existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, "utf8"))) : [];
	return filesBelow("src/control").filter((module) => !seen.includes(join(root, module)));
}

// SPDX-License-Identifier: Apache-2.0
/** All tests on Node, by ava, while V8 counts what of the control core has run. */
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../tree.js";
import { AvaReport } from "./avaReport.js";
import type { Outcome } from "./leg.js";

const coverageFolder = join(root, "coverage");

/** Where V8 leaves its counts, and where c8 looks for them. */
export const countsFolder = join(coverageFolder, "tmp");

/** Runs ava and prints what a person needs of its report. */
export async function node(): Promise<Outcome> {
	await rm(coverageFolder, { recursive: true, force: true });
	const report = new AvaReport();
	const status = await ava((line) => {
		for (const shown of report.read(line)) console.log(shown);
	});
	return { name: `Node ${process.versions.node} (ava)`, ...report.counts(status) };
}

function ava(read: (line: string) => void): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [join(root, "node_modules/ava/entrypoints/cli.mjs")], {
			cwd: root,
			stdio: ["ignore", "pipe", "inherit"],
			// a terminal of type linux would get other symbols than those that the report is read by
			env: { ...process.env, NODE_V8_COVERAGE: countsFolder, TERM: "dumb", FORCE_COLOR: "0" },
		});
		createInterface({ input: child.stdout }).on("line", read);
		child.on("error", reject);
		child.on("close", (code) => resolve(code ?? 1));
	});
}

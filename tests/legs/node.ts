// SPDX-License-Identifier: Apache-2.0
/** All tests on Node, by ava: the control core's own, while V8 counts what of it they run, and all others. Counting takes time, and would reach into every process that a test starts. */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../tree.js";
import { AvaReport } from "./avaReport.js";
import type { Outcome } from "./leg.js";

const coverageFolder = join(root, "coverage");

/** Where V8 leaves its counts, and where c8 looks for them. */
export const countsFolder = join(coverageFolder, "tmp");

/** The room whose tests have to run every line of the control core. */
const CORE = "control";

/** Runs the core's own tests. */
export async function core(): Promise<Outcome> {
	await rm(coverageFolder, { recursive: true, force: true });
	return ava("the control core", [CORE], { NODE_V8_COVERAGE: countsFolder });
}

/** Runs all others. */
export function node(): Promise<Outcome> {
	const rooms = readdirSync(join(root, "dist/tests"), { withFileTypes: true }).filter(
		(entry) => entry.isDirectory() && entry.name !== CORE,
	);
	return ava("all others", rooms.map(({ name }) => name).sort(), {});
}

/** Runs the tests of some rooms, and prints what a person needs of ava's report. */
async function ava(what: string, rooms: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
	const report = new AvaReport();
	const status = await reported(rooms, env, (line) => {
		for (const shown of report.read(line)) console.log(shown);
	});
	return { name: `Node ${process.versions.node} (ava), ${what}`, ...report.counts(status) };
}

function reported(rooms: readonly string[], env: NodeJS.ProcessEnv, read: (line: string) => void): Promise<number> {
	return new Promise((resolve, reject) => {
		const patterns = rooms.map((room) => `dist/tests/${room}/**/*.test.js`);
		const child = spawn(process.execPath, [join(root, "node_modules/ava/entrypoints/cli.mjs"), ...patterns], {
			cwd: root,
			stdio: ["ignore", "pipe", "inherit"],
			// a terminal of type linux would get other symbols than those that the report is read by
			env: { ...process.env, ...env, TERM: "dumb", FORCE_COLOR: "0" },
		});
		createInterface({ input: child.stdout }).on("line", read);
		child.on("error", reject);
		child.on("close", (code) => resolve(code ?? 1));
	});
}

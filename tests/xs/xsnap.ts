// SPDX-License-Identifier: Apache-2.0
/** The engine-neutral tests on the XS that comes with npm, frozen as on the device: a fresh engine for each test module, so that a crash stays with its cause. */
import { join } from "node:path";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { abreast } from "../legs/abreast.js";
import type { Outcome } from "../legs/leg.js";
import { root } from "../tree.js";
import { asPreloaded } from "./asPreloaded.js";
import { quickTests } from "./neutral.js";
import { ModuleRun } from "./verdicts.js";

const standIn = join(root, "dist/tests/xs/ava.js");
const freezer = join(root, "dist/tests/xs/preloaded.js");
const timeoutMs = 300_000;

/** Runs the tests, or says why there is no engine; in continuous integration that is a failure. */
export async function xsnap(): Promise<Outcome> {
	const found = await findWorker({ say: console.log });
	if (!found.ok) {
		const failed = process.env.CI && process.env.CI !== "false" ? 1 : 0;
		return { name: "XS (xsnap)", passed: 0, failed, notes: [`did not run: ${found.why}`] };
	}
	const runs = await abreast(quickTests(), (module) => runModule(found.file, module));
	const failures = runs.flatMap((run) => run.failures());
	for (const failure of failures) console.log(failure);
	const passed = runs.reduce((sum, run) => sum + run.passed, 0);
	return { name: `XS ${found.engine} (xsnap)`, passed, failed: failures.length, notes: [] };
}

async function runModule(worker: string, module: string): Promise<ModuleRun> {
	const run = new ModuleRun(module);
	const write = (line: string): void => void run.read(line);
	const engine = new Engine({ worker, modules: { ava: standIn }, prepare: asPreloaded, write, timeoutMs });
	try {
		await engine.import("freezer", freezer);
		await engine.call("freezer.freezeBuiltIns()");
		await engine.import("file", join(root, "dist", `${module}.js`));
		await engine.import("ava", standIn);
		await engine.call("freezer.begin()");
		await engine.call("ava.run(write)");
	} catch (error) {
		run.breakOff(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
	}
	await engine.close();
	return run;
}

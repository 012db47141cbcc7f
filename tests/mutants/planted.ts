// SPDX-License-Identifier: Apache-2.0
/** A house of one module and its tests, made for the occasion in a temporary folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Judgement } from "./judgement.js";
import { testMutants } from "./run.js";
import type { Survivor } from "./survivors.js";

/** What is planted. */
export interface Planted {
	/** The module's JavaScript. */
	readonly module: string;
	/** What `planted` (the module) and `t` are asked in each test. */
	readonly tests: readonly string[];
	readonly reasons?: readonly Survivor[];
	readonly patienceMs?: number;
}

/** What the runner says of it. */
export async function judgementOf({ module, tests, reasons = [], patienceMs = 60_000 }: Planted): Promise<Judgement> {
	const root = mkdtempSync(join(tmpdir(), "pilotlight-planted-"));
	const [source, checks] = [join(root, "dist/src/control"), join(root, "dist/tests/control")];
	for (const folder of [source, checks]) mkdirSync(folder, { recursive: true });
	writeFileSync(join(source, "planted.js"), module);
	writeFileSync(join(source, "planted.js.map"), '{ "version": 3, "sources": ["planted.ts"], "names": [], "mappings": "AAAA" }');
	const bodies = tests.map((body, i) => `test("${i}", (t) => { ${body} });`);
	const imports = 'import test from "ava"; import * as planted from "../../src/control/planted.js";';
	writeFileSync(join(checks, "planted.test.js"), [imports, ...bodies].join("\n"));
	try {
		return await testMutants({ house: { root, modules: ["src/control/planted.ts"] }, reasons, patienceMs });
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
}

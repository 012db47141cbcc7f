// SPDX-License-Identifier: Apache-2.0
/** A sample of the mutants of the control core, always the same. All of them take minutes: `npm run mutants`. */
import { isFine } from "../mutants/judgement.js";
import { reportLines } from "../mutants/report.js";
import { testMutants } from "../mutants/run.js";
import type { Outcome } from "./leg.js";

/** One mutant in so many is tried. */
const EVERY = 400;

/** One test for all of them: a mutant alone is not much of a test. */
export async function mutants(): Promise<Outcome> {
	const begun = performance.now();
	const judgement = await testMutants({ picks: ({ number }) => number % EVERY === 0 });
	const fine = isFine(judgement);
	const lines = reportLines(judgement, (performance.now() - begun) / 1_000);
	if (!fine) for (const line of lines) console.log(line);
	return { name: "mutants", passed: fine ? 1 : 0, failed: fine ? 0 : 1, notes: lines.slice(-2, -1) };
}

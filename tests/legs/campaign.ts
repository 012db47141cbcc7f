// SPDX-License-Identifier: Apache-2.0
/** A short fault-injection campaign, always the same. */
import { runOnAllCores } from "../campaign/crew.js";
import { failureText } from "../campaign/report.js";
import type { Outcome } from "./leg.js";

const RUNS = 200;
const SEED = 1;

/** One test for all runs: a run alone is not much of a test. */
export async function campaign(): Promise<Outcome> {
	const { tally, failures } = await runOnAllCores({ first: SEED, count: RUNS });
	for (const failure of failures.slice(0, 1)) console.log(failureText(failure));
	const hours = (tally.milliseconds / 3_600_000).toFixed(1);
	const notes = [`${RUNS} runs from seed ${SEED}, ${hours} virtual hours, ${tally.closings} closings, ${failures.length} violations`];
	return { name: "campaign", passed: failures.length === 0 ? 1 : 0, failed: failures.length === 0 ? 0 : 1, notes };
}

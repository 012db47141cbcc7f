// SPDX-License-Identifier: Apache-2.0
/** Short campaigns, always the same: faults of a charger, and what becomes of whatever is outside of it. */
import { runOnAllCores } from "../campaign/crew.js";
import { failureText as outsideFailureText } from "../campaign/outside/report.js";
import { runOnAllCores as runOutside } from "../campaign/outside/seeds.js";
import { failureText } from "../campaign/report.js";
import type { Failure } from "../campaign/seeds.js";
import type { Outcome } from "./leg.js";

const RUNS = 120;
const OUTSIDE_RUNS = 40;
const SEED = 1;
const HOUR_MS = 3_600_000;

/** One test for all runs: a run alone is not much of a test. */
export async function campaign(): Promise<Outcome> {
	const { tally, failures } = await runOnAllCores({ first: SEED, count: RUNS });
	for (const failure of failures.slice(0, 1)) console.log(failureText(failure));
	return outcomeOf("campaign", RUNS, tally, failures);
}

/** The same of the outside. */
export async function campaignOutside(): Promise<Outcome> {
	const { tally, failures } = await runOutside({ first: SEED, count: OUTSIDE_RUNS });
	for (const failure of failures.slice(0, 1)) console.log(outsideFailureText(failure));
	return outcomeOf("campaign of the outside", OUTSIDE_RUNS, tally, failures);
}

function outcomeOf(
	name: string,
	runs: number,
	{ milliseconds, closings }: { readonly milliseconds: number; readonly closings: number },
	failures: readonly Failure[],
): Outcome {
	const hours = (milliseconds / HOUR_MS).toFixed(1);
	const notes = [`${runs} runs from seed ${SEED}, ${hours} virtual hours, ${closings} closings, ${failures.length} violations`];
	return { name, passed: failures.length === 0 ? 1 : 0, failed: failures.length === 0 ? 0 : 1, notes };
}

// SPDX-License-Identifier: Apache-2.0
/** Runs the plans of many seeds one after the other, in one thread or on all cores. */
import { runAbreast, type Work } from "../crew.js";
import type { Failure, Harvest, Seeds } from "../seeds.js";
import { planOf } from "./plan.js";
import { play } from "./run.js";
import { add, emptyTally, type Tally } from "./tally.js";

/** Runs them all, whatever happens. */
export function runSeeds({ first, count }: Seeds): Harvest<Tally> {
	const tally = emptyTally();
	const failures: Failure[] = [];
	for (let seed = first; seed < first + count; seed++) {
		const verdict = play(planOf(seed));
		add(tally, verdict.tally);
		if (verdict.broken !== undefined) failures.push({ seed, rule: verdict.broken.name });
	}
	return { tally, failures };
}

const OUTSIDE: Work<Tally> = { worker: new URL("./worker.js", import.meta.url), portion: 5, empty: emptyTally, add };

/** The same on all cores; `heard` gets the tally so far, now and then. */
export async function runOnAllCores(seeds: Seeds, heard: (tally: Tally) => void = () => {}): Promise<Harvest<Tally>> {
	return await runAbreast(OUTSIDE, seeds, heard);
}

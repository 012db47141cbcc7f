// SPDX-License-Identifier: Apache-2.0
/** Runs the scenarios of many seeds one after the other. */
import { generate } from "./generate.js";
import { drawn } from "./installed.js";
import { FIRMWARE, type Make, play } from "./play.js";
import { add, emptyTally, type Tally } from "./tally.js";

/** Seeds in a row. */
export interface Seeds {
	readonly first: number;
	readonly count: number;
}

/** A run in which a rule was broken. */
export interface Failure {
	readonly seed: number;
	/** Name of the rule. */
	readonly rule: string;
}

/** What came of them. */
export interface Harvest<T = Tally> {
	readonly tally: T;
	readonly failures: readonly Failure[];
}

/** Runs them all, whatever happens. */
export function runSeeds({ first, count }: Seeds, make: Make = FIRMWARE): Harvest {
	const tally = emptyTally();
	const failures: Failure[] = [];
	for (let seed = first; seed < first + count; seed++) {
		const verdict = play(generate(seed), make, drawn(seed));
		add(tally, verdict.tally);
		if (verdict.violation !== undefined) failures.push({ seed, rule: verdict.violation.rule.name });
	}
	return { tally, failures };
}

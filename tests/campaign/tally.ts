// SPDX-License-Identifier: Apache-2.0
/** The tally of a campaign: what was played and what came up, so that one sees that it exercises things. */
import { FAULTS } from "../../src/control/faults.js";

/** Counts; all of them add up over runs. */
export interface Tally {
	runs: number;
	/** Runs in which the contactor closed. */
	charged: number;
	milliseconds: number;
	commands: number;
	closings: number;
	/** Time with the contactor closed. */
	closedMs: number;
	/** Raisings of each fault, by its place in the catalogue. */
	readonly faults: number[];
	violations: number;
}

/** Nothing counted yet. */
export function emptyTally(): Tally {
	return { runs: 0, charged: 0, milliseconds: 0, commands: 0, closings: 0, closedMs: 0, faults: FAULTS.map(() => 0), violations: 0 };
}

/** Adds `more` to `sum`. */
export function add(sum: Tally, more: Tally): void {
	sum.runs += more.runs;
	sum.charged += more.charged;
	sum.milliseconds += more.milliseconds;
	sum.commands += more.commands;
	sum.closings += more.closings;
	sum.closedMs += more.closedMs;
	sum.violations += more.violations;
	for (let place = 0; place < sum.faults.length; place++) sum.faults[place] += more.faults[place];
}

/** The faults that came up, the most frequent first: `diode 12, cable 3`. */
export function faultsText({ faults }: Tally): string {
	const seen = FAULTS.map(({ name }, place) => ({ name, count: faults[place] })).filter(({ count }) => count > 0);
	return seen
		.sort((a, b) => b.count - a.count)
		.map(({ name, count }) => `${name} ${count}`)
		.join(", ");
}

/** The faults that did not. */
export function unseenText({ faults }: Tally): string {
	return FAULTS.filter((_, place) => faults[place] === 0)
		.map(({ name }) => name)
		.join(", ");
}

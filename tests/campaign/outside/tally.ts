// SPDX-License-Identifier: Apache-2.0
/** The tally of a campaign of the outside: what was played, and which trouble began at which step of a charge. */
import { STEPS, type Step } from "./steps.js";

/** Counts; all of them add up over runs, but for the longest time. */
export class Tally {
	runs = 0;
	milliseconds = 0;
	closings = 0;
	/** Requests that were done. */
	requests = 0;
	/** How often the outside was started anew. */
	restarts = 0;
	violations = 0;
	/** The longest time until all was back, ms. */
	backMs = 0;
	/** By trouble, then by step. */
	troubles: { [trouble: string]: { [step in Step]?: number } } = {};

	/** A trouble begins. */
	note(trouble: string, step: Step): void {
		this.troubles[trouble] ??= {};
		this.troubles[trouble][step] = (this.troubles[trouble][step] ?? 0) + 1;
	}
}

/** Nothing counted yet. */
export function emptyTally(): Tally {
	return new Tally();
}

/** Adds `more` to `sum`; it may have come from another thread. */
export function add(sum: Tally, more: Omit<Tally, "note">): void {
	for (const key of ["runs", "milliseconds", "closings", "requests", "restarts", "violations"] as const) sum[key] += more[key];
	sum.backMs = Math.max(sum.backMs, more.backMs);
	for (const [trouble, steps] of Object.entries(more.troubles))
		for (const step of STEPS) {
			const into = (sum.troubles[trouble] ??= {});
			if (steps[step] !== undefined) into[step] = (into[step] ?? 0) + steps[step];
		}
}

const HOUR_MS = 3_600_000;

/** What was played, in a few lines. */
export function tallyText(tally: Tally, seconds: number): string {
	const { runs, milliseconds, closings, requests, restarts, violations, backMs } = tally;
	return [
		`${runs} runs, ${(milliseconds / HOUR_MS).toFixed(1)} virtual hours, ${closings} closings, ${requests} requests done, ${restarts} restarts of the outside`,
		...troubleLines(tally),
		`all was back within ${(backMs / 1_000).toFixed(0)} s at the latest`,
		`took ${seconds.toFixed(1)} s: ${(runs / seconds).toFixed(1)} runs/s`,
		`${violations} of ${runs} runs broke a rule`,
	].join("\n");
}

/** How often each trouble began at each step. */
function troubleLines({ troubles }: Tally): string[] {
	const names = Object.keys(troubles).sort();
	const width = Math.max(0, ...names.map((name) => name.length));
	const head = `${"".padEnd(width)} ${STEPS.map((step) => step.padStart(11)).join("")}`;
	return [
		head,
		...names.map((name) => `${name.padEnd(width)} ${STEPS.map((step) => `${troubles[name][step] ?? 0}`.padStart(11)).join("")}`),
	];
}

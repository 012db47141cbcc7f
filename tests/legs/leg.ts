// SPDX-License-Identifier: Apache-2.0
/** A leg of the test run: the tests on one engine, or one check of the whole, with what came of it. */

/** What came of a leg. */
export interface Outcome {
	readonly name: string;
	readonly passed: number;
	readonly failed: number;
	/** What a reader should know beside the counts; why it did not run, for instance. */
	readonly notes: readonly string[];
}

/** Runs a leg. It prints its failures in full itself; an exception counts as one more. */
export type Leg = () => Promise<Outcome>;

/** Runs legs one after the other, sums them up, and leaves the verdict in the last line and in the exit code. */
export async function runLegs(legs: Readonly<Record<string, Leg>>): Promise<readonly Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const [name, leg] of Object.entries(legs)) {
		const begun = performance.now();
		const { notes, ...outcome } = await leg().catch((error: unknown): Outcome => {
			console.log(error instanceof Error ? error.stack : error);
			return { name, passed: 0, failed: 1, notes: ["broke off"] };
		});
		outcomes.push({ ...outcome, notes: [...notes, `${Math.round((performance.now() - begun) / 1_000)} s`] });
	}
	console.log("");
	for (const outcome of outcomes) console.log(summary(outcome));
	const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
	const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
	console.log(`\n${passed} passed, ${failed} failed`);
	if (failed > 0) process.exitCode = 1;
	return outcomes;
}

/** One line for a leg: `XS 13.3 (xsnap): 12 passed, 0 failed`, with its notes. */
export function summary({ name, passed, failed, notes }: Outcome): string {
	const counts = passed + failed > 0 ? [`${passed} passed, ${failed} failed`] : [];
	return `${name}: ${[...counts, ...notes].join("; ")}`;
}

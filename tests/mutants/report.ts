// SPDX-License-Identifier: Apache-2.0
/** A judgement in words: the lines that a person reads. */
import { isFine, type Judgement } from "./judgement.js";
import type { Mutant } from "./workshop.js";

/** One mutant: where it stands, and what became what. */
export function lineFor({ file, line, within, code, becomes }: Mutant): string {
	return `${file}:${line} ${within}: ${code} → ${becomes}`;
}

/** Every survivor with its reason, everything that is wrong, the counts, and the verdict as the last line. */
export function reportLines(judgement: Judgement, seconds: number): string[] {
	const { mutants, killed, endless, survived, stale, errors } = judgement;
	const unexplained = survived.filter(({ because }) => because === undefined).length;
	return [
		...survived.map(({ mutant, because }) => `survived ${lineFor(mutant)}\n         ${because ? `because ${because}` : "NO REASON"}`),
		...errors.map(({ mutant, failure }) => `error    ${lineFor(mutant)}\n         ${failure}`),
		...stale.map(({ at, code, becomes }) => `stale    ${at}: ${code} → ${becomes}\n         no such mutant lives: strike its reason`),
		"",
		`${mutants} mutants in ${Math.round(seconds)} s: ${killed} killed by an assertion, ${endless} timed out in a loop that does not end, ` +
			`${survived.length} survived, ${errors.length} errors`,
		isFine(judgement)
			? "every survivor has its reason"
			: `${unexplained} survivors without a reason, ${stale.length} stale reasons, ${errors.length} errors`,
	];
}

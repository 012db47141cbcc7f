// SPDX-License-Identifier: Apache-2.0
/** What people read of a run in which a rule was broken: which, how, the shortest plan that does the same, and how to repeat it. */
import { fewer } from "../minimize.js";
import type { Failure } from "../seeds.js";
import { type Happening, type Plan, planText } from "./happening.js";
import { type Mistake, NO_MISTAKE } from "./mistake.js";
import { planOf } from "./plan.js";
import type { Broken } from "./rules.js";
import { play } from "./run.js";

/** The rule, the moment, and what was seen. */
export function brokenText({ name, says, at, seen }: Broken): string {
	return `breaks ${name} at ${(at / 1_000).toFixed(3)} s\n  rule: ${says}\n  seen: ${seen}`;
}

/** The shortest plan that was found to break the same rule; `plan` itself if it breaks none. */
export function minimize(plan: Plan, mistake: Mistake = NO_MISTAKE): Plan {
	const name = play(plan, mistake).broken?.name;
	if (name === undefined) return plan;
	const breaks = (happenings: readonly Happening[]): boolean => play({ ...plan, happenings }, mistake).broken?.name === name;
	return { ...plan, happenings: fewer(plan.happenings, breaks) };
}

/** A failed run: its seed, the shortest plan, and how to run both again. */
export function failureText({ seed }: Failure): string {
	const plan = minimize(planOf(seed));
	const { broken } = play(plan);
	return [
		`seed ${seed}, minimized, ${broken === undefined ? "breaks nothing any more" : brokenText(broken)}`,
		`  plan, for npm run campaign:outside -- --plan FILE:\n    ${planText(plan).replaceAll("\n", "\n    ")}`,
		`  the whole run again: npm run campaign:outside -- --runs 1 --seed ${seed}`,
	].join("\n");
}

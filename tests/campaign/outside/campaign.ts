// SPDX-License-Identifier: Apache-2.0
/** The campaign of the outside: it, broker, access point, names and clock are killed at each step of a charge; `npm run campaign:outside -- --runs N --seed S`. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { print, runProgram } from "../program.js";
import { planIn } from "./happening.js";
import { brokenText, failureText } from "./report.js";
import { play } from "./run.js";
import { runOnAllCores } from "./seeds.js";
import { tallyText } from "./tally.js";

/** Has a plan judged. True if no rule was broken. */
function judge(file: string): boolean {
	const { broken } = play(planIn(readFileSync(file === "-" ? 0 : file, "utf8")));
	print(broken === undefined ? `${file} breaks no rule` : `${file} ${brokenText(broken)}`);
	return broken === undefined;
}

await runProgram(
	{
		usage: "npm run campaign:outside -- [--runs N] [--seed S], or --plan FILE to have one plan judged",
		usualRuns: 1_000,
		...{ runAll: runOnAllCores, failureText, tallyText, judge },
	},
	() => {
		const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string" }, plan: { type: "string" } } });
		return { ...values, file: values.plan };
	},
);

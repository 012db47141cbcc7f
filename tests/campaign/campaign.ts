// SPDX-License-Identifier: Apache-2.0
/** The fault-injection campaign: random charging sessions with random faults, judged by the oracle; `npm run campaign -- --runs N --seed S`. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runOnAllCores } from "./crew.js";
import { FIRMWARE, play } from "./play.js";
import { print, runProgram } from "./program.js";
import { failureText, tallyText, violationText } from "./report.js";

/** Has a scenario judged. True if no rule was broken. */
function judge(file: string, settings: readonly string[]): boolean {
	const { violation } = play(readFileSync(file === "-" ? 0 : file, "utf8"), FIRMWARE, settings);
	print(violation === undefined ? `${file} breaks no rule` : `${file} ${violationText(violation)}`);
	return violation === undefined;
}

await runProgram(
	{
		usage: "npm run campaign -- [--runs N] [--seed S], or --scenario FILE [--set KEY=VALUE]… to have one scenario judged",
		usualRuns: 1_000,
		...{ runAll: runOnAllCores, failureText, tallyText, judge },
	},
	() => {
		const { values } = parseArgs({
			options: {
				runs: { type: "string" },
				seed: { type: "string" },
				scenario: { type: "string" },
				set: { type: "string", multiple: true },
			},
		});
		return { ...values, file: values.scenario };
	},
);

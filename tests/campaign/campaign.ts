// SPDX-License-Identifier: Apache-2.0
/** The fault-injection campaign: random charging sessions with random faults, judged by the oracle; `npm run campaign -- --runs N --seed S`. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runOnAllCores } from "./crew.js";
import { FIRMWARE, play } from "./play.js";
import { failureText, tallyText, violationText } from "./report.js";
import type { Failure } from "./seeds.js";

const USAGE = "npm run campaign -- [--runs N] [--seed S], or --scenario FILE [--set KEY=VALUE]… to have one scenario judged";
const USUAL_RUNS = 1_000;
/** Seeds and runs are at most so great, so that the last seed is an int32 as well. */
const GREATEST = 0x3fffffff;
const PROGRESS_MS = 10_000;
/** Seeds that are listed of those that broke the same rule. */
const SHOWN = 10;

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** A whole number of an option. Throws if it is none. */
function wholeNumber(name: string, text: string | undefined, usual: number, least: number): number {
	if (text === undefined) return usual;
	const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
	if (value < least || value > GREATEST)
		throw new Error(`--${name} cannot be "${text}"; write a whole number from ${least} to ${GREATEST}`);
	return value;
}

/** Runs `count` seeds, and tells what came of it. True if no rule was broken. */
async function run(first: number, count: number): Promise<boolean> {
	print(`seed ${first}, ${count} runs`);
	const startedAt = performance.now();
	let toldAt = startedAt;
	const { tally, failures } = await runOnAllCores({ first, count }, ({ runs, violations }) => {
		if (performance.now() - toldAt < PROGRESS_MS) return;
		toldAt = performance.now();
		print(`  ${runs} runs, ${violations} violations`);
	});
	const seconds = (performance.now() - startedAt) / 1_000;
	for (const failure of firstOfEachRule(failures)) print(`\n${failureText(failure)}\n  ${alikeText(failure, failures)}\n`);
	print(tallyText(tally, seconds));
	return failures.length === 0;
}

/** One failure a rule is enough to go on with; all of them are counted. */
function firstOfEachRule(failures: readonly Failure[]): Failure[] {
	return failures.filter(({ rule }, at) => failures.findIndex((other) => other.rule === rule) === at);
}

/** Runs that broke the same rule. */
function alikeText({ rule }: Failure, failures: readonly Failure[]): string {
	const seeds = failures.filter((other) => other.rule === rule).map(({ seed }) => seed);
	return `runs that broke ${rule}: ${seeds.length}, seeds ${seeds.slice(0, SHOWN).join(", ")}${seeds.length > SHOWN ? " …" : ""}`;
}

/** Has a scenario judged. True if no rule was broken. */
function judge(file: string, settings: readonly string[]): boolean {
	const { violation } = play(readFileSync(file === "-" ? 0 : file, "utf8"), FIRMWARE, settings);
	print(violation === undefined ? `${file} breaks no rule` : `${file} ${violationText(violation)}`);
	return violation === undefined;
}

try {
	const { values } = parseArgs({
		options: { runs: { type: "string" }, seed: { type: "string" }, scenario: { type: "string" }, set: { type: "string", multiple: true } },
	});
	const runs = wholeNumber("runs", values.runs, USUAL_RUNS, 1);
	if (values.set !== undefined && values.scenario === undefined)
		throw new Error("--set goes with --scenario; a run draws its own settings");
	const seed = wholeNumber("seed", values.seed, Date.now() % GREATEST, 0);
	const good = values.scenario === undefined ? await run(seed, runs) : judge(values.scenario, values.set ?? []);
	process.exitCode = good ? 0 : 1;
} catch (error) {
	process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
	process.exitCode = 2;
}

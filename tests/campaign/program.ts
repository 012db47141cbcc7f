// SPDX-License-Identifier: Apache-2.0
/** The program of a campaign: its seeds come first, then what came of them, and of each rule that was broken one run with the command that repeats it. */
import type { Failure, Harvest, Seeds } from "./seeds.js";

/** A campaign. */
export interface Campaign<T extends { readonly runs: number; readonly violations: number }> {
	readonly usage: string;
	readonly usualRuns: number;
	readonly runAll: (seeds: Seeds, heard: (tally: T) => void) => Promise<Harvest<T>>;
	/** A failed run, for people. */
	readonly failureText: (failure: Failure) => string;
	readonly tallyText: (tally: T, seconds: number) => string;
	/** Has one file judged, "-" for the standard input. True if no rule was broken. */
	readonly judge: (file: string, settings: readonly string[]) => boolean;
}

/** What stands on the command line. */
export interface Options {
	readonly runs?: string | undefined;
	readonly seed?: string | undefined;
	/** What is judged in the place of a campaign. */
	readonly file?: string | undefined;
	readonly set?: readonly string[] | undefined;
}

/** Seeds and runs are at most so great, so that the last seed is an int32 as well. */
const GREATEST = 0x3fffffff;
const PROGRESS_MS = 10_000;
/** Seeds that are listed of those that broke the same rule. */
const SHOWN = 10;

/** Prints a line. */
export function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** Runs a campaign as `read` has it from the command line, and leaves in the exit code what came of it: 1 if a rule was broken, 2 if nothing ran. */
export async function runProgram<T extends { readonly runs: number; readonly violations: number }>(
	campaign: Campaign<T>,
	read: () => Options,
): Promise<void> {
	try {
		const { runs, seed, file, set } = read();
		const count = wholeNumber("runs", runs, campaign.usualRuns, 1);
		if (set !== undefined && file === undefined) throw new Error("--set goes with --scenario; a run draws its own settings");
		const first = wholeNumber("seed", seed, Date.now() % GREATEST, 0);
		const good = file === undefined ? await run(campaign, { first, count }) : campaign.judge(file, set ?? []);
		process.exitCode = good ? 0 : 1;
	} catch (error) {
		process.stderr.write(`${(error as Error).message}\n${campaign.usage}\n`);
		process.exitCode = 2;
	}
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
async function run<T extends { readonly runs: number; readonly violations: number }>(
	campaign: Campaign<T>,
	seeds: Seeds,
): Promise<boolean> {
	print(`seed ${seeds.first}, ${seeds.count} runs`);
	const startedAt = performance.now();
	let toldAt = startedAt;
	const { tally, failures } = await campaign.runAll(seeds, ({ runs, violations }) => {
		if (performance.now() - toldAt < PROGRESS_MS) return;
		toldAt = performance.now();
		print(`  ${runs} runs, ${violations} violations`);
	});
	const seconds = (performance.now() - startedAt) / 1_000;
	for (const failure of firstOfEachRule(failures)) print(`\n${campaign.failureText(failure)}\n  ${alikeText(failure, failures)}\n`);
	print(campaign.tallyText(tally, seconds));
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

// SPDX-License-Identifier: Apache-2.0
/** A process that runs the tests of one copy of the house, for one mutant after the other. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { failureOf, tests } from "./ava.js";
import { activate, allowRounds, brokenOff, reached, roundsMade } from "./switch.js";

/** What it is started with: the copy, and the mutant that is active while its modules load (−1 for none). */
export interface Start {
	readonly copy: string;
	readonly mutant: number;
}

/** What it is asked: to run these tests in this order until one fails (`mostRounds` goes by test), or to tell what each of all tests reaches. */
export type Order = { readonly mutant: number; readonly tests: readonly number[]; readonly mostRounds: readonly number[] } | "scout";

/** How one test went with all places noted. */
export interface Scouted {
	readonly title: string;
	readonly failure: string | undefined;
	readonly milliseconds: number;
	readonly rounds: number;
	readonly places: readonly number[];
}

/** What a mutant came to: the test that failed and why, a loop that did not end, or neither. */
export type Fate = { readonly fate: "killed"; readonly test: number; readonly failure: string } | { readonly fate: "endless" | "survived" };

/** What it answers. `loaded` are the places that were reached while the modules loaded. */
export type Answer = Fate | { readonly loaded: readonly number[]; readonly scouted: readonly Scouted[] };

const { copy, mutant }: Start = JSON.parse(process.argv[2]);
activate(mutant);
const folder = join(copy, "dist/tests/control");
for (const file of readdirSync(folder).sort()) if (file.endsWith(".test.js")) await import(pathToFileURL(join(folder, file)).href);
const loaded = reachedPlaces();

process.on("disconnect", () => process.exit());
process.on("message", async (order: Order) => process.send?.(order === "scout" ? await scout() : await run(order)));

async function run({ mutant, tests, mostRounds }: Exclude<Order, "scout">): Promise<Fate> {
	activate(mutant);
	for (const test of tests) {
		allowRounds(mostRounds[test]);
		const failure = await failureOf(test);
		if (brokenOff()) return { fate: "endless" };
		if (failure !== undefined) return { fate: "killed", test, failure };
	}
	return { fate: "survived" };
}

async function scout(): Promise<Answer> {
	const scouted: Scouted[] = [];
	for (let test = 0; test < tests.length; test++) {
		reached.fill(0);
		allowRounds();
		const begun = performance.now();
		const failure = await failureOf(test);
		const milliseconds = performance.now() - begun;
		scouted.push({ title: tests[test].title, failure, milliseconds, rounds: roundsMade(), places: reachedPlaces() });
	}
	return { loaded, scouted };
}

/** The places that were reached. */
function reachedPlaces(): number[] {
	return [...reached.keys()].filter((place) => reached[place] === 1);
}

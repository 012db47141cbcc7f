// SPDX-License-Identifier: Apache-2.0
/** A run from end to end: the tests pass without mutants, then each mutant is tested, then the results are judged. */
import { filesBelow, root } from "../tree.js";
import { survey, testAll } from "./crew.js";
import { type Judgement, judge } from "./judgement.js";
import { SURVIVORS, type Survivor } from "./survivors.js";
import { type House, type Mutant, openWorkshop } from "./workshop.js";

/** What to run; everything of src/control by default. */
export interface Run {
	readonly house?: House;
	readonly reasons?: readonly Survivor[];
	/** Which mutants to test. */
	readonly picks?: (mutant: Mutant) => boolean;
	/** How long to wait for a process that does not answer. A loop that never ends is found long before. */
	readonly patienceMs?: number;
	/** Told how many of how many are done. */
	readonly heard?: (done: number, of: number) => void;
}

/** Records and tables, which do nothing: a test of them would test a number against itself. And what freezes them, which changes nothing that a step does. */
const DATA = ["board.ts", "numbers.ts", "wish.ts", "happened.ts", "frozen.ts"];

/**
 * The rules by which the step is judged, here as well: no code that controls. That they notice what they are there for is
 * shown by tests/control/invariants.test.ts, and by the bugs that tests/search plants.
 */
const JUDGES = ["invariants.ts", "witness.ts", "noted.ts", "watched.ts"];

/** A survey runs all tests one after the other, and has so many times the patience with a mutant. */
const SURVEY_SHARES = 5;

/** The modules that are mutated. */
export function controlHouse(): House {
	const apart = [...DATA, ...JUDGES].map((name) => `src/control/${name}`);
	return { root, modules: filesBelow("src/control").filter((file) => !apart.includes(file)) };
}

/** Runs it. Throws if a test fails without any mutant, because then no result would mean anything. */
export async function testMutants(run: Run = {}): Promise<Judgement> {
	const { house = controlHouse(), reasons = SURVIVORS, picks = () => true, patienceMs = 120_000, heard = () => {} } = run;
	const workshop = openWorkshop(house);
	try {
		const surveyed = await survey(workshop.noting, SURVEY_SHARES * patienceMs);
		requirePasses(await survey(workshop.switched, SURVEY_SHARES * patienceMs));
		requirePasses(surveyed);
		const results = await testAll(workshop.switched, workshop.mutants.filter(picks), surveyed, { patienceMs, heard });
		return judge(results, workshop.mutants, reasons);
	} finally {
		workshop.close();
	}
}

function requirePasses({ tests }: Awaited<ReturnType<typeof survey>>): void {
	const failed = tests.filter(({ failure }) => failure !== undefined);
	if (failed.length > 0)
		throw new Error(`without any mutant, ${failed.length} tests fail; the first: ${failed[0].title}: ${failed[0].failure}`);
	if (tests.length === 0) throw new Error("there are no tests");
}

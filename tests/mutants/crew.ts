// SPDX-License-Identifier: Apache-2.0
/** The crew: processes that test one mutant after the other, and what becomes of a mutant whose process dies or does not answer. */
import { availableParallelism } from "node:os";
import { Hand, type NoAnswer } from "./hand.js";
import type { Answer, Fate, Scouted } from "./worker.js";
import type { Mutant } from "./workshop.js";

/** What became of a mutant. An error says nothing about the tests: the process died, or the modules could not even be loaded. */
export type End = Fate | NoAnswer;

/** A mutant and what became of it. */
export interface Result {
	readonly mutant: Mutant;
	readonly end: End;
}

/** What the tests reach, one by one, and what is reached while the modules load. */
export interface Survey {
	readonly tests: readonly Scouted[];
	readonly loaded: ReadonlySet<number>;
}

/** A loop ends never if there are ten times as many rounds as without the mutant, and this many more. */
const ROUNDS_MORE = 1_000_000;

/** The tests that killed lately are tried first: a neighbour dies of the same. */
const RECENT = 12;

/** Runs all tests on a copy with nothing mutated. */
export async function survey(copy: string, patienceMs: number): Promise<Survey> {
	const hand = new Hand({ copy, mutant: -1 }, patienceMs);
	const answer = await hand.ask("scout");
	hand.end();
	if ("scouted" in answer) return { tests: answer.scouted, loaded: new Set(answer.loaded) };
	throw new Error(`the tests could not be run: ${"failure" in answer ? answer.failure : answer.fate}`);
}

function endOf(answer: Answer | NoAnswer): End {
	return "fate" in answer ? answer : { fate: "error", failure: "an answer to another question" };
}

/** How the crew works. A process that does not answer for `patienceMs` is given up; `heard` is told how many of how many are done. */
export interface Manner {
	readonly patienceMs: number;
	readonly heard: (done: number, of: number) => void;
}

/** Tests mutants on a copy that has them all. */
export async function testAll(
	copy: string,
	mutants: readonly Mutant[],
	surveyed: Survey,
	{ patienceMs, heard }: Manner,
): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = [...mutants];
	const testsAt = testsByPlace(surveyed);
	const mostRounds = surveyed.tests.map(({ rounds }) => 10 * rounds + ROUNDS_MORE);
	const work = async (): Promise<void> => {
		let hand = new Hand({ copy, mutant: -1 }, patienceMs);
		let recent: number[] = [];
		for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
			const { number, place } = mutant;
			const whileLoading = surveyed.loaded.has(place);
			const reaching = testsAt(place);
			const tests = [...new Set([...recent.filter((test) => reaching.includes(test)), ...reaching])];
			const own = whileLoading ? new Hand({ copy, mutant: number }, patienceMs) : hand;
			const end = endOf(await own.ask({ mutant: number, tests, mostRounds }));
			if (whileLoading) own.end();
			else if (end.fate === "error") hand = new Hand({ copy, mutant: -1 }, patienceMs);
			if (end.fate === "killed") recent = [end.test, ...recent.filter((test) => test !== end.test)].slice(0, RECENT);
			results.push({ mutant, end });
			heard(results.length, mutants.length);
		}
		hand.end();
	};
	await Promise.all(Array.from({ length: Math.min(availableParallelism(), mutants.length) }, work));
	return results.sort((a, b) => a.mutant.number - b.mutant.number);
}

/** Which tests reach a place, the quickest first; all of them where it is reached while the modules load. */
function testsByPlace({ tests, loaded }: Survey): (place: number) => readonly number[] {
	const quickest = [...tests.keys()].sort((a, b) => tests[a].milliseconds - tests[b].milliseconds);
	const reaching = new Map<number, number[]>();
	for (const test of quickest)
		for (const place of tests[test].places) {
			const found = reaching.get(place);
			if (found) found.push(test);
			else reaching.set(place, [test]);
		}
	return (place) => (loaded.has(place) ? quickest : (reaching.get(place) ?? []));
}

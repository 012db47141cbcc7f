// SPDX-License-Identifier: Apache-2.0
/** The crew: a thread for each core, each given a few seeds at a time. What comes out does not depend on how many there are. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Failure, Harvest, Seeds } from "./seeds.js";
import { add, emptyTally, type Tally } from "./tally.js";

/** What a crew does with seeds. */
export interface Work<T> {
	/** The module of its threads: each message of seeds is answered with a harvest. */
	readonly worker: URL;
	/** Seeds that are given at a time. */
	readonly portion: number;
	/** A tally of nothing. */
	readonly empty: () => T;
	readonly add: (sum: T, more: T) => void;
}

/** Sessions on the wires. */
const SESSIONS: Work<Tally> = { worker: new URL("./worker.js", import.meta.url), portion: 50, empty: emptyTally, add };

/** Runs all seeds; `heard` gets the tally so far, now and then. Failures come in the order of their seeds. */
export async function runOnAllCores(seeds: Seeds, heard: (tally: Tally) => void = () => {}): Promise<Harvest> {
	return await runAbreast(SESSIONS, seeds, heard);
}

/** The same for any work. */
export async function runAbreast<T>(
	{ worker, portion, empty, add: sum }: Work<T>,
	{ first, count }: Seeds,
	heard: (tally: T) => void,
): Promise<Harvest<T>> {
	const portions: Seeds[] = [];
	for (let done = 0; done < count; done += portion) portions.push({ first: first + done, count: Math.min(portion, count - done) });
	const tally = empty();
	const failures: Failure[] = [];
	const reap = (harvest: Harvest<T>): void => {
		sum(tally, harvest.tally);
		failures.push(...harvest.failures);
		heard(tally);
	};
	const hands = Math.min(availableParallelism(), portions.length);
	await Promise.all(Array.from({ length: hands }, () => work(worker, portions, reap)));
	return { tally, failures: failures.sort((a, b) => a.seed - b.seed) };
}

/** One thread, which takes portions for as long as there are any. */
function work<T>(module: URL, portions: Seeds[], reap: (harvest: Harvest<T>) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(module);
		const give = (): void => {
			const seeds = portions.shift();
			if (seeds !== undefined) worker.postMessage(seeds);
			else void worker.terminate().then(() => resolve());
		};
		worker.on("message", (harvest: Harvest<T>) => {
			reap(harvest);
			give();
		});
		worker.on("error", reject);
		give();
	});
}

// SPDX-License-Identifier: Apache-2.0
/** The crew: a thread for each core, each given a few seeds at a time. What comes out does not depend on how many there are. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Failure, Harvest, Seeds } from "./seeds.js";
import { add, emptyTally, type Tally } from "./tally.js";

/** Seeds that are given at a time. */
const PORTION = 50;

/** Runs all seeds; `heard` gets the tally so far, now and then. Failures come in the order of their seeds. */
export async function runOnAllCores({ first, count }: Seeds, heard: (tally: Tally) => void = () => {}): Promise<Harvest> {
	const portions: Seeds[] = [];
	for (let done = 0; done < count; done += PORTION) portions.push({ first: first + done, count: Math.min(PORTION, count - done) });
	const tally = emptyTally();
	const failures: Failure[] = [];
	const reap = (harvest: Harvest): void => {
		add(tally, harvest.tally);
		failures.push(...harvest.failures);
		heard(tally);
	};
	const hands = Math.min(availableParallelism(), portions.length);
	await Promise.all(Array.from({ length: hands }, () => work(portions, reap)));
	return { tally, failures: failures.sort((a, b) => a.seed - b.seed) };
}

/** One thread, which takes portions for as long as there are any. */
function work(portions: Seeds[], reap: (harvest: Harvest) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL("./worker.js", import.meta.url));
		const give = (): void => {
			const seeds = portions.shift();
			if (seeds !== undefined) worker.postMessage(seeds);
			else void worker.terminate().then(() => resolve());
		};
		worker.on("message", (harvest: Harvest) => {
			reap(harvest);
			give();
		});
		worker.on("error", reject);
		give();
	});
}

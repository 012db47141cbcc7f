// SPDX-License-Identifier: Apache-2.0
/** The crew: a thread for each core, which take one group of searches after the other. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Verdict } from "./verdict.js";

/** Makes the groups at these places; `heard` gets each as it is done. */
export async function searchOnAllCores(
	places: readonly number[],
	heard: (place: number, verdicts: readonly Verdict[]) => void,
): Promise<number> {
	const left = [...places];
	const hands = Math.min(availableParallelism(), left.length);
	await Promise.all(Array.from({ length: hands }, () => work(left, heard)));
	return hands;
}

/** One thread, which takes places for as long as there are any. */
function work(left: number[], heard: (place: number, verdicts: readonly Verdict[]) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL("./worker.js", import.meta.url));
		const give = (): void => {
			const place = left.shift();
			if (place !== undefined) worker.postMessage(place);
			else void worker.terminate().then(() => resolve());
		};
		worker.on("message", ({ place, verdicts }: { place: number; verdicts: readonly Verdict[] }) => {
			heard(place, verdicts);
			give();
		});
		worker.on("error", reject);
		give();
	});
}

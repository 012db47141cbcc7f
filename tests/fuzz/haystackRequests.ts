// SPDX-License-Identifier: Apache-2.0
/** A million damaged requests to the Haystack face of a charger that charges, and what they leave of its heap; `npm run fuzz:haystack-requests`. */
import { Onslaught } from "../haystack/onslaught.js";
import { Heap } from "./heap.js";

/** Parts of a run, between which the heap is looked at. */
const PARTS = 10;
/** Whether all is well. */
function run(calm: boolean, count: number, seed: number): boolean {
	const onslaught = new Onslaught(calm, seed);
	const { figures } = onslaught;
	const startedAt = performance.now();
	const heap = new Heap();
	for (let part = 0; part < PARTS; part++) {
		onslaught.send(Math.ceil(count / PARTS));
		onslaught.rest();
		heap.look();
	}
	if (heap.wrong !== "") figures.wrong.push(heap.wrong);
	for (const line of figures.wrong.slice(0, 20)) console.log(`WRONG: ${line}`);
	console.log(
		`${calm ? "harmless actions" : "all actions"}, ${count} requests, ${Math.round(count / (performance.now() - startedAt))} a millisecond`,
	);
	console.log(`statuses ${JSON.stringify(figures.statuses)}, of those with 200 error grids ${figures.errors}`);
	console.log(
		`longest answer ${figures.longest} characters (${figures.longestOf}), latest ${figures.latestMs} ms, most watches ${figures.watches}`,
	);
	console.log(`${heap.text}; ${figures.wrong.length} things are wrong`);
	return figures.wrong.length === 0;
}

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const well = [run(true, count / 2, seed), run(false, count / 2, seed)];
process.exitCode = well.every((each) => each) ? 0 : 1;

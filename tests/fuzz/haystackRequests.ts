// SPDX-License-Identifier: Apache-2.0
/** A million damaged requests to the Haystack face of a charger that charges, and what they leave of its heap; `npm run fuzz:haystack-requests`. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Onslaught } from "../haystack/onslaught.js";

/** Parts of a run, between which the heap is looked at. */
const PARTS = 10;
/** The last part may hold so much more than the first. */
const MOST_GROWTH = 1.15;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heapAfterCollection(): number {
	collect();
	return process.memoryUsage().heapUsed;
}

/** Whether all is well. */
function run(calm: boolean, count: number, seed: number): boolean {
	const onslaught = new Onslaught(calm, seed);
	const { figures } = onslaught;
	const startedAt = performance.now();
	const heaps: number[] = [];
	for (let part = 0; part < PARTS; part++) {
		onslaught.send(Math.ceil(count / PARTS));
		onslaught.rest();
		heaps.push(heapAfterCollection());
	}
	const growth = heaps[PARTS - 1] / heaps[0];
	if (growth > MOST_GROWTH) figures.wrong.push(`the heap has grown from ${heaps[0]} to ${heaps[PARTS - 1]} bytes`);
	for (const line of figures.wrong.slice(0, 20)) console.log(`WRONG: ${line}`);
	console.log(
		`${calm ? "harmless actions" : "all actions"}, ${count} requests, ${Math.round(count / (performance.now() - startedAt))} a millisecond`,
	);
	console.log(`statuses ${JSON.stringify(figures.statuses)}, of those with 200 error grids ${figures.errors}`);
	console.log(
		`longest answer ${figures.longest} characters (${figures.longestOf}), latest ${figures.latestMs} ms, most watches ${figures.watches}`,
	);
	console.log(`heap ${heaps.map((bytes) => (bytes / 1e6).toFixed(1)).join(" ")} MB; ${figures.wrong.length} things are wrong`);
	return figures.wrong.length === 0;
}

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const well = [run(true, count / 2, seed), run(false, count / 2, seed)];
process.exitCode = well.every((each) => each) ? 0 : 1;

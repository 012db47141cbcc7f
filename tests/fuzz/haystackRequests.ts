// SPDX-License-Identifier: Apache-2.0
/** A million damaged requests to the Haystack face of a charger that charges, and what they leave of its heap; `npm run fuzz:haystack-requests`. */
import { Onslaught } from "../haystack/onslaught.js";
import { sendInParts } from "./parts.js";

/** Whether all is well. */
function run(calm: boolean, count: number, seed: number): boolean {
	const onslaught = new Onslaught(calm, seed);
	const { figures } = onslaught;
	const { pace, verdict, well } = sendInParts(onslaught, count);
	console.log(`${calm ? "harmless actions" : "all actions"}, ${count} requests, ${pace} a millisecond`);
	console.log(`statuses ${JSON.stringify(figures.statuses)}, of those with 200 error grids ${figures.errors}`);
	console.log(
		`longest answer ${figures.longest} characters (${figures.longestOf}), latest ${figures.latestMs} ms, most watches ${figures.watches}`,
	);
	console.log(verdict);
	return well;
}

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const well = [run(true, count / 2, seed), run(false, count / 2, seed)];
process.exitCode = well.every((each) => each) ? 0 : 1;

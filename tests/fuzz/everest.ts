// SPDX-License-Identifier: Apache-2.0
/** A million spoilt messages to EVerest's facade of a charger that charges, over a broker that comes and goes, and what they leave of the heap; `npm run fuzz:everest`. */
import { Onslaught } from "../everest/spoilt.js";
import { sendInParts } from "./parts.js";

/** Whether all is well. */
function run(calm: boolean, count: number, seed: number): boolean {
	const onslaught = new Onslaught(calm, seed);
	const { figures } = onslaught;
	const { pace, verdict, well } = sendInParts(onslaught, count);
	const { requests, replies, beats, connections } = figures;
	console.log(`a broker that is ${calm ? "well" : "not well"}, ${count} messages from seed ${seed}, ${pace} a millisecond`);
	console.log(`${requests} were still requests that change something; ${replies} replies, ${beats} heartbeats, ${connections} connections`);
	console.log(`asked of the charger: ${JSON.stringify(figures.asked)}`);
	console.log(verdict);
	return well;
}

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const well = [run(true, count / 2, seed), run(false, count / 2, seed)];
process.exitCode = well.every((each) => each) ? 0 : 1;

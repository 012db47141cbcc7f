// SPDX-License-Identifier: Apache-2.0
/** A million spoilt messages of MQTT to the face of a charger, over a broker that comes and goes, and what they leave of the heap; `npm run fuzz:mqtt`. */
import { Onslaught } from "../mqtt/spoilt.js";
import { Heap } from "./heap.js";

/** Parts of a run, between which the heap is looked at. */
const PARTS = 10;

/** Whether all is well. */
function run(calm: boolean, count: number, seed: number): boolean {
	const onslaught = new Onslaught(calm, seed);
	const { figures } = onslaught;
	const heap = new Heap();
	const startedAt = performance.now();
	for (let part = 0; part < PARTS; part++) {
		onslaught.send(Math.ceil(count / PARTS));
		onslaught.rest();
		heap.look();
	}
	if (heap.wrong !== "") figures.wrong.push(heap.wrong);
	for (const line of figures.wrong.slice(0, 20)) console.log(`WRONG: ${line}`);
	const { commands, answers, dropped, connections } = figures;
	const pace = (count / (performance.now() - startedAt)).toFixed(1);
	console.log(`a broker that is ${calm ? "well" : "not well"}, ${count} messages from seed ${seed}, ${pace} a millisecond`);
	console.log(`${commands} commands, ${answers} answers, ${dropped} dropped for want of room, ${connections} connections`);
	console.log(`asked of the charger: ${JSON.stringify(figures.asked)}`);
	console.log(`${heap.text}; ${figures.wrong.length} things are wrong`);
	return figures.wrong.length === 0;
}

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const well = [run(true, count / 2, seed), run(false, count / 2, seed)];
process.exitCode = well.every((each) => each) ? 0 : 1;

// SPDX-License-Identifier: Apache-2.0
/** A million damaged requests of HTTP to all rooms of a charger, and what they leave of the heap; `npm run fuzz:http`. */
import { CRYPTO } from "../../hosts/node/crypto.js";
import { Onslaught } from "../http/onslaught.js";
import { Heap } from "./heap.js";

/** Parts of a run, between which the heap is looked at. */
const PARTS = 10;

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const onslaught = new Onslaught(seed, CRYPTO);
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
console.log(`${count} requests from seed ${seed}, ${(count / (performance.now() - startedAt)).toFixed(1)} a millisecond`);
console.log(`statuses ${JSON.stringify(figures.statuses)}; longest answer ${figures.longest} characters, latest ${figures.latestMs} ms`);
console.log(`asked of the charger: ${JSON.stringify(figures.asked)}`);
console.log(`${heap.text}; ${figures.wrong.length} things are wrong`);
process.exitCode = figures.wrong.length === 0 ? 0 : 1;

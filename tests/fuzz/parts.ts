// SPDX-License-Identifier: Apache-2.0
/** A long onslaught in parts, between which the heap is looked at. */
import { Heap } from "./heap.js";

const PARTS = 10;
/** Mistakes that are told of. */
const MOST_TOLD = 20;

/** What is sent, and what came of it. */
export interface Onslaught {
	readonly figures: { readonly wrong: string[] };
	send(count: number): void;
	/** Lets what was begun come to its end. */
	rest(): void;
}

/** What people are told of a run. */
export interface Run {
	/** Sent in a millisecond. */
	readonly pace: string;
	readonly verdict: string;
	/** Nothing was wrong. */
	readonly well: boolean;
}

/** Sends so many in all, and tells of what is wrong. */
export function sendInParts(onslaught: Onslaught, count: number): Run {
	const { wrong } = onslaught.figures;
	const heap = new Heap();
	const startedAt = performance.now();
	for (let part = 0; part < PARTS; part++) {
		onslaught.send(Math.ceil(count / PARTS));
		onslaught.rest();
		heap.look();
	}
	if (heap.wrong !== "") wrong.push(heap.wrong);
	for (const line of wrong.slice(0, MOST_TOLD)) console.log(`WRONG: ${line}`);
	const pace = (count / (performance.now() - startedAt)).toFixed(1);
	return { pace, verdict: `${heap.text}; ${wrong.length} things are wrong`, well: wrong.length === 0 };
}

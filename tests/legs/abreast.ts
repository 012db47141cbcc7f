// SPDX-License-Identifier: Apache-2.0
/** Work that waits for other processes, as much of it at a time as there are cores. */
import { availableParallelism } from "node:os";

/** Works on all items; what came of them stands in their order. */
export async function abreast<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = items.entries();
	const hand = async (): Promise<void> => {
		for (const [place, item] of waiting) results[place] = await work(item);
	};
	await Promise.all(Array.from({ length: Math.min(availableParallelism(), items.length) }, hand));
	return results;
}

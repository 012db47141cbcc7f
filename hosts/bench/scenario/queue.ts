// SPDX-License-Identifier: Apache-2.0
/** A queue: what came first goes first, and its length costs nothing. */

/** Holds what is still to come. */
export class Queue<T> {
	private readonly items: T[] = [];
	private taken = 0;

	/** Puts some behind the rest. */
	add(items: readonly T[]): void {
		for (const item of items) this.items.push(item);
	}

	/** Takes the first away; undefined if there is none. */
	take(): T | undefined {
		if (this.taken < this.items.length) return this.items[this.taken++];
		this.items.length = 0;
		this.taken = 0;
		return undefined;
	}
}

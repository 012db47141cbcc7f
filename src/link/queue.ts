// SPDX-License-Identifier: Apache-2.0
/** The queue of requests that wait for their tick: bounded, those that withdraw first, and nobody can fill it alone. */

/** A request that waits. `From` is whoever is to be answered. */
export interface Waiting<From> {
	readonly from: From;
	/** It can only lower or end what flows. */
	readonly withdraws: boolean;
}

/** Requests that may wait, of all together and of each. */
export const MOST_WAITING = 8;
const MOST_OF_EACH = 4;

/** Waits in the order of coming, but for those that withdraw. */
export class RequestQueue<From, Row extends Waiting<From>> {
	readonly #rows: Row[] = [];

	/** How many wait. */
	get length(): number {
		return this.#rows.length;
	}

	/** Takes a request in; false if there is no room. One that withdraws finds room that one that does not has taken: that one is given back. */
	add(row: Row): { readonly added: boolean; readonly displaced: Row | undefined } {
		const own = this.#rows.filter(({ from }) => from === row.from);
		const full = this.#rows.length >= MOST_WAITING;
		if (own.length < MOST_OF_EACH && !full) return this.#insert(row, undefined);
		const last = row.withdraws ? this.#lastPatient(own.length >= MOST_OF_EACH ? row.from : undefined) : -1;
		if (last < 0) return { added: false, displaced: undefined };
		return this.#insert(row, this.#rows.splice(last, 1)[0]);
	}

	/** The next one, or undefined. */
	take(): Row | undefined {
		return this.#rows.shift();
	}

	/** Whoever has asked is gone; what has not been begun is not done. */
	forget(from: From): void {
		for (let i = this.#rows.length - 1; i >= 0; i--) if (this.#rows[i].from === from) this.#rows.splice(i, 1);
	}

	#insert(row: Row, displaced: Row | undefined): { readonly added: boolean; readonly displaced: Row | undefined } {
		const place = row.withdraws ? this.#rows.findIndex(({ withdraws }) => !withdraws) : -1;
		if (place < 0) this.#rows.push(row);
		else this.#rows.splice(place, 0, row);
		return { added: true, displaced };
	}

	/** The place of the last one that does not withdraw, of somebody or of anybody; −1 if there is none. */
	#lastPatient(from: From | undefined): number {
		for (let i = this.#rows.length - 1; i >= 0; i--)
			if (!this.#rows[i].withdraws && (from === undefined || this.#rows[i].from === from)) return i;
		return -1;
	}
}

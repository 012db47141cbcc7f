// SPDX-License-Identifier: Apache-2.0
/** The queue of requests that wait for their tick: bounded, those that withdraw first, and nobody can fill it alone. */

/** A request that waits. `From` is whoever is to be answered. */
export interface Waiting<From> {
	readonly from: From;
	/** It can only lower or end what flows. */
	readonly withdraws: boolean;
}

/** Why one does not wait any more without having been obeyed. */
export type Why = "busy" | "overtaken";

/** One that is to be refused. */
export interface PutOut<Row> {
	readonly row: Row;
	readonly why: Why;
}

/** Requests that may wait, of all together and of each. */
export const MOST_WAITING = 8;
export const MOST_OF_EACH = 4;

/** Waits in the order of coming, but for those that withdraw. */
export class RequestQueue<From, Row extends Waiting<From>> {
	readonly #rows: Row[] = [];
	readonly #undoes: (row: Row, withdrawal: Row) => boolean;

	/** `undoes` says whether a request would undo one that withdraws, were it obeyed after that. */
	constructor(undoes: (row: Row, withdrawal: Row) => boolean) {
		this.#undoes = undoes;
	}

	/** How many wait. */
	get length(): number {
		return this.#rows.length;
	}

	/**
	 * Takes a request in. Gives back what is to be refused: the request itself if there is no room; for one that withdraws, what would
	 * undo it although it was asked before, and one that does not withdraw if its room is needed.
	 */
	add(row: Row): readonly PutOut<Row>[] {
		const room = this.#roomFor(row);
		const patient = room || !row.withdraws ? -1 : this.#lastPatient(row);
		if (!room && patient < 0) return [{ row, why: "busy" }];
		const out = row.withdraws ? this.#overtake(row) : [];
		if (!this.#roomFor(row)) out.push({ row: this.#rows.splice(this.#lastPatient(row), 1)[0], why: "busy" });
		this.#insert(row);
		return out;
	}

	/** The next one, or undefined. */
	take(): Row | undefined {
		return this.#rows.shift();
	}

	/** Whoever has asked is gone; what has not been begun is not done. */
	forget(from: From): void {
		for (let i = this.#rows.length - 1; i >= 0; i--) if (this.#rows[i].from === from) this.#rows.splice(i, 1);
	}

	#roomFor({ from }: Row): boolean {
		return this.#rows.length < MOST_WAITING && !this.#fills(from);
	}

	#fills(from: From): boolean {
		return this.#rows.filter((each) => each.from === from).length >= MOST_OF_EACH;
	}

	/** Takes away what would undo a request that passes it. */
	#overtake(row: Row): PutOut<Row>[] {
		const out: PutOut<Row>[] = [];
		for (let i = this.#rows.length - 1; i >= 0; i--) {
			if (this.#rows[i].withdraws || !this.#undoes(this.#rows[i], row)) continue;
			out.push({ row: this.#rows[i], why: "overtaken" });
			this.#rows.splice(i, 1);
		}
		return out;
	}

	#insert(row: Row): void {
		const place = row.withdraws ? this.#rows.findIndex(({ withdraws }) => !withdraws) : -1;
		if (place < 0) this.#rows.push(row);
		else this.#rows.splice(place, 0, row);
	}

	/** The place of the last one that does not withdraw: of the same source if that has too many, else of anybody. −1 if there is none. */
	#lastPatient({ from }: Row): number {
		const own = this.#fills(from);
		for (let i = this.#rows.length - 1; i >= 0; i--) if (!this.#rows[i].withdraws && (!own || this.#rows[i].from === from)) return i;
		return -1;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** Faults over a restart: kept by name, so that a firmware with another catalogue understands them. */
import { FAULTS, SURVIVING } from "./control/faults.js";
import type { Say, Store } from "./evse/store.js";

/** The record that keeps their names. */
const RECORD = "faults";

/** The faults that the store remembers. */
export class KeptFaults {
	readonly #store: Store;
	/** As bits by their place in the catalogue. */
	#kept = 0;

	/** Reads them. What this firmware does not know is said, not obeyed. */
	constructor(store: Store, say: Say) {
		this.#store = store;
		for (const name of (store.read(RECORD) ?? "").split(" ").filter((each) => each !== "")) {
			const place = FAULTS.findIndex((fault) => fault.name === name);
			if (place < 0) say(`the store remembers a fault "${name}" that this firmware does not know`);
			else this.#kept |= (1 << place) & SURVIVING;
		}
	}

	/** Those that are kept. */
	get bits(): number {
		return this.#kept;
	}

	/** Keeps those of `faults` that survive a restart. */
	keep(faults: number): void {
		const surviving = faults & SURVIVING;
		if (surviving === this.#kept) return;
		this.#kept = surviving;
		const names = FAULTS.map(({ name }) => name).filter((_, place) => (surviving & (1 << place)) !== 0);
		this.#store.write(RECORD, names.join(" "));
	}
}

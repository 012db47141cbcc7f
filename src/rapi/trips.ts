// SPDX-License-Identifier: Apache-2.0
/** The trip counters of `$GF`: how often residual current, a bad ground and a welded contactor have stopped the charger. */
import { FAULTS } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { keep, recall } from "../evse/store.js";
import type { RapiCharger } from "./charger.js";
import { RAPI_FAULTS } from "./faults.js";

/** The counters by what is counted. */
export interface Counts {
	residual: number;
	ground: number;
	welded: number;
}

const RECORD = "trips";
const NONE: Counts = frozen({ residual: 0, ground: 0, welded: 0 });
/** A counter stays at this, as the original's. */
const MOST = 0xff;

/** Faults that RAPI calls by this state, as bits. */
function called(state: string): number {
	return FAULTS.reduce((bits, { name }, place) => (RAPI_FAULTS[name] === state ? bits | (1 << place) : bits), 0);
}

const COUNTED = frozen([
	{ name: "residual", faults: called("06") },
	{ name: "ground", faults: called("07") },
	{ name: "welded", faults: called("08") },
] as const);
const ALL: number = called("06") | called("07") | called("08");

/** Counts them over restarts. */
export class Trips {
	readonly counts: Counts;
	/** Faults of these kinds that have been seen since power-up, as bits. */
	#seen = 0;
	#standing: number;
	readonly #charger: RapiCharger;

	constructor(charger: RapiCharger) {
		this.#charger = charger;
		this.counts = recall(charger.store, RECORD, NONE, (line) => charger.print(line)) ?? { ...NONE };
		// what the store remembers of faults was counted when it happened
		this.#standing = charger.report.faults & ALL;
	}

	/** Follows a report. */
	follow(): void {
		const standing = this.#charger.report.faults & ALL;
		if (standing === this.#standing) return;
		const raised = standing & ~this.#standing;
		this.#standing = standing;
		if (raised !== 0) this.#count(raised);
	}

	/** Residual current has tripped since power-up. */
	get residualSeen(): boolean {
		return (this.#seen & COUNTED[0].faults) !== 0;
	}

	/** A bad ground has tripped since power-up. */
	get groundSeen(): boolean {
		return (this.#seen & COUNTED[1].faults) !== 0;
	}

	#count(raised: number): void {
		this.#seen |= raised;
		for (const { name, faults } of COUNTED) if ((raised & faults) !== 0) this.counts[name] = Math.min(this.counts[name] + 1, MOST);
		keep(this.#charger.store, RECORD, this.counts);
	}
}

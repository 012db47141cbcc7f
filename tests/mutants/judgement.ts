// SPDX-License-Identifier: Apache-2.0
/** The judgement of a run: survivors without a reason, reasons without a survivor, and mutants that ended without a verdict. */
import type { Result } from "./crew.js";
import type { Survivor } from "./survivors.js";
import type { Mutant } from "./workshop.js";

/** What the list names a mutant by. Lines are not among it: they move. */
export interface Named {
	readonly at: string;
	readonly code: string;
	readonly becomes: string;
}

/** A survivor, with its reason if it has one. */
export interface Alive {
	readonly mutant: Mutant;
	readonly because: string | undefined;
}

/** What a run has come to. */
export interface Judgement {
	readonly mutants: number;
	readonly killed: number;
	/** Killed as well: a loop would not have ended. */
	readonly endless: number;
	readonly survived: readonly Alive[];
	/** Rows of the list that no survivor has any more. */
	readonly stale: readonly Named[];
	/** Neither killed nor alive. */
	readonly errors: readonly { readonly mutant: Mutant; readonly failure: string }[];
}

/** Weighs results against the list. `all` are the mutants that there are: a reason is stale once each that it names was tried and died. */
export function judge(results: readonly Result[], all: readonly Mutant[], reasons: readonly Survivor[]): Judgement {
	const named = reasons.flatMap(({ at, because, changes }) => changes.map(([code, becomes]) => ({ at, code, becomes, because })));
	const known = new Map(named.map((name) => [keyOf(name), name.because]));
	const ends = new Map(results.map(({ mutant, end }) => [mutant.number, end.fate]));
	const perhaps = new Set(all.filter(({ number }) => [undefined, "survived", "error"].includes(ends.get(number))).map(keyOfMutant));
	const count = (fate: string): number => results.filter(({ end }) => end.fate === fate).length;
	return {
		mutants: results.length,
		killed: count("killed"),
		endless: count("endless"),
		survived: results
			.filter(({ end }) => end.fate === "survived")
			.map(({ mutant }) => ({ mutant, because: known.get(keyOfMutant(mutant)) })),
		stale: named.filter((name) => !perhaps.has(keyOf(name))),
		errors: results.flatMap(({ mutant, end }) => (end.fate === "error" ? [{ mutant, failure: end.failure }] : [])),
	};
}

/** Whether the run is as it should be. */
export function isFine({ survived, stale, errors }: Judgement): boolean {
	return survived.every(({ because }) => because !== undefined) && stale.length + errors.length === 0;
}

function keyOfMutant({ file, within, code, becomes }: Mutant): string {
	return keyOf({ at: `${file.replace("src/control/", "")} ${within}`, code, becomes });
}

function keyOf({ at, code, becomes }: Named): string {
	return JSON.stringify([at, code, becomes]);
}

// SPDX-License-Identifier: Apache-2.0
/** The switch that instrumented code asks: which mutant is active, which places were reached, and whether a loop still ends. */

/** The mutant that is active; −1 while the code is as it was written. */
export let active = -1;

/** By place: 1 once the code there has run. */
export const reached = new Uint8Array(0x10000);

/** Rounds that all loops together have made, and how many they may make. */
let rounds = 0;
let mostRounds = Number.POSITIVE_INFINITY;
let endless = false;

/** Turns a mutant on, or all off (−1). */
export function activate(mutant: number): void {
	active = mutant;
}

/** Starts counting the rounds of loops anew. */
export function allowRounds(most = Number.POSITIVE_INFINITY): void {
	rounds = 0;
	mostRounds = most;
	endless = false;
}

/** The rounds since they were last allowed. */
export function roundsMade(): number {
	return rounds;
}

/** Whether a loop had to be broken off since then. */
export function brokenOff(): boolean {
	return endless;
}

/** Asked by every loop before each round. */
export function round(): true {
	if (++rounds > mostRounds) {
		endless = true;
		throw new Error("a loop that does not end");
	}
	return true;
}

// SPDX-License-Identifier: Apache-2.0
/** The pilot as an input of the search: what a vehicle, and what is broken, may make of a period. */
import { DIODE_MV, highPlateau, lowPlateau, NOMINAL, Ohms } from "../../hosts/bench/circuit.js";
import { OPEN_CIRCUIT } from "../../src/control/board.js";
import { type Input, type Plateau, SELF_TEST } from "./classes.js";

/** What a resistance behind a diode (0 mV: without one) makes of the pilot. */
function load(ohms: number, diodeMv = DIODE_MV): (duty: number) => Plateau {
	return (duty) => ({ high: highPlateau(NOMINAL, duty, ohms, diodeMv), low: lowPlateau(NOMINAL, duty, ohms, diodeMv) });
}

const A = load(OPEN_CIRCUIT);
const B = load(Ohms.B);
const C = load(Ohms.C);
const D = load(Ohms.D);
const E = load(0, 0);

/** The pilot. */
export const PILOT: Input = {
	name: "pilot",
	classes: [
		{ name: "A", words: "pilot open", period: A },
		{ name: "B", words: `pilot ${Ohms.B}`, period: B },
		{ name: "C", words: `pilot ${Ohms.C}`, period: C },
		{ name: "D", words: `pilot ${Ohms.D}`, period: D },
		{ name: "E", words: "error_e", period: E, raises: "pilot_short" },
		{ name: "F", period: () => ({ high: -12_000, low: -12_000 }) },
		{ name: "C without a diode", words: `pilot ${Ohms.C} no_diode`, period: load(Ohms.C, 0) },
		{ name: "B without a diode", words: `pilot ${Ohms.B} no_diode`, period: load(Ohms.B, 0) },
		{ name: "C with a weak low plateau", period: (duty) => ({ high: 6_000, low: isSteady(duty) ? 6_000 : -9_000 }) },
		{ name: "14 V", period: (duty) => ({ high: 14_000, low: isSteady(duty) ? 14_000 : -12_000 }), raises: "pilot_levels" },
		{ name: "nothing", period: () => undefined },
		{ name: "C, but B in 3 of 8 periods", period: (duty, place) => ([0, 3, 5].includes(place % 8) ? B(duty) : C(duty)) },
		{ name: "C, but A in 4 of 8 periods", period: (duty, place) => (place % 2 === 0 ? A(duty) : C(duty)) },
		{ name: "C, but read in 1 of 8 periods", period: (duty, place) => (place % 8 === 7 ? C(duty) : undefined) },
		{
			name: "C with low plateaus of two wrong kinds",
			period: (duty, place) => ({ high: 6_000, low: isSteady(duty) ? 6_000 : place % 2 === 0 ? -6_000 : -9_000 }),
		},
		{
			name: "A at 10.8 V",
			turn: SELF_TEST,
			words: "generator -10; pilot open",
			undo: "generator 0",
			period: (duty) => ({ high: duty === 0 ? -10_800 : 10_800, low: isHigh(duty) ? 10_800 : -10_800 }),
			raises: "self_test",
		},
		{ name: "A and E in turn", period: (duty, place) => (place % 2 === 0 ? A(duty) : E(duty)) },
	],
};

function isHigh(duty: number): boolean {
	return duty === 10_000;
}

function isSteady(duty: number): boolean {
	return duty === 0 || duty === 10_000;
}

// SPDX-License-Identifier: Apache-2.0
/** The pilot circuit gives the voltages that others have measured and worked out (reference tables of plateaus and of the diode). */
import test from "ava";
import { converted, DIODE_MV, type Generator, highPlateau, lowPlateau, NOMINAL, Ohms } from "../../hosts/bench/circuit.js";
import { OPEN_CIRCUIT } from "../../src/control/board.js";

const PWM = 5_333;

/** Nominal values, Ω, mV; the tolerance columns are worked out below. */
const NOMINAL_CASES = [
	{ what: "A", ohms: OPEN_CIRCUIT, diode: DIODE_MV, high: 12_000, low: -12_000 },
	{ what: "B", ohms: Ohms.B, diode: DIODE_MV, high: 8_979, low: -12_000 },
	{ what: "C", ohms: Ohms.C, diode: DIODE_MV, high: 5_996, low: -12_000 },
	{ what: "D", ohms: Ohms.D, diode: DIODE_MV, high: 2_931, low: -12_000 },
	{ what: "B, diode shorted", ohms: Ohms.B, diode: 0, high: 8_791, low: -8_791 },
	{ what: "C, diode shorted", ohms: Ohms.C, diode: 0, high: 5_624, low: -5_624 },
	{ what: "D, diode shorted", ohms: Ohms.D, diode: 0, high: 2_369, low: -2_369 },
	{ what: "short through a diode", ohms: 0, diode: DIODE_MV, high: 700, low: -12_000 },
	{ what: "80 Ω", ohms: 80, diode: 0, high: 889, low: -889 },
	{ what: "hard short", ohms: 0, diode: 0, high: 0, low: 0 },
] as const;

for (const { what, ohms, diode, high, low } of NOMINAL_CASES) {
	test(`plateaus of ${what}`, (t) => {
		t.is(highPlateau(NOMINAL, PWM, ohms, diode), high);
		t.is(lowPlateau(NOMINAL, PWM, ohms, diode), low);
	});
}

/** Everything at the edge of its tolerance: generator ±5 %, source and vehicle ±3 %, diode 0.55 to 0.85 V. */
function corners(ohms: number, diodes: readonly number[], plateau: typeof highPlateau): { least: number; most: number } {
	const all: number[] = [];
	for (const volt of [11_400, 12_600])
		for (const sourceOhms of [970, 1_030])
			for (const part of [97, 103])
				for (const diode of diodes) {
					const generator: Generator = { highMv: volt, lowMv: -volt, sourceOhms };
					all.push(plateau(generator, PWM, (ohms * part) / 100, diode));
				}
	return { least: Math.min(...all), most: Math.max(...all) };
}

/** In hundredths of a volt, as the tables give them. */
const TOLERANCE_CASES = [
	{ what: "B", ohms: Ohms.B, diodes: [550, 850], plateau: highPlateau, least: 837, most: 959 },
	{ what: "C", ohms: Ohms.C, diodes: [550, 850], plateau: highPlateau, least: 547, most: 653 },
	{ what: "D", ohms: Ohms.D, diodes: [550, 850], plateau: highPlateau, least: 259, most: 328 },
	{
		what: "the low half with a diode",
		ohms: Ohms.B,
		diodes: [550, 850],
		plateau: lowPlateau,
		least: -1260,
		most: -1140,
	},
	{ what: "the low half, B shorted", ohms: Ohms.B, diodes: [0], plateau: lowPlateau, least: -938, most: -822 },
	{ what: "the low half, C shorted", ohms: Ohms.C, diodes: [0], plateau: lowPlateau, least: -609, most: -517 },
	{ what: "the low half, D shorted", ohms: Ohms.D, diodes: [0], plateau: lowPlateau, least: -261, most: -214 },
] as const;

for (const { what, ohms, diodes, plateau, least, most } of TOLERANCE_CASES) {
	test(`at the edges of tolerance, ${what}`, (t) => {
		const edges = corners(ohms, diodes, plateau);
		t.is(Math.round(edges.least / 10), least);
		t.is(Math.round(edges.most / 10), most);
	});
}

test("a steady pilot has one voltage; on −12 V the diode hides every vehicle", (t) => {
	for (const plateau of [highPlateau, lowPlateau]) {
		t.is(plateau(NOMINAL, 10_000, Ohms.C, DIODE_MV), 5_996);
		t.is(plateau(NOMINAL, 0, Ohms.C, DIODE_MV), -12_000);
		t.is(plateau(NOMINAL, 0, Ohms.C, 0), -5_624);
	}
});

test("the converter has steps of 9 mV, and a mirror stays a mirror", (t) => {
	t.is(converted(5_996), 5_994);
	t.is(converted(5_999), 6_003);
	t.is(converted(12_000), 11_997);
	for (let mv = 0; mv <= 13_000; mv++) {
		t.is(converted(-mv) + converted(mv), 0);
		t.true(Math.abs(converted(mv) - mv) <= 4);
	}
});

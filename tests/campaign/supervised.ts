// SPDX-License-Identifier: Apache-2.0
/** Inputs that the controller supervises: how long the contactor may stay closed once they say no. A rule for each. */
import type { Installed } from "./installed.js";
import type { Rule } from "./rules.js";
import type { Held } from "./stretches.js";

/** An input. */
interface Input {
	readonly name: string;
	readonly says: string;
	/** The condition, and how long it may last while the controller asks for closed. */
	readonly while: keyof Held;
	readonly limitMs: number;
	/** Nothing but the meter can tell, so that its time between two answers comes on top. */
	readonly byMeter?: true;
	/** What the installer's patience adds, ms. */
	readonly patienceMs?: (installed: Installed) => number;
	readonly source: string;
}

/** A fault in C, IEC 61851-1 Table A.6 seq. 13. */
const FAULT_IN_C = "IEC 61851-1 Table A.6 seq. 13: a fault in C, 3 s (low confidence)";
/** What OVE R37 allows for a trip by voltage. */
const BY_VOLTAGE = "OVE R37: 3 s, at most 10 s (medium confidence)";

/** One row for each. */
const INPUTS: readonly Input[] = [
	{ name: "stop", says: "the emergency stop is pressed", while: "stop", limitMs: 100, source: "ISO 13850, stop category 0: at once" },
	{
		name: "tripped",
		says: "the residual current monitor trips",
		while: "watchedTrip",
		limitMs: 100,
		source: "IEC 62955: 200 mA within 100 ms (low confidence)",
	},
	{
		name: "brown-out",
		says: "the supply of the board is too low",
		while: "brownOut",
		limitMs: 200,
		source: "own choice: no standard asks for it",
	},
	{ name: "no-diode", says: "PWM meets no diode", while: "noDiode", limitMs: 3_000, source: FAULT_IN_C },
	{ name: "no-cable", says: "the proximity contact shows no cable", while: "noCable", limitMs: 3_000, source: FAULT_IN_C },
	{
		name: "unventilated",
		says: "the vehicle is in D and there is no ventilation",
		while: "unventilated",
		limitMs: 3_000,
		source: FAULT_IN_C,
	},
	{
		name: "withdrawn",
		says: "charging is paused, or the limit is below 6 A",
		while: "withdrawn",
		limitMs: 6_200,
		source: "IEC 61851-1 Table A.6 seq. 10.2: 6 s",
	},
	{
		name: "undervoltage",
		says: "a phase is 4 V below the least (180 V) and the meter tells",
		while: "undervoltage",
		limitMs: 10_000,
		byMeter: true,
		source: BY_VOLTAGE,
	},
	{
		name: "overvoltage",
		says: "a phase is 5 V above the most (270 V) and the meter tells",
		while: "overvoltage",
		limitMs: 10_000,
		byMeter: true,
		source: BY_VOLTAGE,
	},
	{
		name: "pen",
		says: "the PEN conductor is watched, a phase is below 206 V or above 254 V and the meter tells",
		while: "pen",
		limitMs: 5_000,
		byMeter: true,
		source: "BS 7671 722.411.4.1 (iv): 207 to 253 V, 5 s",
	},
	{
		name: "frequency",
		says: "the mains are 0.1 Hz outside what is set (46.9, 62.1 Hz) and the meter tells",
		while: "frequency",
		limitMs: 10_000,
		byMeter: true,
		source: "EN 50160: 47 Hz (low confidence); as the voltages",
	},
	{
		name: "overcurrent",
		says: "the vehicle draws a tenth and the margin (0.5 A) more than is signalled and the meter tells",
		while: "overcurrent",
		limitMs: 7_000,
		patienceMs: ({ overMs }) => overMs,
		byMeter: true,
		source: "EVerest EvseManager: 7 s, after the vehicle's time for a lower duty",
	},
	{
		name: "hot",
		says: "the enclosure is 5 °C above where charging stops (75 °C)",
		while: "hot",
		limitMs: 9_000,
		patienceMs: ({ hotMs }) => hotMs,
		source: "OpenEVSE: stop at 71 to 72 °C; the vehicle has 6 s to let go",
	},
	{
		name: "tampered",
		says: "the enclosure is open",
		while: "tampered",
		limitMs: 7_000,
		source: "EVerest EnclosureOpen; the vehicle has 6 s to let go",
	},
];

/** Their rules. */
export const SUPERVISED: readonly Rule[] = INPUTS.map(({ name, says, while: condition, limitMs, byMeter, patienceMs, source }) => ({
	name: `stays-closed-${name}`,
	says: `The contactor is told to open within ${limitMs} ms${patienceMs === undefined ? "" : ", what the installer allows"}${byMeter ? " and the meter's time" : ""} when ${says}.`,
	source,
	at: "closed",
	broken: ({ installed, meterMs }, held) => held[condition].ms > limitMs + (patienceMs?.(installed) ?? 0) + (byMeter ? meterMs : 0),
}));

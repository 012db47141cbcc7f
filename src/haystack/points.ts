// SPDX-License-Identifier: Apache-2.0
/** The points of the port as rows: what the prototypes of ac-evse-port have (phIoT evse.trio), as far as this charger can tell. */
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";
import { evseStatus } from "./status.js";
import { num, type Value } from "./value.js";

/** How the history of a point is made (hisMode): looked at each minute, or at each change; or it is the log of sessions. */
export type History = "sampled" | "cov" | "sessions";

/** One point. */
export interface Point {
	/** The last part of its id. */
	readonly name: string;
	readonly dis: string;
	/** Markers beside `point`. */
	readonly tags: readonly string[];
	/** Where on the lines it is measured. */
	readonly location?: readonly [tag: string, value: string];
	readonly kind: "Number" | "Str" | "Bool";
	/** In Haystack's own spelling. */
	readonly unit?: string;
	/** Its values, of a text. */
	readonly values?: string;
	/** The charger's meter has to be believed for it. */
	readonly metered?: true;
	readonly history?: History;
	/** Other systems may write it, by levels; bounds in its unit. */
	readonly writable?: { readonly min: number; readonly max: (charger: Charger) => number };
	/** Left out where the charger has none such. */
	exists?(charger: Charger): boolean;
	/** Its value in its unit; null if nobody knows. */
	read(charger: Charger): number | string | boolean | null;
}

const MILLI = 1_000;
const MICRO = 1_000_000;

/** Phases that the port has. */
export function phasesOf(charger: Charger): 1 | 3 {
	return charger.number("set.phases") === 1 ? 1 : 3;
}

/** Thousandths or millionths as the quotient reads them shortest, which is exact to the last digit that is held. */
function scaled(value: number | null, by: number): number | null {
	return value === null ? null : value / by;
}

// what a closure of a row keeps is a constant: the engine would hold a parameter in RAM

function currentOf(place: number): Point {
	const phase = place;
	return {
		name: `current${phase}`,
		dis: `Current L${phase}`,
		tags: ["import", "ac", "elec", "magnitude", "current", "sensor"],
		location: ["lineCurrent", `L${phase}`],
		kind: "Number",
		unit: "A",
		metered: true,
		history: "sampled",
		exists: (charger) => phase <= phasesOf(charger),
		read: (charger) => scaled(charger.measured(`meter.current${phase}`), MILLI),
	};
}

function voltageOf(place: number): Point {
	const phase = place;
	return {
		name: `voltage${phase}`,
		dis: `Voltage L${phase}`,
		tags: ["import", "ac", "elec", "magnitude", "volt", "sensor"],
		location: ["phaseVolt", `L${phase}-N`],
		kind: "Number",
		unit: "V",
		metered: true,
		exists: (charger) => phase <= phasesOf(charger),
		read: (charger) => scaled(charger.measured(`meter.voltage${phase}`), MILLI),
	};
}

/** The table. */
export const POINTS: readonly Point[] = frozen([
	{
		name: "status",
		dis: "Status",
		tags: ["evse", "evseStatus", "sensor"],
		kind: "Str",
		values: "available,occupied,reserved,unavailable,fault",
		history: "cov",
		read: evseStatus,
	},
	{
		name: "maxCurrent",
		dis: "Max Current",
		tags: ["import", "ac", "elec", "magnitude", "current", "max", "sp"],
		kind: "Number",
		unit: "A",
		history: "cov",
		writable: { min: 0, max: (charger) => charger.number("set.limit") / MILLI },
		read: (charger) => scaled(charger.measured("allowed"), MILLI),
	},
	...[1, 2, 3].map(currentOf),
	...[1, 2, 3].map(voltageOf),
	{
		name: "power",
		dis: "Power",
		tags: ["import", "ac", "elec", "active", "power", "sensor", "total"],
		kind: "Number",
		unit: "kW",
		metered: true,
		history: "sampled",
		read: (charger) => scaled(charger.measured("meter.power"), MICRO),
	},
	{
		name: "energy",
		dis: "Energy",
		tags: ["import", "ac", "elec", "active", "energy", "hisTotalized", "sensor", "total"],
		kind: "Number",
		unit: "kWh",
		history: "sampled",
		read: (charger) => scaled(charger.measured("energy.total"), MICRO),
	},
	{
		name: "sessionEnergy",
		dis: "Session Energy",
		tags: ["import", "ac", "elec", "active", "energy", "sensor"],
		kind: "Number",
		unit: "kWh",
		history: "sessions",
		read: (charger) => scaled(charger.measured("session.energy"), MICRO),
	},
	{
		name: "frequency",
		dis: "Frequency",
		tags: ["ac", "elec", "freq", "sensor"],
		kind: "Number",
		unit: "Hz",
		metered: true,
		read: (charger) => scaled(charger.measured("meter.frequency"), MILLI),
	},
	{
		name: "soc",
		dis: "State of Charge",
		tags: ["dc", "elec", "stateOfCharge", "sensor"],
		kind: "Number",
		unit: "%",
		read: (charger) => charger.said("battery.soc"),
	},
] satisfies readonly Point[]);

/** A value of a point as Haystack writes it. */
export function valueIn({ unit }: Point, value: number | string | boolean): Value {
	return typeof value === "number" ? num(value, unit) : value;
}

// SPDX-License-Identifier: Apache-2.0
/** How what is held as a whole number is typed and shown: the unit of people, and the names of choices. */
import { frozen } from "../control/frozen.js";
import type { Unit } from "../control/numbers.js";

/** What people type and read. */
export interface Shown {
	/** Their unit; empty where the value has none. */
	readonly unit: string;
	/** How many of what is held make one of it: a power of ten. */
	readonly scale: number;
	/** What the values are called where they are choices; the first is the least. */
	readonly names?: readonly Choice[];
	/** Further names that are understood. */
	readonly also?: readonly Choice[];
}

/** A choice: its name, and the value that is held. */
export type Choice = readonly [name: string, value: number];

/** By the unit of what is held. */
export const UNITS = frozen({
	mV: { unit: "V", scale: 1_000 },
	mA: { unit: "A", scale: 1_000 },
	"mA/min": { unit: "A/min", scale: 1_000 },
	ms: { unit: "s", scale: 1_000 },
	Ω: { unit: "Ω", scale: 1 },
	µA: { unit: "mA", scale: 1_000 },
	"m°C": { unit: "°C", scale: 1_000 },
	mHz: { unit: "Hz", scale: 1_000 },
	mW: { unit: "W", scale: 1_000 },
	mWh: { unit: "Wh", scale: 1_000 },
	// energies of vehicles
	"mWh, kWh": { unit: "kWh", scale: 1_000_000 },
	"%": { unit: "%", scale: 1 },
	"%/100": { unit: "%", scale: 100 },
	"1/10000": { unit: "×", scale: 10_000 },
	periods: { unit: "periods", scale: 1 },
	times: { unit: "times", scale: 1 },
	dBm: { unit: "dBm", scale: 1 },
	count: { unit: "", scale: 1 },
	"yes/no": {
		unit: "",
		scale: 1,
		names: [
			["no", 0],
			["yes", 1],
		],
		also: [
			["off", 0],
			["on", 1],
			["false", 0],
			["true", 1],
			["0", 0],
			["1", 1],
		],
	},
	"1 or 3": {
		unit: "",
		scale: 1,
		names: [
			["1", 1],
			["3", 3],
		],
	},
	"meter scope": {
		unit: "",
		scale: 1,
		names: [
			["unsaid", 0],
			["submeter", 1],
			["siteMeter", 2],
		],
	},
	cable: {
		unit: "",
		scale: 1,
		names: [
			["none", 0],
			["iecType2", 1],
			["saeJ1772", 2],
			["saeJ3400", 3],
			["saeJ3068", 4],
			["gbt", 5],
		],
	},
	driver: {
		unit: "",
		scale: 1,
		names: [
			["port", 0],
			["everest", 1],
		],
	},
	speech: {
		unit: "",
		scale: 1,
		names: [
			["own", 0],
			["board", 1],
			["manager", 2],
		],
	},
	outlet: {
		unit: "",
		scale: 1,
		names: [
			["socket", 0],
			["tethered", 1],
		],
	},
} as const satisfies Record<Unit, Shown>);

/** How values of a unit are shown. */
export function shownIn(unit: Unit): Shown {
	return UNITS[unit];
}

/** A value as people type it, without its unit: all its digits, none that say nothing. */
export function textIn(unit: Unit, value: number): string {
	const { scale, names } = shownIn(unit);
	return names?.find(([, held]) => held === value)?.[0] ?? `${value / scale}`;
}

/** A value with its unit, as people read it. */
export function withUnit(unit: Unit, value: number): string {
	const shown = shownIn(unit);
	return shown.unit === "" ? textIn(unit, value) : `${textIn(unit, value)} ${shown.unit}`;
}

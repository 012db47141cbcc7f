// SPDX-License-Identifier: Apache-2.0
/** The units in which people and programs tell a number, and how many of what is held one of each is. */

import { frozen } from "../control/frozen.js";
import type { Unit } from "../control/numbers.js";
import { shownIn } from "../settings/units.js";

/** A unit as it is written, and how many of what is held one of it is. */
export type Scale = readonly [unit: string, scale: number];

/** Of what is held in milliwatt-hours: energies of vehicles are kilowatt-hours, everywhere but in a register. */
const ENERGY: readonly Scale[] = frozen([
	["kWh", 1_000_000],
	["Wh", 1_000],
] as const);

/** Where there are more than the unit that is shown. */
const MORE: { readonly [held: string]: readonly Scale[] | undefined } = frozen({
	mW: [
		["W", 1_000],
		["kW", 1_000_000],
	],
	ms: [
		["s", 1_000],
		["sec", 1_000],
		["min", 60_000],
		["h", 3_600_000],
		["hr", 3_600_000],
		["day", 86_400_000],
	],
	mWh: ENERGY,
	"mWh, kWh": ENERGY,
} as const);

/** The units of what is held; the first is meant where none is said. */
export function scalesOf(held: Unit): readonly Scale[] {
	return MORE[held] ?? [[shownIn(held).unit, shownIn(held).scale]];
}

// SPDX-License-Identifier: Apache-2.0
/** What circuit, contactor, outlet and cable can, in EVerest's words. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";

/** The least that the pilot can offer, A (IEC 61851-1 A.2.3). */
const LEAST_A = 6;
/** The most that it can, mA; a circuit may carry more. */
const MOST_MA = 80_000;
/** EVerest's ratings of a cable, mA, the least that fits. */
const AMPACITIES: readonly (readonly [ma: number, name: string])[] = frozen([
	[0, "None"],
	[13_000, "A_13"],
	[20_000, "A_20"],
	[32_000, "A_32"],
]);
const LARGEST_AMPACITY = "A_63_3ph_70_1ph";

/** Settings of which capabilities are made. */
export const CAPABILITIES_FROM: readonly string[] = frozen(["set.limit", "set.phases", "set.phaseSwitch", "set.outlet"]);
/** What the rating of a cable is made of. */
export const AMPACITY_FROM: readonly string[] = frozen(["cable", "set.outlet"]);

/** What the circuit carries, A per phase, as far as a pilot can offer it. */
export function mostAmps(charger: Charger): number {
	return Math.min(charger.number("set.limit"), MOST_MA) / 1_000;
}

/** Phases that the contactor can connect. */
export function phasesOf(charger: Charger): number {
	return charger.number("set.phases") === 1 ? 1 : 3;
}

/** Phases that it connects now; undefined while there are none. */
export function phasesNow(charger: Charger): number | undefined {
	return Number(charger.name("phases.connected")) || undefined;
}

/** HardwareCapabilities, with so many A at most. Nothing flows back. */
export function capabilitiesOf(charger: Charger, most: number): object {
	const phases = phasesOf(charger);
	const switches = charger.yes("set.phaseSwitch");
	const least = switches ? 1 : phases;
	return {
		max_current_A_import: most,
		min_current_A_import: LEAST_A,
		max_phase_count_import: phases,
		min_phase_count_import: least,
		max_current_A_export: 0,
		min_current_A_export: 0,
		max_phase_count_export: phases,
		min_phase_count_export: least,
		supports_changing_phases_during_charging: switches,
		supports_cp_state_E: false,
		connector_type: charger.yes("set.outlet") ? "IEC62196Type2Cable" : "IEC62196Type2Socket",
	};
}

/** Rating of the cable in a socket; undefined with a fixed cable. */
export function ampacityOf(charger: Charger): object | undefined {
	if (charger.yes("set.outlet")) return undefined;
	const ma = charger.number("cable");
	return { ampacity: AMPACITIES.find(([most]) => ma <= most)?.[1] ?? LARGEST_AMPACITY };
}

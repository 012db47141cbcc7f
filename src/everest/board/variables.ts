// SPDX-License-Identifier: Apache-2.0
/** Variables: what a board is and can, each told when it is another one, and again now and then because EVerest hears with QoS 0. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { AMPACITY_FROM, ampacityOf, CAPABILITIES_FROM, capabilitiesOf, mostAmps, phasesNow } from "../api/hardware.js";
import type { Value } from "../api/value.js";

/** The table, in the order in which a host that returns hears them; what stands is told after the first. */
export const VARIABLES: readonly Value[] = frozen([
	{
		name: "capabilities",
		payload: "HardwareCapabilities",
		says: "what circuit, contactor and outlet can, less what heat, limits and settings take away; on connection, on change, and every 5 s",
		from: [...CAPABILITIES_FROM, "allowed"],
		of: (charger) => capabilitiesOf(charger, allowedAmps(charger)),
	},
	{
		name: "ac_pp_ampacity",
		payload: "ProximityPilot",
		says: "rating of the cable in a socket, `None` without one; nothing with a fixed cable",
		from: AMPACITY_FROM,
		of: ampacityOf,
		gone: () => ({ ampacity: "None" }),
	},
	{
		name: "ac_nr_of_phases",
		payload: "integer",
		says: "phases that the contactor connects now",
		from: ["phases.connected"],
		of: phasesNow,
	},
	{
		name: "rcd_current",
		payload: "number, mA",
		says: "residual current, the greater of direct and alternating; nothing where it is not measured",
		from: ["leakage.dc", "leakage.ac"],
		of: residualOf,
	},
]);

/** What may be offered now, A per phase: EVerest asks for no more. */
function allowedAmps(charger: Charger): number {
	return Math.min(mostAmps(charger), charger.number("allowed") / 1_000);
}

/** In tenths, so that noise does not tell it anew all the time. */
function residualOf(charger: Charger): number | undefined {
	const [dc, ac] = [charger.measured("leakage.dc"), charger.measured("leakage.ac")];
	if (dc === null && ac === null) return undefined;
	return Math.round(Math.max(Math.abs(dc ?? 0), Math.abs(ac ?? 0)) / 100) / 10;
}

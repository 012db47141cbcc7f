// SPDX-License-Identifier: Apache-2.0
/** What is on the wires of the port: pilot, contactor, proximity, lock, temperature, leakage. */
import { UNKNOWN } from "../../control/board.js";
import { frozen } from "../../control/frozen.js";
import { COUNT, choice, measure, type Property, row, SECOND } from "../property.js";

/** Wires, in the order in which they are told. */
export const WIRES: readonly Property[] = frozen([
	row("pilot.duty", measure("%/100", 0, 10_000), "duty of the pilot; 0 is −12 V, 100 is +12 V", ({ drive }) => drive.duty),
	row(
		"pilot.high",
		measure("mV", -20_000, 20_000),
		"the last high plateau",
		({ sense }) => plateau(sense.pilot.count, sense.pilot.high),
		SECOND,
	),
	row(
		"pilot.low",
		measure("mV", -20_000, 20_000),
		"the last low plateau",
		({ sense }) => plateau(sense.pilot.count, sense.pilot.low),
		SECOND,
	),
	row("contactor", choice("open", "closed"), "what the contactor is told", ({ drive }) => drive.contactor),
	row("contactor.is", choice("unknown", "open", "closed"), "what its auxiliary contact says", ({ sense }) => sense.contactor),
	row("contactor.cycles", COUNT, "closings since power-up", ({ report }) => report.cycles),
	row("contactor.underLoad", COUNT, "openings under load since power-up", ({ report }) => report.openingsUnderLoad),
	row("proximity", measure("Ω"), "resistance of the proximity contact", ({ sense }) => sense.proximityOhms, SECOND),
	row("cable", measure("mA", 0), "rating of the cable; 0 if there is none or it cannot be told", ({ report }) => report.cableMa),
	row("socket", choice("no lock", "locked", "unlocked"), "lock of the socket", ({ sense }) => sense.lock),
	row("guard", choice("none", "lease", "residual", "stop", "pilot"), "why the guard has opened the contactor", ({ sense }) => sense.guard),
	row("temperature", measure("m°C"), "temperature of the enclosure", ({ sense }) => sense.temperatures[0], 5 * SECOND),
	row("leakage.dc", measure("µA"), "residual direct current", ({ sense }) => sense.residual.dcMicroAmps, SECOND),
	row("leakage.ac", measure("µA"), "residual alternating current", ({ sense }) => sense.residual.acMicroAmps, SECOND),
]);

function plateau(count: number, windows: { readonly [index: number]: number }): number {
	return count === 0 ? UNKNOWN : windows[count - 1];
}

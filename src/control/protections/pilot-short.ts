// SPDX-License-Identifier: Apache-2.0
/** The pilot is shorted to protective earth: state E, told by the high plateau alone. */
import { Letter } from "../letter.js";
import type { PilotState } from "../pilot.js";

/** E is told by the high plateau alone, so a short through a diode counts as well. */
export function pilotShort(pilot: PilotState): boolean {
	return pilot.letter === Letter.E;
}

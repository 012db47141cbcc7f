// SPDX-License-Identifier: Apache-2.0
/** The proximity contact: what the cable that is plugged in shows of its rating. */
import { OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";

/** Cables that have a name in amperes, and what else may be there; resistances in Ω by IEC 61851-1 Annex B. */
export const CABLES = frozen([
	{ name: "13", ohms: 1_500 },
	{ name: "20", ohms: 680 },
	{ name: "32", ohms: 220 },
	{ name: "63", ohms: 100 },
	{ name: "none", ohms: OPEN_CIRCUIT },
	{ name: "tethered", ohms: UNKNOWN },
] as const);

/** The resistance of a usual cable, Ω. */
const USUAL_OHMS = 220;

/** The cable of one vehicle. */
export class Cable {
	/** Ω; OPEN_CIRCUIT in a plug without resistor, UNKNOWN on a board without the contact, because its cable is fixed. */
	private ohms: number = USUAL_OHMS;

	/** Another cable: Ω as above. */
	become(ohms: number): void {
		this.ohms = ohms;
	}

	/** What the contact shows, Ω: nothing while nothing is plugged in. */
	proximity(plugged: boolean): number {
		return plugged || this.ohms === UNKNOWN ? this.ohms : OPEN_CIRCUIT;
	}
}

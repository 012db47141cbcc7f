// SPDX-License-Identifier: Apache-2.0
/** The vehicle asks for ventilation (state D) where there is none. */
import { Letter } from "../letter.js";
import type { PilotState } from "../pilot.js";
import type { Wish } from "../wish.js";

/** SAE J1772 and IEC 61851-1: do not close, show an error. */
export function ventilation(pilot: PilotState, wish: Wish): boolean {
	return pilot.letter === Letter.D && wish.ventilation === 0;
}

// SPDX-License-Identifier: Apache-2.0
/** The numbers of the port as the world sees it, with their bounds and sources. */
import type { NumberRow } from "../control/numbers.js";

/** The table; its keys are the settings' names. */
export const EVSE_NUMBERS = {
	limit: { value: 32_000, min: 0, max: 80_000, unit: "mA", typedIn: "A", source: "the circuit that the charger is installed on; below 6 A it does not charge" },
	ventilation: { value: 0, min: 0, max: 1, unit: "yes/no", source: "IEC 61851-1 state D: 1 where the place is ventilated" },
} as const satisfies Record<string, NumberRow>;

/** Its values. */
export type EvseNumbers = { -readonly [Key in keyof typeof EVSE_NUMBERS]: number };

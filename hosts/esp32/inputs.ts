// SPDX-License-Identifier: Apache-2.0
/** From voltages at analog pins to ohms and temperatures. */
import { OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import type { BoardFile } from "./boardFile.js";

/** So near to the supply nothing is plugged in, percent of it: 1500 Ω and its tolerance at a pull-up of 1 kΩ are 61 %. */
const OPEN_PERCENT = 92;

/** The resistance of the proximity contact, Ω: OPEN_CIRCUIT if nothing is plugged in, UNKNOWN without a reading. */
export function proximityOhms({ pullUpOhms, supplyMilliVolts }: NonNullable<BoardFile["proximity"]>, milliVolts: number): number {
	if (milliVolts === UNKNOWN) return UNKNOWN;
	if (milliVolts * 100 >= supplyMilliVolts * OPEN_PERCENT) return OPEN_CIRCUIT;
	return ((pullUpOhms * Math.max(milliVolts, 0)) / (supplyMilliVolts - milliVolts)) | 0;
}

/** The temperature of a sensor whose voltage is a straight line, m°C; UNKNOWN without a reading. */
export function milliCelsius({ milliVoltsAtZero, microVoltsPerKelvin }: NonNullable<BoardFile["temperature"]>, milliVolts: number): number {
	if (milliVolts === UNKNOWN) return UNKNOWN;
	return (((milliVolts - milliVoltsAtZero) * 1_000_000) / microVoltsPerKelvin) | 0;
}

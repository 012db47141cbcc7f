// SPDX-License-Identifier: Apache-2.0
/** A temperature sensor is silent, stands still, or says what cannot be. */
import type { TemperatureState } from "../temperature.js";

/** What a broken sensor says is no temperature. */
export function temperatureSensor(temperature: TemperatureState): boolean {
	return temperature.odd === 1 || temperature.frozen === 1;
}

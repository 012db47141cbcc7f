// SPDX-License-Identifier: Apache-2.0
/** It is too hot in spite of a lower current. */
import type { TemperatureState } from "../temperature.js";

/** Until it is cool enough again. */
export function overtemperature(temperature: TemperatureState): boolean {
	return temperature.tooHot === 1;
}

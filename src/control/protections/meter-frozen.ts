// SPDX-License-Identifier: Apache-2.0
/** The meter shows power, and its register stands still. */
import type { MeterState } from "../meter.js";

/** It warns. */
export function meterFrozen(meter: MeterState): boolean {
	return meter.frozen === 1;
}

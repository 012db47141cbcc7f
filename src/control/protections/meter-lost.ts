// SPDX-License-Identifier: Apache-2.0
/** The meter does not answer. */
import type { MeterState } from "../meter.js";

/** It warns; whoever bills by it has to stop. */
export function meterLost(meter: MeterState): boolean {
	return meter.lost === 1;
}

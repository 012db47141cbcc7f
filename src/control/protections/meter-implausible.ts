// SPDX-License-Identifier: Apache-2.0
/** Current flows though the contactor was told to open and says that it is. */
import type { MeterState } from "../meter.js";

/** With feedback closed it would be a weld; so the meter or the feedback is wrong, and either may hide a weld. */
export function meterImplausible(meter: MeterState): boolean {
	return meter.phantom === 1;
}

// SPDX-License-Identifier: Apache-2.0
/** The guard's word: what it has opened for is a fault of that name at once, whatever is set and whatever else is sensed. */
import { GuardCause } from "../board.js";
import { FaultBit } from "../faults.js";
import { frozen } from "../frozen.js";

/** The fault of each cause, as bits; the guard opens for the pilot only later than the controller, so then the controller is wrong. */
const FAULT_OF: Readonly<Record<GuardCause, number>> = frozen({
	[GuardCause.None]: 0,
	[GuardCause.Lease]: 1 << FaultBit.loop_late,
	[GuardCause.Residual]: 1 << FaultBit.residual_trip,
	[GuardCause.Stop]: 1 << FaultBit.stop_button,
	[GuardCause.Pilot]: 1 << FaultBit.internal,
});

/** The fault that the guard has opened for, as a bit. It needs no delay: the contactor is open already. */
export function guardsWord(cause: GuardCause): number {
	return FAULT_OF[cause];
}

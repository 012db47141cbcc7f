// SPDX-License-Identifier: Apache-2.0
/** What OpenEVSE's RAPI calls each fault: the EVSE state in $GS and $AT, hexadecimal. */
import type { FaultName } from "../control/faults.js";
import { frozen } from "../control/frozen.js";

/**
 * RAPI 5.2.1 as read in open_evse 8.2.3, and 0f of its successor. What RAPI has no state for is "ff", disabled: its clients
 * then show a charger that does not charge, instead of a fault that it has not.
 */
export const RAPI_FAULTS = frozen({
	pilot_short: "05",
	pilot_levels: "05",
	diode: "05",
	ventilation: "04",
	welded: "08",
	did_not_close: "0e",
	feedback_lost: "0e",
	cable: "0f",
	stop_button: "ff",
	loop_late: "ff",
	internal: "ff",
	residual_trip: "06",
	residual_monitor: "09",
	dropped_out: "0e",
	pilot_noise: "05",
	overcurrent: "0b",
	overtemperature: "0a",
	temperature_sensor: "0a",
	undervoltage: "ff",
	overvoltage: "ff",
	frequency: "ff",
	phase_loss: "ff",
	neutral_lost: "07",
	pen: "07",
	meter_lost: "ff",
	meter_frozen: "ff",
	meter_implausible: "ff",
	tamper: "ff",
	lock: "ff",
	brown_out: "ff",
	self_test: "ff",
	reclosing: "0e",
} as const satisfies Record<FaultName, string>);

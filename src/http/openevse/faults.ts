// SPDX-License-Identifier: Apache-2.0
/** What OpenEVSE calls each fault: the EVSE state in /status. */
import type { FaultName } from "../../control/faults.js";
import { frozen } from "../../control/frozen.js";

/** "disabled", for what OpenEVSE has no state for: its clients then show a charger that does not charge, instead of a fault that it has not. */
export const NO_STATE = 255;

/** States of open_evse 8.2.3 (rapi_proc.h), and 15 of its successor; evcc takes all of them but 255 for an error (charger/openevse.go, Status). */
export const OPENEVSE_FAULTS = frozen({
	pilot_short: 5,
	pilot_levels: 5,
	diode: 5,
	ventilation: 4,
	welded: 8,
	did_not_close: 14,
	feedback_lost: 14,
	cable: 15,
	stop_button: NO_STATE,
	loop_late: NO_STATE,
	internal: NO_STATE,
	residual_trip: 6,
	residual_monitor: 9,
	dropped_out: 14,
	pilot_noise: 5,
	overcurrent: 11,
	overtemperature: 10,
	temperature_sensor: 10,
	undervoltage: NO_STATE,
	overvoltage: NO_STATE,
	frequency: NO_STATE,
	phase_loss: NO_STATE,
	neutral_lost: 7,
	pen: 7,
	meter_lost: NO_STATE,
	meter_frozen: NO_STATE,
	meter_implausible: NO_STATE,
	tamper: NO_STATE,
	lock: NO_STATE,
	brown_out: NO_STATE,
	self_test: NO_STATE,
	reclosing: 14,
} as const satisfies Record<FaultName, number>);

// SPDX-License-Identifier: Apache-2.0
/** What Matter calls each fault: FaultStateEnum of the Energy EVSE cluster (0x0099). */
import type { FaultName } from "../control/faults.js";
import { frozen } from "../control/frozen.js";

/** FaultStateEnum, Matter 1.4 Application Cluster Specification § 9.3.7.3. */
export const FaultState = frozen({
	NoError: 0,
	MeterFailure: 1,
	OverVoltage: 2,
	UnderVoltage: 3,
	OverCurrent: 4,
	ContactWetFailure: 5,
	ContactDryFailure: 6,
	GroundFault: 7,
	PowerLoss: 8,
	PowerQuality: 9,
	PilotShortCircuit: 10,
	EmergencyStop: 11,
	EVDisconnected: 12,
	WrongPowerSupply: 13,
	LiveNeutralSwap: 14,
	OverTemperature: 15,
	Other: 255,
} as const);

/** The name in FaultStateEnum; what it has no word for is Other. */
export const MATTER_FAULTS = frozen({
	pilot_short: "PilotShortCircuit",
	pilot_levels: "Other",
	diode: "Other",
	ventilation: "Other",
	welded: "ContactWetFailure",
	did_not_close: "ContactDryFailure",
	feedback_lost: "Other",
	cable: "Other",
	stop_button: "EmergencyStop",
	loop_late: "Other",
	internal: "Other",
	residual_trip: "GroundFault",
	residual_monitor: "Other",
	dropped_out: "ContactDryFailure",
	pilot_noise: "Other",
	overcurrent: "OverCurrent",
	overtemperature: "OverTemperature",
	temperature_sensor: "Other",
	undervoltage: "UnderVoltage",
	overvoltage: "OverVoltage",
	frequency: "PowerQuality",
	phase_loss: "WrongPowerSupply",
	neutral_lost: "PowerQuality",
	pen: "PowerQuality",
	meter_lost: "MeterFailure",
	meter_frozen: "MeterFailure",
	meter_implausible: "MeterFailure",
	tamper: "Other",
	lock: "Other",
	brown_out: "PowerLoss",
	self_test: "Other",
	reclosing: "Other",
} as const satisfies Record<FaultName, keyof typeof FaultState>);

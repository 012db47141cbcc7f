// SPDX-License-Identifier: Apache-2.0
/** What a board tells EVerest of each fault: a type of the closed list of evse_board_support (EVerest docs/source/reference/EVerest_API, ErrorEnum). The sub_type is the fault's name. */
import { FAULTS, type FaultName } from "../../control/faults.js";
import { frozen } from "../../control/frozen.js";

/** The closed list. Of all but MREC3, MREC18 and VendorWarning EvseManager stops charging until they are cleared. */
export const BOARD_ERRORS = frozen([
	"DiodeFault",
	"VentilationNotAvailable",
	"BrownOut",
	"EnergyManagement",
	"PermanentFault",
	"MREC2GroundFailure",
	"MREC3HighTemperature",
	"MREC4OverCurrentFailure",
	"MREC5OverVoltage",
	"MREC6UnderVoltage",
	"MREC8EmergencyStop",
	"MREC10InvalidVehicleMode",
	"MREC14PilotFault",
	"MREC15PowerLoss",
	"MREC17EVSEContactorFault",
	"MREC18CableOverTempDerate",
	"MREC19CableOverTempStop",
	"MREC20PartialInsertion",
	"MREC23ProximityFault",
	"MREC24ConnectorVoltageHigh",
	"MREC25BrokenLatch",
	"MREC26CutCable",
	"ConnectorLockCapNotCharged",
	"ConnectorLockUnexpectedOpen",
	"ConnectorLockUnexpectedClose",
	"ConnectorLockFailedLock",
	"ConnectorLockFailedUnlock",
	"MREC1ConnectorLockFailure",
	"Selftest",
	"DC",
	"AC",
	"TiltDetected",
	"WaterIngressDetected",
	"EnclosureOpen",
	"VendorError",
	"VendorWarning",
] as const);

/** One of them. */
export type BoardError = (typeof BOARD_ERRORS)[number];

/** A trip is a ground failure and neither DC nor AC: a fault does not say which of the two it was. */
export const BOARD_FAULTS = frozen({
	pilot_short: "MREC14PilotFault",
	pilot_levels: "MREC14PilotFault",
	diode: "DiodeFault",
	ventilation: "VentilationNotAvailable",
	welded: "MREC17EVSEContactorFault",
	did_not_close: "MREC17EVSEContactorFault",
	feedback_lost: "MREC17EVSEContactorFault",
	cable: "MREC23ProximityFault",
	stop_button: "MREC8EmergencyStop",
	loop_late: "VendorError",
	internal: "VendorError",
	residual_trip: "MREC2GroundFailure",
	residual_monitor: "Selftest",
	dropped_out: "MREC17EVSEContactorFault",
	pilot_noise: "MREC14PilotFault",
	overcurrent: "MREC4OverCurrentFailure",
	overtemperature: "MREC19CableOverTempStop",
	temperature_sensor: "VendorError",
	undervoltage: "MREC6UnderVoltage",
	overvoltage: "MREC5OverVoltage",
	frequency: "VendorError",
	phase_loss: "MREC15PowerLoss",
	neutral_lost: "MREC2GroundFailure",
	pen: "MREC2GroundFailure",
	meter_lost: "VendorWarning",
	meter_frozen: "VendorWarning",
	meter_implausible: "VendorError",
	tamper: "EnclosureOpen",
	lock: "MREC1ConnectorLockFailure",
	brown_out: "BrownOut",
	self_test: "PermanentFault",
	reclosing: "VendorError",
} as const satisfies Record<FaultName, BoardError>);

/** An error that a board may raise. */
export interface ErrorRow {
	readonly type: BoardError;
	/** Two that have the same type do not clear each other. */
	readonly name: string;
	readonly says: string;
}

/** Faults as errors, in the order of the catalogue. */
export const FAULT_ERRORS: readonly ErrorRow[] = frozen(FAULTS.map(({ name, means }) => ({ type: BOARD_FAULTS[name], name, says: means })));

/** Holds of the charger that EVerest cannot lift: it waits until they are over. */
export const HOLD_ERRORS: readonly ErrorRow[] = frozen([
	{ type: "VendorError", name: "unavailable", says: "The charger was disabled at the charger itself." },
	{ type: "VendorError", name: "user", says: "Somebody has paused charging at the charger itself." },
	{ type: "VendorError", name: "wear", says: "The contactor has closed so often that it rests for longer." },
	{ type: "VendorError", name: "supply", says: "The supply has come and gone so often that it is given time to settle." },
] as const);

/** What stands between the two. */
export const LOST: ErrorRow = frozen({
	type: "VendorError",
	name: "host_lost",
	says: "EVerest was not heard: what it had permitted is withdrawn.",
} as const);
export const TWO: ErrorRow = frozen({
	type: "VendorError",
	name: "two_hosts",
	says: "Two EVerests use this module id: neither is obeyed.",
} as const);
export const OWN: ErrorRow = frozen({
	type: "VendorError",
	name: "port_decides",
	says: "The charger decides itself: its setting mode is not everest, or takes effect once no vehicle is there.",
} as const);

/** All that may be raised. */
export const ERROR_ROWS: readonly ErrorRow[] = frozen([...FAULT_ERRORS, ...HOLD_ERRORS, LOST, TWO, OWN]);

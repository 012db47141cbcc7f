// SPDX-License-Identifier: Apache-2.0
/** What EVerest calls each fault: the interface and type of the error that a module would raise. */
import type { FaultName } from "../control/faults.js";
import { frozen } from "../control/frozen.js";

/** EVerest errors, one YAML file per interface; the Yeti board raises what belongs to evse_board_support. */
export const EVEREST_FAULTS = frozen({
	pilot_short: "evse_board_support/MREC14PilotFault",
	pilot_levels: "evse_board_support/MREC14PilotFault",
	diode: "evse_board_support/DiodeFault",
	ventilation: "evse_board_support/VentilationNotAvailable",
	welded: "evse_board_support/MREC17EVSEContactorFault",
	did_not_close: "evse_board_support/MREC17EVSEContactorFault",
	feedback_lost: "evse_board_support/MREC17EVSEContactorFault",
	cable: "evse_board_support/MREC23ProximityFault",
	stop_button: "evse_board_support/MREC8EmergencyStop",
	loop_late: "evse_board_support/CommunicationFault",
	internal: "evse_manager/Internal",
	residual_trip: "ac_rcd/DC",
	residual_monitor: "ac_rcd/Selftest",
	dropped_out: "evse_board_support/MREC17EVSEContactorFault",
	pilot_noise: "evse_board_support/MREC14PilotFault",
	overcurrent: "evse_manager/MREC4OverCurrentFailure",
	overtemperature: "evse_board_support/MREC19CableOverTempStop",
	temperature_sensor: "evse_board_support/VendorError",
	undervoltage: "evse_board_support/MREC6UnderVoltage",
	overvoltage: "evse_board_support/MREC5OverVoltage",
	frequency: "evse_board_support/VendorError",
	phase_loss: "evse_board_support/MREC15PowerLoss",
	neutral_lost: "evse_board_support/MREC2GroundFailure",
	pen: "evse_board_support/MREC2GroundFailure",
	meter_lost: "powermeter/CommunicationFault",
	meter_frozen: "powermeter/VendorError",
	meter_implausible: "powermeter/VendorError",
	tamper: "evse_board_support/EnclosureOpen",
	lock: "connector_lock/MREC1ConnectorLockFailure",
	brown_out: "evse_board_support/BrownOut",
	self_test: "evse_board_support/PermanentFault",
	reclosing: "evse_board_support/VendorError",
} as const satisfies Record<FaultName, `${string}/${string}`>);

// SPDX-License-Identifier: Apache-2.0
/** What EVerest's published specification has of the interfaces that a board provides: its channels, its examples, and what each payload has to be (AsyncAPI documents of API version 1, 2026-08-21). */
import {
	ampacity,
	bool,
	type Check,
	capabilities,
	number,
	oneOf,
	phaseCount,
	powermeter,
	record,
	STOP_REASONS,
	text,
	token,
} from "./schema.js";

/** Channels of the documents. Replies have no topic of their own. */
export const CHANNELS: { readonly [type: string]: { readonly e2m: string; readonly m2e: string } } = {
	evse_board_support: {
		e2m: "enable pwm_on cp_state_X1 cp_state_F cp_state_E allow_power_on ac_switch_three_phases_while_charging ac_overcurrent_limit self_test reset lock unlock heartbeat",
		m2e: "event ac_nr_of_phases capabilities ac_pp_ampacity request_stop_transaction rcd_current raise_error clear_error communication_check",
	},
	powermeter: {
		e2m: "start_transaction stop_transaction heartbeat",
		m2e: "powermeter_values public_key_ocmf communication_check",
	},
	auth_token_provider: { e2m: "heartbeat", m2e: "provided_token communication_check" },
};

/** The closed list of errors, written from the document. */
export const ERROR_ENUM =
	"DiodeFault VentilationNotAvailable BrownOut EnergyManagement PermanentFault MREC2GroundFailure MREC3HighTemperature MREC4OverCurrentFailure MREC5OverVoltage MREC6UnderVoltage MREC8EmergencyStop MREC10InvalidVehicleMode MREC14PilotFault MREC15PowerLoss MREC17EVSEContactorFault MREC18CableOverTempDerate MREC19CableOverTempStop MREC20PartialInsertion MREC23ProximityFault MREC24ConnectorVoltageHigh MREC25BrokenLatch MREC26CutCable ConnectorLockCapNotCharged ConnectorLockUnexpectedOpen ConnectorLockUnexpectedClose ConnectorLockFailedLock ConnectorLockFailedUnlock MREC1ConnectorLockFailure Selftest DC AC TiltDetected WaterIngressDetected EnclosureOpen VendorError VendorWarning".split(
		" ",
	);

/** Its order is that of a board's life: nothing follows it that the host does not know of. Disconnected is for vehicles alone. */
const event = record({ event: oneOf("A", "B", "C", "D", "E", "F", "PowerOn", "PowerOff") });
const always: Check = (value, path) => (value === true ? "" : `${path} is not true: ${value}`);
const error = record({ type: oneOf(...ERROR_ENUM) }, { sub_type: text(1), message: text(1) });

/** What is sent, by type and name. */
export const BOARD_SENT: { readonly [type: string]: { readonly [name: string]: Check } } = {
	evse_board_support: {
		event,
		ac_nr_of_phases: phaseCount,
		capabilities,
		ac_pp_ampacity: ampacity,
		request_stop_transaction: record({ reason: oneOf(...STOP_REASONS) }),
		rcd_current: number,
		raise_error: error,
		clear_error: error,
		communication_check: always,
	},
	powermeter: { powermeter_values: powermeter, communication_check: always },
	auth_token_provider: { provided_token: token, communication_check: always },
};

/** What is replied, by name. */
export const BOARD_REPLIED: { readonly [name: string]: Check } = {
	reset: bool,
	start_transaction: record({ status: oneOf("NOT_SUPPORTED") }),
	stop_transaction: record({ status: oneOf("NOT_SUPPORTED") }),
};

/** As it stands in the documents. */
export const REPLY_TO = "everest_api/1/{interface_type}/{module_id}/e2m/{operation_name}/{uuid}";
const headers = { replyTo: REPLY_TO };

/** Examples of what EVerest sends: type, name, payload, and what is asked of the charger. A start and a stop of a transaction have none: these are made as their schemas say. */
export const SENT_EXAMPLES: readonly (readonly [type: string, name: string, payload: unknown, asked: readonly string[]])[] = [
	["evse_board_support", "enable", true, ["host.enable yes"]],
	["evse_board_support", "pwm_on", 100, ["host.pilot 10000"]],
	["evse_board_support", "allow_power_on", { allow_power_on: true, reason: "DCCableCheck" }, ["host.allow"]],
	["evse_board_support", "ac_switch_three_phases_while_charging", "ThreePhases", ["host.phases 3"]],
	["evse_board_support", "ac_overcurrent_limit", 15, ["host.overcurrent 15000"]],
	["evse_board_support", "reset", { headers }, ["clear"]],
	["evse_board_support", "heartbeat", 42, []],
	[
		"powermeter",
		"start_transaction",
		{
			headers,
			payload: {
				...{ evse_id: "DE*1", transaction_id: "t", identification_status: "NOT_ASSIGNED" },
				...{ identification_type: "NONE", identification_flags: [] },
			},
		},
		[],
	],
	["powermeter", "stop_transaction", { headers, payload: { transaction_id: "t" } }, []],
	["powermeter", "heartbeat", 42, []],
	["auth_token_provider", "heartbeat", 42, []],
];

/** Examples of what a board sends: type, name, payload as we would send it. */
export const TOLD_EXAMPLES: readonly (readonly [type: string, name: string, payload: unknown])[] = [
	["evse_board_support", "event", { event: "A" }],
	["evse_board_support", "ac_nr_of_phases", 3],
	["evse_board_support", "ac_pp_ampacity", { ampacity: "None" }],
	["evse_board_support", "request_stop_transaction", { reason: "Local" }],
	["evse_board_support", "rcd_current", 1],
	["evse_board_support", "communication_check", true],
	["powermeter", "communication_check", true],
	["auth_token_provider", "provided_token", { id_token: { value: "TOKEN", type: "Central" }, authorization_type: "OCPP" }],
	["auth_token_provider", "communication_check", true],
];

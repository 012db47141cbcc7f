// SPDX-License-Identifier: Apache-2.0
/** What EVerest's published specification requires of each payload, in our own notation: EVerest docs/source/reference/EVerest_API (AsyncAPI), API version 1, of 2026-08-21. */

/** What is wrong with a value; an empty text if nothing. */
export type Check = (value: unknown, path: string) => string;

type Fields = { readonly [name: string]: unknown };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const number: Check = (value, path) => (typeof value === "number" && Number.isFinite(value) ? "" : `${path} is no number`);
export const bool: Check = (value, path) => (typeof value === "boolean" ? "" : `${path} is no boolean`);
export const dateTime: Check = (value, path) => (DATE_TIME.test(`${value}`) ? "" : `${path} is no RFC 3339 time: ${value}`);
export const text =
	(least = 0): Check =>
	(value, path) =>
		typeof value === "string" && value.length >= least ? "" : `${path} is no text of ${least} characters`;
export const whole =
	(least = 0, most = Number.MAX_SAFE_INTEGER): Check =>
	(value, path) =>
		Number.isInteger(value) && (value as number) >= least && (value as number) <= most
			? ""
			: `${path} is no integer from ${least}: ${value}`;
export const oneOf =
	(...names: readonly string[]): Check =>
	(value, path) =>
		names.includes(value as string) ? "" : `${path} is none of the enum: ${value}`;
export const list =
	(of: Check, least = 0): Check =>
	(value, path) =>
		Array.isArray(value) && value.length >= least ? first(value.map((each, i) => of(each, `${path}[${i}]`))) : `${path} is no list`;

/** A record: members that are required, and those that may be there. Of others, which the specification allows, we have none. */
export function record(required: { readonly [name: string]: Check }, optional: { readonly [name: string]: Check } = {}): Check {
	const all = { ...required, ...optional };
	return (value, path) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path} is no record`;
		const fields = value as Fields;
		const missing = Object.keys(required).find((name) => !(name in fields));
		if (missing !== undefined) return `${path} lacks ${missing}`;
		const stranger = Object.keys(fields).find((name) => !(name in all));
		if (stranger !== undefined) return `${path} has a member ${stranger}`;
		return first(Object.entries(fields).map(([name, each]) => all[name](each, `${path}.${name}`)));
	};
}

function first(wrong: readonly string[]): string {
	return wrong.find((each) => each !== "") ?? "";
}

const phases = record({}, { L1: number, L2: number, L3: number });
const total = record({ total: number });
export const powermeter = record(
	{ timestamp: dateTime, energy_Wh_import: total },
	{ meter_id: text(), power_W: total, voltage_V: phases, current_A: phases, frequency_Hz: record({ L1: number }) },
);
const idToken = record({
	value: text(),
	type: oneOf("Central", "eMAID", "MacAddress", "ISO14443", "ISO15693", "KeyCode", "Local", "NoAuthorization"),
});
export const token = record({ id_token: idToken, authorization_type: oneOf("OCPP", "RFID", "Autocharge", "PlugAndCharge", "BankCard") });
export const STOP_REASONS = [
	"EmergencyStop",
	"EVDisconnected",
	"HardReset",
	"Local",
	"Other",
	"PowerLoss",
	"Reboot",
	"Remote",
	"SoftReset",
	"UnlockCommand",
	"DeAuthorized",
	"EnergyLimitReached",
	"GroundFault",
	"LocalOutOfCredit",
	"MasterPass",
	"OvercurrentFault",
	"PowerQuality",
	"SOCLimitReached",
	"StoppedByEV",
	"TimeLimitReached",
	"Timeout",
	"ReqEnergyTransferRejected",
	"EVSEDisabled",
] as const;
export const SESSION_EVENTS = [
	"Authorized",
	"Deauthorized",
	"Enabled",
	"Disabled",
	"SessionStarted",
	"AuthRequired",
	"TransactionStarted",
	"PrepareCharging",
	"ChargingStarted",
	"ChargingPausedEV",
	"ChargingPausedEVSE",
	"StoppingCharging",
	"ChargingFinished",
	"TransactionFinished",
	"SessionFinished",
	"ReservationStart",
	"ReservationEnd",
	"PluginTimeout",
	"SwitchingPhases",
	"SessionResumed",
] as const;
export const SOURCES = [
	"Unspecified",
	"LocalAPI",
	"LocalKeyLock",
	"ServiceTechnician",
	"RemoteKeyLock",
	"MobileApp",
	"FirmwareUpdate",
	"CSMS",
] as const;
const source = record({
	enable_source: oneOf(...SOURCES),
	enable_state: oneOf("Unassigned", "Disable", "Enable"),
	enable_priority: whole(0, 10_000),
});
const metered = record({ meter_value: powermeter });

/** Members that events have to carry, beside those that all have. */
const CARRIED: { readonly [event: string]: { readonly [name: string]: Check } | undefined } = {
	Enabled: { source },
	Disabled: { source },
	SessionStarted: {
		session_started: record(
			{ reason: oneOf("EVConnected", "Authorized"), meter_value: powermeter },
			{ id_tag: token, reservation_id: whole() },
		),
	},
	Authorized: { authorization_event: metered },
	Deauthorized: { authorization_event: metered },
	TransactionStarted: { transaction_started: record({ id_tag: token, meter_value: powermeter }, { reservation_id: whole() }) },
	ChargingStarted: { charging_state_changed_event: metered },
	ChargingPausedEV: { charging_state_changed_event: metered },
	// the reasons are not in the AsyncAPI, but in EVerest's codec and its internal type
	ChargingPausedEVSE: {
		charging_state_changed_event: metered,
		charging_paused_evse: record({ reasons: list(oneOf("UserPause", "Error", "NoEnergy"), 1) }),
	},
	TransactionFinished: { transaction_finished: record({ reason: oneOf(...STOP_REASONS), meter_value: powermeter }, { id_tag: token }) },
	SessionFinished: { session_finished: metered },
};
const OF_NO_SESSION = ["Enabled", "Disabled", "ReservationStart", "ReservationEnd"];

const sessionEvent: Check = (value, path) => {
	const { event, uuid } = (value ?? {}) as Fields;
	const wrong = record({ uuid: text(), timestamp: dateTime, event: oneOf(...SESSION_EVENTS), ...CARRIED[`${event}`] })(value, path);
	return wrong || (OF_NO_SESSION.includes(`${event}`) || UUID.test(`${uuid}`) ? "" : `${path}.uuid is none: ${uuid}`);
};
const STATES = [
	"Unknown",
	"Unplugged",
	"Disabled",
	"Preparing",
	"Reserved",
	"AuthRequired",
	"ChargingPausedEV",
	"ChargingPausedEVSE",
	"Charging",
	"AuthTimeout",
	"Finished",
	"FinishedEVSE",
	"FinishedEV",
];
const sourced = record({ value: number, source: text() });
const limits = record(
	{},
	{ ac_max_current_A: sourced, total_power_W: sourced, ac_max_phase_count: record({ value: whole(1, 3), source: text() }) },
);
const error = record({
	...{ type: text(2), sub_type: text(), description: text(2), message: text(2), severity: oneOf("High", "Medium", "Low") },
	...{ origin: record({ module_id: text(2), implementation_id: text(2) }), timestamp: dateTime, uuid: text(2) },
	state: oneOf("Active", "ClearedByModule", "ClearedByReboot"),
});
const heartbeat = whole();
export const phaseCount = whole(1, 3);
/** What the hardware can, as both sides tell it. */
export const capabilities = record({
	...{
		max_current_A_import: number,
		min_current_A_import: number,
		max_phase_count_import: phaseCount,
		min_phase_count_import: phaseCount,
	},
	...{
		max_current_A_export: number,
		min_current_A_export: number,
		max_phase_count_export: phaseCount,
		min_phase_count_export: phaseCount,
	},
	...{ supports_changing_phases_during_charging: bool, supports_cp_state_E: bool },
	connector_type: oneOf("IEC62196Type2Cable", "IEC62196Type2Socket"),
});
/** Rating of a cable. */
export const ampacity = record({ ampacity: oneOf("None", "A_13", "A_20", "A_32", "A_63_3ph_70_1ph") });

/** What is sent, by type and name. */
export const SENT: { readonly [type: string]: { readonly [name: string]: Check } } = {
	evse_manager_consumer: {
		heartbeat,
		session_event: sessionEvent,
		session_info: record(
			{
				...{
					state: oneOf(...STATES),
					charged_energy_wh: whole(),
					discharged_energy_wh: whole(),
					latest_total_w: whole(Number.MIN_SAFE_INTEGER),
				},
				...{ session_duration_s: whole(), timestamp: dateTime },
			},
			{
				...{ selected_protocol: text(), transaction_duration_s: whole(), session_start_time: dateTime, transaction_start_time: dateTime },
				...{ session_end_time: dateTime, transaction_end_time: dateTime },
			},
		),
		powermeter,
		evse_id: text(),
		hw_capabilities: capabilities,
		enforced_limits: record({
			...{ uuid: text(1), valid_for: whole(0, 2_000_000), limits_root_side: limits },
			schedule: list(record({ timestamp: dateTime, limits_to_root: limits })),
		}),
		selected_protocol: oneOf("IEC61851-1", "Unknown"),
		supported_energy_transfer_modes: list(oneOf("AC_single_phase_core", "AC_three_phase_core"), 1),
		ac_nr_of_phases_available: phaseCount,
		ac_pp_ampacity: ampacity,
		ev_info: record({}, { soc: number, battery_capacity: number, evcc_id: text(17) }),
		random_delay_countdown: record(
			{ countdown_s: whole(), current_limit_after_delay_A: number, current_limit_during_delay_A: number },
			{ start_time: dateTime },
		),
	},
	error_history_consumer: { heartbeat, error_raised: error, error_cleared: error },
	external_energy_limits_consumer: {
		heartbeat,
		capabilities: record({ max_current_A: number, max_phase_count: whole(0, 3), nominal_voltage_V: number, total_power_W: number }),
	},
};

/** What is replied, by name. */
export const REPLIED: { readonly [name: string]: Check } = {
	get_evse: record({ id: whole(1, 128), connectors: list(record({ id: whole(1), type: oneOf("cType2", "sType2") }), 1) }),
	enable_disable: bool,
	pause_charging: bool,
	resume_charging: bool,
	stop_transaction: bool,
	force_unlock: bool,
	active_errors: record({ errors: list(error) }),
	get_errors: record({ errors: list(error) }),
	discover: record({
		apis: list(
			record({
				...{ type: text(2), module_id: text(2), version: whole(1, 1) },
				communication_monitoring: record({ heartbeat_period_ms: whole(1_000), communication_check_period_s: whole(5) }),
			}),
			1,
		),
	}),
};

// SPDX-License-Identifier: Apache-2.0
/** Payloads of EVerest's published specification (AsyncAPI documents of API version 1, 2026-08-21): its examples, and those of the documents that it refers to. */

/** As they stand there: the reply goes to what is written for a topic, braces and all. */
export const REPLY_TO = "everest_api/1/{interface_type}/{module_id}/e2m/{operation_name}/{uuid}";
const headers = { replyTo: REPLY_TO };

/** To EVerest: type, name, what is sent, and what is replied by a port at which nobody is; undefined for nothing. */
export const EXAMPLES: readonly (readonly [type: string, name: string, sent: unknown, reply: unknown])[] = [
	["evse_manager_consumer", "get_evse", { headers }, { id: 1, connectors: [{ id: 1, type: "sType2" }] }],
	[
		"evse_manager_consumer",
		"enable_disable",
		{
			headers,
			payload: { connector_id: 0, source: { enable_source: "Unspecified", enable_state: "Unassigned", enable_priority: 10_000 } },
		},
		true,
	],
	["evse_manager_consumer", "pause_charging", { headers }, false],
	["evse_manager_consumer", "resume_charging", { headers }, false],
	["evse_manager_consumer", "stop_transaction", { headers, payload: { reason: "Local" } }, false],
	["evse_manager_consumer", "force_unlock", { headers, payload: 0 }, false],
	["evse_manager_consumer", "random_delay_set_duration_s", 42, undefined],
	["evse_manager_consumer", "communication_check", true, undefined],
	["error_history_consumer", "active_errors", { headers }, { errors: [] }],
	["error_history_consumer", "communication_check", true, undefined],
	["external_energy_limits_consumer", "communication_check", true, undefined],
];

const sourced = { value: 0, source: "string" };
const limits = {
	total_power_W: sourced,
	ac_max_current_A: sourced,
	ac_min_current_A: sourced,
	ac_max_phase_count: sourced,
	ac_min_phase_count: sourced,
	ac_supports_changing_phases_during_charging: true,
	ac_number_of_active_phases: 1,
};
const entry = {
	timestamp: "2019-08-24T14:15:22Z",
	limits_to_root: limits,
	limits_to_leaves: limits,
	conversion_efficiency: 1,
	price_per_kwh: { timestamp: "2019-08-24T14:15:22Z", value: 0, currency: "str" },
};

/** The one example of set_external_limits: nothing may be drawn. */
export const EXTERNAL_LIMITS = {
	schedule_import: [entry],
	schedule_export: [entry],
	schedule_setpoints: [
		{
			timestamp: "2019-08-24T14:15:22Z",
			setpoint: {
				ac_current_A: 0,
				total_power_W: 0,
				frequency_table: [{ frequency_Hz: 0, total_power_W: 0 }],
				priority: 1_000,
				source: "string",
			},
		},
	],
};

/** From EVerest: settings of a port that says the same, and what is said. */
export const CAPABILITIES = {
	settings: ["limit=16"],
	said: { max_current_A: 16, max_phase_count: 3, nominal_voltage_V: 230, total_power_W: 11_040 },
};

/** Asked of the entry point, and what an example says of two modules: for us it has those three, with how each side is watched. */
export const DISCOVER = { headers: { replyTo: "your/arbitrary/reply/topic" } };
export const DISCOVERED = { apis: [{ module_id: "dm_1", type: "display_message", version: 1 }] };

// SPDX-License-Identifier: Apache-2.0
/** Values: what a port is and can, each told when it is another one, in the words of EVerest's interface. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";

/** One. */
export interface Value {
	readonly name: string;
	readonly payload: string;
	readonly says: string;
	/** It may be another one when one of these properties is. */
	readonly from: readonly string[];
	/** What it is; undefined while there is none, and nothing is told. */
	of(charger: Charger): unknown;
	/** What is told once there is none any more; made anew, because what lies in flash cannot be written as JSON there. */
	gone?(): unknown;
}

/** The least that the pilot can offer, A (IEC 61851-1 A.2.3). */
const LEAST_A = 6;
/** The most that it can, mA; a circuit may carry more. */
const MOST_MA = 80_000;
/** EVerest's ratings of a cable, mA, the least that fits. */
const AMPACITIES: readonly (readonly [ma: number, name: string])[] = frozen([
	[0, "None"],
	[13_000, "A_13"],
	[20_000, "A_20"],
	[32_000, "A_32"],
]);
const LARGEST_AMPACITY = "A_63_3ph_70_1ph";
/** EVCCID as EVerest's document wants it. */
const MAC = frozen(/^[A-Fa-f0-9]{2}(:[A-Fa-f0-9]{2}){5}$/);

/** The table. */
export const VALUES: readonly Value[] = frozen([
	{
		name: "evse_id",
		payload: "string",
		says: "setting `evseId`; nothing while it is empty",
		from: ["set.evseId"],
		of: (charger) => charger.text("set.evseId") || undefined,
		gone: () => "",
	},
	{
		name: "hw_capabilities",
		payload: "HardwareCapabilities",
		says: "what circuit, contactor and outlet can; nothing flows back",
		from: ["set.limit", "set.phases", "set.phaseSwitch", "set.outlet"],
		of: capabilitiesOf,
	},
	{
		name: "supported_energy_transfer_modes",
		payload: "list of EnergyTransferMode",
		says: "alternating current on one phase, and on three where the contactor connects them",
		from: ["set.phases"],
		of: (charger) => (phasesOf(charger) === 1 ? ["AC_single_phase_core"] : ["AC_single_phase_core", "AC_three_phase_core"]),
	},
	{
		name: "ac_nr_of_phases_available",
		payload: "integer",
		says: "phases that the contactor connects now",
		from: ["phases.connected"],
		of: (charger) => Number(charger.name("phases.connected")) || undefined,
	},
	{
		name: "ac_pp_ampacity",
		payload: "{ampacity}",
		says: "rating of the cable in a socket; nothing with a fixed cable",
		from: ["cable", "set.outlet"],
		of: (charger) => (charger.yes("set.outlet") ? undefined : { ampacity: ampacityOf(charger.number("cable")) }),
		gone: () => ({ ampacity: "None" }),
	},
	{
		name: "ev_info",
		payload: "EVInfo",
		says: "what the charger was told of the vehicle: battery, and its name if that is a MAC",
		from: ["battery.soc", "battery.capacity", "vehicle.id"],
		of: vehicleOf,
		gone: () => ({}),
	},
]);

/** What EVerest's interface has, and only a host can say: DC, and what speaks with the vehicle over the pilot. Asked for, these are null. */
export const NEVER: readonly (readonly [name: string, payload: string, why: string])[] = frozen([
	["hlc_session_failed", "HlcSessionFailedEvent", "nothing speaks ISO 15118 here"],
	["powermeter_public_key_ocmf", "string", "the meter signs nothing"],
	["dlink_ready", "boolean", "there is no power line modem"],
	["isolation_measurement", "IsolationMeasurement", "alternating current has no isolation monitor"],
	["dc_voltage_current", "VoltageCurrent", "no DC supply"],
	["dc_mode", "Mode", "no DC supply"],
	["dc_capabilities", "Capabilities", "no DC supply"],
]);

/** What the circuit carries, A per phase, as far as a pilot can offer it. */
export function mostAmps(charger: Charger): number {
	return Math.min(charger.number("set.limit"), MOST_MA) / 1_000;
}

/** Phases that the contactor connects. */
export function phasesOf(charger: Charger): number {
	return charger.number("set.phases") === 1 ? 1 : 3;
}

function capabilitiesOf(charger: Charger): object {
	const phases = phasesOf(charger);
	const switches = charger.yes("set.phaseSwitch");
	const least = switches ? 1 : phases;
	return {
		max_current_A_import: mostAmps(charger),
		min_current_A_import: LEAST_A,
		max_phase_count_import: phases,
		min_phase_count_import: least,
		max_current_A_export: 0,
		min_current_A_export: 0,
		max_phase_count_export: phases,
		min_phase_count_export: least,
		supports_changing_phases_during_charging: switches,
		supports_cp_state_E: false,
		connector_type: charger.yes("set.outlet") ? "IEC62196Type2Cable" : "IEC62196Type2Socket",
	};
}

function ampacityOf(ma: number): string {
	return AMPACITIES.find(([most]) => ma <= most)?.[1] ?? LARGEST_AMPACITY;
}

function vehicleOf(charger: Charger): object | undefined {
	const [soc, mwh, id] = [charger.said("battery.soc"), charger.said("battery.capacity"), charger.text("vehicle.id")];
	const info = {
		...(soc === null ? {} : { soc }),
		...(mwh === null ? {} : { battery_capacity: mwh / 1_000 }),
		...(MAC.test(id) ? { evcc_id: id } : {}),
	};
	return Object.keys(info).length === 0 ? undefined : info;
}

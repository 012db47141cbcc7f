// SPDX-License-Identifier: Apache-2.0
/** Values: what a port is and can, each told when it is another one, in the words of EVerest's interface. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { AMPACITY_FROM, ampacityOf, CAPABILITIES_FROM, capabilitiesOf, mostAmps, phasesNow, phasesOf } from "../api/hardware.js";
import type { Value } from "../api/value.js";

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
		from: CAPABILITIES_FROM,
		of: (charger) => capabilitiesOf(charger, mostAmps(charger)),
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
		of: phasesNow,
	},
	{
		name: "ac_pp_ampacity",
		payload: "{ampacity}",
		says: "rating of the cable in a socket; nothing with a fixed cable",
		from: AMPACITY_FROM,
		of: ampacityOf,
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

function vehicleOf(charger: Charger): object | undefined {
	const [soc, mwh, id] = [charger.said("battery.soc"), charger.said("battery.capacity"), charger.text("vehicle.id")];
	const info = {
		...(soc === null ? {} : { soc }),
		...(mwh === null ? {} : { battery_capacity: mwh / 1_000 }),
		...(MAC.test(id) ? { evcc_id: id } : {}),
	};
	return Object.keys(info).length === 0 ? undefined : info;
}

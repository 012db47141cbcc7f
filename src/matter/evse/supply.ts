// SPDX-License-Identifier: Apache-2.0
/** The supply: which fault stands, whether the vehicle may be supplied, and with how much, as the Energy EVSE cluster says it. */
import { AT_ONCE, FAULTS, STOP_FIRST } from "../../control/faults.js";
import type { Charger } from "../../link/charger.js";
import { SupplyStateEnum as SupplyState } from "../clusters/energyEvse.js";
import { FaultState, MATTER_FAULTS } from "../faults.js";

/** What discharges has no place here: the hardware cannot. */
export { SupplyStateEnum as SupplyState } from "../clusters/energyEvse.js";

/** Faults that stop a charge; one that only warns is no fault of this cluster. */
const STOPPING = AT_ONCE | STOP_FIRST;

/** The fault that stands, as FaultStateEnum: the one that was raised last, or the first of the catalogue. */
export function faultOf(charger: Charger): number {
	const standing = charger.number("faults") & STOPPING;
	if (standing === 0) return FaultState.NoError;
	const newest = charger.number("fault") - 1;
	const place = newest >= 0 && (standing & (1 << newest)) !== 0 ? newest : FAULTS.findIndex((_, each) => (standing & (1 << each)) !== 0);
	return FaultState[MATTER_FAULTS[FAULTS[place].name]];
}

/** What it would be without faults: a permit counts for nothing where the port may not be used. */
export function supplyOf(charger: Charger): number {
	if (charger.name("permit") === "diagnosing") return SupplyState.DisabledDiagnostics;
	return charger.name("permit") === "given" && charger.yes("enabled") ? SupplyState.ChargingEnabled : SupplyState.Disabled;
}

/** CircuitCapacity, mA. */
export function circuitCapacity(charger: Charger): number {
	return charger.number("set.limit");
}

/** UserMaximumChargeCurrent, mA: as long as nobody has set it, it is that of the circuit. */
export function userMaximum(charger: Charger): number {
	return Math.min(charger.number("set.userLimit"), circuitCapacity(charger));
}

/** MaximumChargeCurrent, mA: the least of circuit, cable, user and the last EnableCharging; nothing while charging is disabled. */
export function maximum(charger: Charger): number {
	if (supplyOf(charger) !== SupplyState.ChargingEnabled) return 0;
	const cable = charger.number("cable");
	const most = charger.said("permit.most");
	return Math.min(userMaximum(charger), cable > 0 ? cable : userMaximum(charger), most ?? userMaximum(charger));
}

/** MinimumChargeCurrent, mA. */
export function minimum(charger: Charger): number {
	return supplyOf(charger) === SupplyState.ChargingEnabled ? charger.number("permit.least") : 0;
}

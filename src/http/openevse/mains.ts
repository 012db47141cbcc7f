// SPDX-License-Identifier: Apache-2.0
/** Currents and voltages as one of each, which is all that OpenEVSE has, and amperes as whole ones. */
import type { Charger } from "../../link/charger.js";
import { LEAST_MA } from "./limits.js";
import type { Room } from "./room.js";

/** Phases that the contactor connects. */
export function phasesOf(charger: Charger): 1 | 3 {
	return charger.name("phases.connected") === "3" ? 3 : 1;
}

/** The mean of the phases that are connected; null if nobody knows it. Times their number and the mean voltage it is the power, as evcc reckons (CurrentPower). */
export function meanOf(charger: Charger, key: "meter.current" | "meter.voltage"): number | null {
	const phases = phasesOf(charger);
	let sum = 0;
	for (let phase = 1; phase <= phases; phase++) {
		const value = charger.measured(`${key}${phase}`);
		if (value === null) return null;
		sum += value;
	}
	return sum / phases;
}

/** What may be offered now, whole amperes, truncated; 0 where that is too little to charge. */
export function offeredAmps(charger: Charger): number {
	const ma = charger.number("allowed");
	return ma < LEAST_MA ? 0 : Math.floor(ma / 1_000);
}

/** What the circuit carries, and what the owner allows of that, whole amperes. */
export function circuitAmps(charger: Charger): number {
	return Math.floor(charger.number("set.limit") / 1_000);
}

export function ownerAmps(charger: Charger): number {
	return Math.floor(Math.min(charger.number("set.limit"), charger.number("set.userLimit")) / 1_000);
}

/** And what claims leave of that. */
export function claimedAmps({ charger, claims }: Room): number {
	return Math.min(ownerAmps(charger), Math.floor(claims.ma / 1_000));
}

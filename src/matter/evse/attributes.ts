// SPDX-License-Identifier: Apache-2.0
/** The attributes of the Energy EVSE cluster, read from what the charger shows, and those that may be written. */

import type { Charger } from "../../link/charger.js";
import { UNSAID } from "../../link/shown.js";
import type { Value } from "../elements.js";
import { epochFrom } from "../epoch.js";
import type { Answered, Readers, Writers } from "../server.js";
import { Status } from "../status.js";
import { statusOf } from "./commands.js";
import { type Course, State } from "./course.js";
import { circuitCapacity, maximum, minimum, SupplyState, supplyOf, userMaximum } from "./supply.js";

/** The longest window of a random start, s. */
const LONGEST_WINDOW_S = 86_400;
const MOST_MA = 80_000;
const FULL = 100;

/** How they are read. */
export function readersOf(charger: Charger, course: Course, features: readonly string[]): Readers {
	const soc = features.includes("SOC");
	return {
		state: () => course.state,
		supplyState: () => course.supply,
		faultState: () => course.fault,
		chargingEnabledUntil: () => enabledUntil(charger),
		circuitCapacity: () => circuitCapacity(charger),
		minimumChargeCurrent: () => minimum(charger),
		maximumChargeCurrent: () => maximum(charger),
		userMaximumChargeCurrent: () => userMaximum(charger),
		randomizationDelayWindow: () => charger.number("set.planDelay") / 1_000,
		nextChargeStartTime: () => planned(charger, course, beginsOf),
		nextChargeTargetTime: () => planned(charger, course, () => epochOf(charger.said("target.due"))),
		nextChargeRequiredEnergy: () => planned(charger, course, () => requiredEnergy(charger, soc)),
		nextChargeTargetSoC: () => planned(charger, course, () => targetSoC(charger, soc)),
		approximateEvEfficiency: () => charger.said("set.matter.efficiency"),
		...(soc ? { stateOfCharge: () => charger.said("battery.soc"), batteryCapacity: () => charger.said("battery.capacity") } : {}),
		...(features.includes("PNC") ? { vehicleId: () => charger.text("vehicle.id") || null } : {}),
		sessionId: () => course.session,
		sessionDuration: () => course.seconds,
		sessionEnergyCharged: () => course.mwh,
	};
}

/** Null for always; 0 while charging is disabled. */
function enabledUntil(charger: Charger): number | null {
	if (supplyOf(charger) !== SupplyState.ChargingEnabled) return 0;
	return epochOf(charger.said("permit.until"));
}

function epochOf(unixSeconds: number | null): number | null {
	return unixSeconds === null ? null : epochFrom(unixSeconds);
}

/** Null unless a vehicle is there, charging is enabled, and the targets decide when. */
function planned(charger: Charger, course: Course, read: (charger: Charger) => Value): Value {
	const plans =
		course.state !== State.NotPluggedIn && course.supply === SupplyState.ChargingEnabled && charger.name("charging") === "automatic";
	return plans && charger.said("target.due") !== null ? read(charger) : null;
}

/** What begins at once has begun when the charger's clock was told last: it is never in the future. */
function beginsOf(charger: Charger): Value {
	const begins = charger.said("target.begins");
	return epochOf(begins === 0 ? charger.said("clock") : begins);
}

/** Where the state of charge is what counts, it is that and not the energy. */
function requiredEnergy(charger: Charger, soc: boolean): Value {
	return soc && charger.said("target.soc") !== null ? null : charger.said("target.energy");
}

function targetSoC(charger: Charger, soc: boolean): Value {
	const percent = charger.said("target.soc");
	if (soc) return percent;
	return percent === FULL && charger.said("target.energy") === null ? FULL : null;
}

/** How they are written. */
export function writersOf(charger: Charger): Writers {
	return {
		userMaximumChargeCurrent: (value, answered) => {
			const ma = value as number;
			if (ma < 0) answered(Status.ConstraintError);
			else set(charger, "userLimit", Math.min(ma, MOST_MA), "mA", answered);
		},
		randomizationDelayWindow: (value, answered) => {
			const seconds = value as number;
			if (seconds > LONGEST_WINDOW_S) answered(Status.ConstraintError);
			else set(charger, "planDelay", 1_000 * seconds, "ms", answered);
		},
		approximateEvEfficiency: (value, answered) => set(charger, "matter.efficiency", (value ?? UNSAID) as number, "", answered),
	};
}

/** `value` is the number that is held, and `unit` its unit. */
function set(charger: Charger, key: string, value: number, unit: string, answered: Answered): void {
	const shows = () => charger.measured(`set.${key}`) === value;
	charger.ask("set", { key, value: `${value}${unit}` }, shows, (outcome) => answered(statusOf(outcome)));
}

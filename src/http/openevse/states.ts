// SPDX-License-Identifier: Apache-2.0
/** What the charger does, in OpenEVSE's words: the EVSE state, and whether it is to charge. */
import { AT_ONCE, FAULTS, STOP_FIRST } from "../../control/faults.js";
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { OPENEVSE_FAULTS } from "./faults.js";
import { holdsBack } from "./limits.js";
import type { Room } from "./room.js";

/** EVSE states that are no fault. */
export const EvseState = frozen({ Starting: 0, A: 1, B: 2, C: 3, Sleeping: 254, Disabled: 255 } as const);

/** Faults that stop a charge; the others only warn, and OpenEVSE has no word for that. */
const STOPPING = AT_ONCE | STOP_FIRST;

/** "disabled" while somebody has said that it is not to charge, whoever that was: evcc takes it for what it has set itself, and sets it anew if it is not. */
export function statusOf({ charger, claims, timeLimit }: Room): "active" | "disabled" {
	const held = claims.disable || timeLimit.over || holdsBack(charger) || charger.yes("paused");
	return held || !mayBeUsed(charger) ? "disabled" : "active";
}

/** The EVSE state: a fault before all, then what somebody has told it, then what the vehicle does. Charging is a closed contactor. */
export function evseState(room: Room): number {
	const { charger } = room;
	const fault = faultState(charger);
	if (fault !== undefined) return fault;
	const vehicle = charger.name("vehicle");
	if (vehicle === "unknown") return EvseState.Starting;
	if (!mayBeUsed(charger)) return EvseState.Disabled;
	if (statusOf(room) === "disabled") return EvseState.Sleeping;
	if (charger.name("contactor") === "closed") return EvseState.C;
	return vehicle === "there" ? EvseState.B : EvseState.A;
}

function mayBeUsed(charger: Charger): boolean {
	return charger.yes("enabled") && charger.name("permit") === "given";
}

/** The state of a fault, of those that stop the one that was raised last; undefined if none stands. */
function faultState(charger: Charger): number | undefined {
	const stopping = charger.number("faults") & STOPPING;
	if (stopping === 0) return undefined;
	const newest = charger.number("fault") - 1;
	const place = newest >= 0 && (stopping & (1 << newest)) !== 0 ? newest : FAULTS.findIndex((_, each) => (stopping & (1 << each)) !== 0);
	return OPENEVSE_FAULTS[FAULTS[place].name];
}

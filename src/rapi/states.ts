// SPDX-License-Identifier: Apache-2.0
/** What the charger does, in RAPI's words: the EVSE state, the pilot state, and the volatile flags of `$GS` and `$AT`. */
import { Feedback } from "../control/board.js";
import { AT_ONCE, FAULTS, STOP_FIRST, TRIED_AGAIN } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { Letter } from "../control/letter.js";
import { Presence } from "../control/presence.js";
import type { Report } from "../control/wish.js";
import { Hold } from "../evse/holds.js";
import type { RapiCharger } from "./charger.js";
import { RAPI_FAULTS } from "./faults.js";
import type { Stay } from "./stay.js";
import type { Trips } from "./trips.js";

/** EVSE states that are no fault. */
export const EvseState = frozen({ Starting: 0x00, A: 0x01, B: 0x02, C: 0x03, Sleeping: 0xfe, Disabled: 0xff } as const);

/** Volatile flags. Those of a display, a timer and a boot lock are not here: there is none. */
export const Flag = frozen({
	HardFault: 0x0002,
	LimitSleep: 0x0004,
	AuthLocked: 0x0008,
	TimeLimit: 0x0010,
	GroundTripped: 0x0020,
	RelayClosed: 0x0040,
	ResidualTripped: 0x0080,
	Connected: 0x0100,
	SessionEnded: 0x0200,
	ConnectedBefore: 0x0400,
	EnergyLimit: 0x2000,
} as const);

/** Faults that stop a charge; the others only warn, and RAPI has no word for that. */
const STOPPING = AT_ONCE | STOP_FIRST;

/** The state of a fault, of those that stop the one that was raised last; undefined if none stands. */
function faultState({ faults, newestFault }: Report): number | undefined {
	const stopping = faults & STOPPING;
	if (stopping === 0) return undefined;
	const newest = newestFault >= 0 && (stopping & (1 << newestFault)) !== 0;
	const place = newest ? newestFault : FAULTS.findIndex((_, each) => (stopping & (1 << each)) !== 0);
	return Number.parseInt(RAPI_FAULTS[FAULTS[place].name], 16);
}

/** The EVSE state: a fault before all, then what somebody has told it, then what the vehicle does. Charging is a closed contactor. */
export function evseState({ report, drive, evse }: RapiCharger, stay: Stay): number {
	const fault = faultState(report);
	if (fault !== undefined) return fault;
	if (report.presence === Presence.Unknown) return EvseState.Starting;
	if (!evse.enabled) return EvseState.Disabled;
	if (evse.paused || stay.over) return EvseState.Sleeping;
	if (drive.contactor === 1) return EvseState.C;
	return report.presence === Presence.There ? EvseState.B : EvseState.A;
}

/** The pilot state: the letter that the vehicle shows, 0 for what is none of A to D. */
export function pilotState({ report }: RapiCharger): number {
	return report.letter <= Letter.D ? report.letter : 0;
}

/** Whether charging waits for somebody who may: to RAPI, the lock of authorization. */
export function locked({ evse, values }: RapiCharger): boolean {
	if (values.evse.authorization === 0) return false;
	const { stage } = evse;
	return stage === "idle" || stage === "finished" || (stage === "waiting" && (evse.holdBits & Hold.authorization) !== 0);
}

/** Whether current may flow: what the contactor says, and what it was told where it says nothing. */
function closed({ sense, drive }: RapiCharger): boolean {
	return drive.contactor === 1 || sense.contactor === Feedback.Closed;
}

/** The volatile flags. */
export function flags(charger: RapiCharger, stay: Stay, trips: Trips): number {
	const { report } = charger;
	const hard = (report.faults & STOPPING & ~TRIED_AGAIN) !== 0;
	return (
		(hard ? Flag.HardFault : 0) |
		(stay.over ? Flag.LimitSleep : 0) |
		(locked(charger) ? Flag.AuthLocked : 0) |
		(stay.quarters !== 0 ? Flag.TimeLimit : 0) |
		(trips.groundSeen ? Flag.GroundTripped : 0) |
		(closed(charger) ? Flag.RelayClosed : 0) |
		(trips.residualSeen ? Flag.ResidualTripped : 0) |
		(report.presence === Presence.There ? Flag.Connected : Flag.SessionEnded) |
		(stay.before && stay.connected ? Flag.ConnectedBefore : 0) |
		(stay.kwh !== 0 ? Flag.EnergyLimit : 0)
	);
}

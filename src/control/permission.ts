// SPDX-License-Identifier: Apache-2.0
/** Permission: every reason that forbids closing the contactor, by name, derived anew in each step. */
import { GuardCause, type Sense } from "./board.js";
import { LEAST_MA } from "./duty.js";
import { Letter } from "./pilot.js";
import { offers } from "./sequence.js";
import type { ControlState } from "./state.js";
import type { Wish } from "./wish.js";

/** The reasons, by bit; the names are the same on console, in Matter, EVerest and the recorder. */
export const BLOCKERS = ["fault", "permission", "current", "pwm", "diode", "ventilation", "cable", "contactor_rest", "guard"] as const;

/** The name of a reason. */
export type BlockerName = (typeof BLOCKERS)[number];

/** A fault stands. */
const FAULT = 1;
/** Nobody allows charging. */
const PERMISSION = 2;
/** Less than 6 A can be offered. */
const CURRENT = 4;
/** The pilot does not offer current: states other than C2 and D2. */
const PWM = 8;
/** The diode was not seen since the vehicle was plugged in. */
const DIODE = 16;
/** State D without ventilation. */
const VENTILATION = 32;
/** No cable, or one that cannot be told. */
const CABLE = 64;
/** The contactor has not been open for long enough. */
const CONTACTOR_REST = 128;
/** The guard holds the contactor open. */
const GUARD = 256;

/**
 * The reasons that hold, as bits. `finishing` says that the port has stopped and the vehicle has time to let go: what the
 * port withdrew (permission, current, PWM) does not count until that time is over; everything else does.
 */
export function blockersFor(state: ControlState, sense: Sense, wish: Wish, offeredMa: number, finishing: boolean): number {
	const withdrawn =
		(wish.mayCharge === 1 ? 0 : PERMISSION) | (offeredMa >= LEAST_MA ? 0 : CURRENT) | (offers(state.sequence.state) ? 0 : PWM);
	return (
		(finishing ? 0 : withdrawn) |
		(state.supervisor.standing === 0 ? 0 : FAULT) |
		(state.pilot.diodeSeen === 1 ? 0 : DIODE) |
		(state.pilot.letter === Letter.D && wish.ventilation === 0 ? VENTILATION : 0) |
		(state.proximity.ratingMa > 0 ? 0 : CABLE) |
		(state.contactor.commanded === 1 || state.contactor.rested === 1 ? 0 : CONTACTOR_REST) |
		(sense.guard === GuardCause.None ? 0 : GUARD)
	);
}

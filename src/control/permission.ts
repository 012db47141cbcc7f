// SPDX-License-Identifier: Apache-2.0
/** Permission: every reason that forbids closing the contactor, by name, derived anew in each step. */
import { GuardCause, LockDrive, LockFeedback, type Sense } from "./board.js";
import { AUTOMATIC, LEAST_MA } from "./duty.js";
import { AT_ONCE, STOP_FIRST } from "./faults.js";
import { frozen } from "./frozen.js";
import { asksForCurrent, Letter } from "./letter.js";
import type { Numbers } from "./numbers.js";
import { isRequest } from "./request.js";
import { offers } from "./sequence.js";
import type { ControlState } from "./state.js";
import type { Wish } from "./wish.js";

/** The reasons, by bit; the names are the same on console, in Matter, EVerest and the recorder. */
export const BLOCKERS = frozen([
	"fault",
	"permission",
	"current",
	"pwm",
	"diode",
	"ventilation",
	"cable",
	"contactor_rest",
	"guard",
	"residual_test",
	"lock",
	"request",
	"host",
] as const);

/** The name of a reason. */
export type BlockerName = (typeof BLOCKERS)[number];

/** A fault stands that opens at once, or has given the vehicle its time. */
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
/** The contactor has not been open for long enough, or does not say that it is: one that has welded is never closed again. */
const CONTACTOR_REST = 128;
/** The guard holds the contactor open. */
const GUARD = 256;
/** The residual current monitor has not passed its test since the contactor was last closed. */
const RESIDUAL_TEST = 512;
/** The plug is not locked into the socket, or about to be released. */
const LOCK = 1024;
/** C or D is not as much below the B before it as a closed S2 makes it. */
const REQUEST = 2048;
/** A host above does not let it close. */
const HOST = 4096;

/**
 * The reasons that hold, as bits. `offer` is what is to be signalled, mA or DIGITAL. `finishing` says that the port has stopped and the vehicle has time to let go: what the
 * port withdrew (permission, current, PWM, a fault that stops the vehicle first) does not count until that time is over; everything else does.
 */
export function blockersFor(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish, offer: number, finishing: boolean): number {
	const standing = state.supervisor.standing;
	const closed = state.contactor.commanded === 1;
	const withdrawn =
		(wish.mayCharge === 1 ? 0 : PERMISSION) |
		(offer >= LEAST_MA ? 0 : CURRENT) |
		(offers(state.sequence.state) ? 0 : PWM) |
		((standing & STOP_FIRST) === 0 ? 0 : FAULT);
	return (
		(finishing ? 0 : withdrawn) |
		((standing & AT_ONCE) === 0 ? 0 : FAULT) |
		(state.pilot.diode.seen === 1 ? 0 : DIODE) |
		(state.pilot.letter === Letter.D && wish.ventilation === 0 ? VENTILATION : 0) |
		(state.proximity.ratingMa > 0 ? 0 : CABLE) |
		(closed || (state.contactor.rested & state.contactor.follows) === 1 ? 0 : CONTACTOR_REST) |
		(sense.guard === GuardCause.None ? 0 : GUARD) |
		(closed || numbers.residual.fitted === 0 || (state.residual.passed === 1 && sense.residual.tripped === 0) ? 0 : RESIDUAL_TEST) |
		(numbers.lock.fitted === 0 || (sense.lock === LockFeedback.Locked && state.lock.commanded === LockDrive.Lock) ? 0 : LOCK) |
		(closed || !asksForCurrent(state.pilot.letter) || isRequest(state.request, numbers.pilot) ? 0 : REQUEST) |
		(wish.mayClose === 1 || wish.pilot === AUTOMATIC ? 0 : HOST)
	);
}

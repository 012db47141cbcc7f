// SPDX-License-Identifier: Apache-2.0
/** The wire as the witness notes it: what the periods of a step have shown, counted by rules of its own. */
import type { PilotSense } from "./board.js";
import { since } from "./integer.js";
import { asking, between, ENOUGH, LOOKED_AT } from "./invariants.js";
import { Letter } from "./letter.js";
import type { Witness } from "./noted.js";
import type { Numbers } from "./numbers.js";
import { isPwm } from "./pilot.js";
import { isUnplugged } from "./proximity.js";
import type { ControlState } from "./state.js";

/** So many periods that can be read say what the pilot shows. */
const READABLE = 5;

/** Whether the pilot brings enough periods that can be read. */
export function isHeard(witness: Witness, n: Numbers["pilot"]): boolean {
	return witness.unreadMs < n.silentMs + 4 * READABLE;
}

/** Takes note of what the wire showed. */
export function watchWire(witness: Witness, state: ControlState, n: Numbers["pilot"], pilot: PilotSense): void {
	// a step that brings fewer periods than are looked at is judged together with those before
	const whole = pilot.count >= LOOKED_AT;
	const asks = asking(pilot, n);
	if (whole && asks < ENOUGH) witness.askedMs = -1;
	else if (witness.askedMs >= 0) witness.askedMs = Math.min(witness.askedMs + state.clock.gapMs, n.enterCMs);
	else if (whole || asks > 0) witness.askedMs = 0;
	const letter = state.pilot.letter;
	if (letter !== witness.letter && (letter < Letter.B || letter > Letter.D)) {
		witness.goodPeriods = 0;
		witness.shown = 0;
	}
	const settled = isPwm(witness.duty) && state.pilot.pwmSteps >= n.pwmSettleSteps;
	for (let i = 0; i < pilot.count; i++) noteDiode(witness, n, pilot.high[i], pilot.low[i], settled);
	noteRead(witness, n.silentMs + 4 * READABLE, state.clock.gapMs, pilot.count);
	noteOutside(witness, state, n, pilot);
}

/** One period: behind a good diode the low plateau does not know of the vehicle. Without PWM there is none. */
function noteDiode(witness: Witness, n: Numbers["pilot"], high: number, low: number, settled: boolean): void {
	const vehicle = high > n.boundaryDeMv - n.hysteresisMv && high <= n.boundaryAbMv + n.hysteresisMv;
	if (!vehicle) return;
	if (low > n.diodeMv) witness.goodPeriods = Math.max(witness.goodPeriods - 2, 0);
	else if (witness.goodPeriods < n.diodeGoodPeriods) witness.goodPeriods++;
	if (witness.goodPeriods >= n.diodeGoodPeriods) witness.shown = 1;
	else if (witness.goodPeriods <= Math.max(n.diodeGoodPeriods - (n.diodeBadPeriods << 1), 0)) witness.shown = 0;
	const bad = low > n.diodeMv || low < n.lowestMv;
	if (!bad || witness.contactor === 0) witness.badPeriods = 0;
	else if (settled && witness.badPeriods < n.diodeBadPeriods) witness.badPeriods++;
}

function noteRead(witness: Witness, mostMs: number, gapMs: number, count: number): void {
	witness.readPeriods = witness.readPeriods + count;
	witness.unreadMs = Math.min(witness.unreadMs + gapMs, mostMs);
	if (witness.readPeriods < READABLE) return;
	witness.readPeriods = 0;
	witness.unreadMs = 0;
}

/** Neither C nor D, nor a B that a new duty explains, in half or more of what a step brought. */
function noteOutside(witness: Witness, state: ControlState, n: Numbers["pilot"], pilot: PilotSense): void {
	const { count } = pilot;
	const excused = since(state.clock.steppedAt, state.sequence.dutyAt) < n.dutyGlitchMs;
	const least = n.boundaryDeMv - n.hysteresisMv;
	const inside = between(pilot, count, least, (excused ? n.boundaryAbMv : n.boundaryBcMv) + n.hysteresisMv);
	if (witness.contactor === 0 || count - inside < inside) witness.halfPeriods = 0;
	else witness.halfPeriods = Math.min(witness.halfPeriods + count, n.outsidePeriods << 2);
}

/** Whether the wire shows a vehicle: as decided, and on it; or none: most of it A, or no vehicle and no plug in the socket. */
export function watchPlug(witness: Witness, state: ControlState, numbers: Numbers, pilot: PilotSense): void {
	const n = numbers.pilot;
	const whole = pilot.count >= LOOKED_AT;
	const edge = n.boundaryAbMv - n.hysteresisMv;
	const vehicle = between(pilot, LOOKED_AT, n.boundaryDeMv + n.hysteresisMv, edge) > ENOUGH;
	const away = between(pilot, LOOKED_AT, edge, n.highestMv);
	// a step that brings fewer says what most of them say; one that brings one or none says nothing new, as long as the pilot is heard
	const few = pilot.count > 1 ? away << 1 > pilot.count : witness.goneMs >= 0 && isHeard(witness, n);
	const none = (isUnplugged(state.proximity, numbers.proximity) && !vehicle) || (whole ? away >= ENOUGH : few);
	if (!none) witness.goneMs = -1;
	else witness.goneMs = witness.goneMs < 0 ? 0 : Math.min(witness.goneMs + state.clock.gapMs, n.goneMs);
	if (witness.goneMs >= n.goneMs) witness.there = 0;
	const letter = state.pilot.letter;
	if (vehicle && letter >= Letter.B && letter <= Letter.D) witness.there = 1;
}

// SPDX-License-Identifier: Apache-2.0
/** The pilot generator does not reach +12 V, or the numbers contradict each other. */
import { asksForCurrent, Letter } from "../letter.js";
import type { Numbers } from "../numbers.js";
import { isRequest } from "../request.js";
import { offers } from "../sequence.js";
import type { ControlState } from "../state.js";

/** −12 V is judged with every low plateau, by the diode. */
export function selfTest(state: ControlState, numbers: Numbers, highMv: number, steadyHigh: boolean): boolean {
	return generatorWeak(state, numbers, highMv, steadyHigh) || !numbersSane(numbers);
}

/**
 * The plus side shows itself with nothing plugged in; behind a vehicle by a B that is lower than any vehicle makes it, and by
 * a C that no closed S2 explains.
 */
function generatorWeak(state: ControlState, { pilot, selfTest }: Numbers, highMv: number, steadyHigh: boolean): boolean {
	const { letter } = state.pilot;
	if (steadyHigh && letter === Letter.A) return highMv < selfTest.lowestMv;
	if (state.contactor.commanded === 1) return false;
	if (steadyHigh && letter === Letter.B && state.request.rest !== 0) return state.request.rest < selfTest.lowestBMv << 4;
	return offers(state.sequence.state) && asksForCurrent(letter) && !isRequest(state.request, pilot);
}

/** Boundaries in their order with hysteresis between, and C entered more slowly than vehicles toggle. */
function numbersSane(numbers: Numbers): boolean {
	const n = numbers.pilot;
	const gap = n.hysteresisMv << 1;
	return (
		n.highestMv > n.boundaryAbMv + gap &&
		n.boundaryAbMv > n.boundaryBcMv + gap &&
		n.boundaryBcMv > n.boundaryCdMv + gap &&
		n.boundaryCdMv > n.boundaryDeMv + gap &&
		n.diodeMv > n.lowestMv &&
		n.enterCMs >= n.toggleMaxMs &&
		numbers.temperature.stopAt > numbers.temperature.derateAt
	);
}

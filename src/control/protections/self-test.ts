// SPDX-License-Identifier: Apache-2.0
/** The pilot generator does not reach +12 V, or the numbers contradict each other. */
import type { Numbers } from "../numbers.js";
import { Letter, type PilotState } from "../pilot.js";

/** −12 V is judged with every low plateau, by the diode. */
export function selfTest(pilot: PilotState, numbers: Numbers, highMv: number, steadyHigh: boolean): boolean {
	return generatorWeak(pilot, numbers, highMv, steadyHigh) || !numbersSane(numbers);
}

/** With nothing plugged in and a steady +12 V, the generator shows itself. */
function generatorWeak(pilot: PilotState, numbers: Numbers, highMv: number, steadyHigh: boolean): boolean {
	return steadyHigh && pilot.letter === Letter.A && highMv < numbers.selfTest.lowestMv;
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

// SPDX-License-Identifier: Apache-2.0
/** The controller in state C2 with nothing to allocate around it, for measuring what a step costs. */
import { STATE_NAMES } from "../../src/control/sequence.js";
import { step } from "../../src/control/step.js";
import { Desk, HIGH, TICK_MS } from "./desk.js";

const desk = new Desk().charge().run(10_000);
desk.periods(TICK_MS, HIGH.C, -12_000);

/** Runs `count` steps of ten periods each; the state after them. */
export function steps(count: number): string {
	const { state, numbers, sense, wish, drive, report } = desk;
	for (let i = 0; i < count; i++) {
		sense.now = ((sense.now + TICK_MS) | 0) as typeof sense.now;
		step(state, numbers, sense, wish, drive, report);
	}
	return `${STATE_NAMES[report.state]} ${drive.contactor === 1 ? "closed" : "open"}`;
}

/** The loop of steps() with nothing in it. */
export function nothing(count: number): number {
	const { sense } = desk;
	let now = sense.now as number;
	for (let i = 0; i < count; i++) now = (now + TICK_MS) | 0;
	return now;
}

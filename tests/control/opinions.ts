// SPDX-License-Identifier: Apache-2.0
/** The invariants of a closed contactor, asked again and again in a port that charges, for measuring what that costs. */
import { brokenWhileClosed } from "../../src/control/invariants.js";
import { Desk } from "./desk.js";

const desk = new Desk().charge().run(10_000);

/** Asks `count` times; the bits of the rules that are broken. */
export function opinions(count: number): number {
	const { state, numbers, sense, wish, drive } = desk;
	let broken = 0;
	for (let i = 0; i < count; i++) broken |= brokenWhileClosed(state, numbers, sense, wish, drive);
	return broken;
}

// SPDX-License-Identifier: Apache-2.0
/** The word that shows the port in records of Project Haystack. */
import { listed } from "../thing/typed.js";
import { type Desk, WRITINGS } from "./word.js";

/** As they are now, in one of the ways in which they can be written. */
export function showPortrait(desk: Desk, [typed]: readonly string[]): void {
	const { portrait } = desk.cabinet;
	const writing = typed === undefined ? WRITINGS[0] : listed(typed, WRITINGS, "format");
	if (portrait === undefined) throw new Error("this charger has no records of Haystack");
	desk.unroll(portrait(desk.cabinet, writing));
}

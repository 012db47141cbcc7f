// SPDX-License-Identifier: Apache-2.0
/** Which controls a typed line moves: those that would have said the same. */
import type { Bench } from "../bench/bench.js";
import { type Command, piecesOf } from "../bench/scenario/parse.js";
import type { Control, Positions } from "./controls.js";

/** Where controls stand after a line and its commands, by key; what it does not touch is left out. */
export function movedBy(line: string, commands: readonly Command[], controls: readonly Control[], all: Positions, bench: Bench): Positions {
	const moved: Record<string, number> = {};
	for (const piece of piecesOf(line)) {
		const said = piece
			.toLowerCase()
			.split(/[\s,]+/)
			.join(" ");
		for (const control of controls) {
			const to = placeOf(control, said, all, bench);
			if (to !== undefined) moved[control.key] = to;
		}
	}
	for (const command of commands)
		for (const { key, heard } of controls) {
			const to = heard?.(command);
			if (to !== undefined) moved[key] = to;
		}
	return moved;
}

/** The place at which a control says just that. */
function placeOf({ kind, options = [], words, heard }: Control, said: string, all: Positions, bench: Bench): number | undefined {
	if (kind === "buttons" || heard !== undefined) return undefined;
	if (kind === "slider") return numberBehind(words(0, all, bench).replace(/0$/, ""), said);
	const places = kind === "switch" ? [0, 1] : options.map((_, place) => place);
	return places.find((place) => words(place, all, bench) === said);
}

/** The number that stands alone behind `stem`. */
function numberBehind(stem: string, said: string): number | undefined {
	const rest = said.slice(stem.length);
	return stem !== "" && said.startsWith(stem) && /^-?\d+(\.\d+)?$/.test(rest) ? Number(rest) : undefined;
}

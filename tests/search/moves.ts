// SPDX-License-Identifier: Apache-2.0
/** The moves of a search: between two steps one input changes, or none, or all go back to the usual at once. */
import type { Input } from "./classes.js";

/** One move: a name, and what it makes of the inputs. */
export interface Move {
	readonly name: string;
	/** The input that it changes, and the place of its new class; −1 changes none. */
	readonly input: number;
	readonly place: number;
	/** In place of a change, all inputs at once. */
	readonly all?: readonly number[];
	/** True if the search keeps for each node where this move leads. */
	readonly kept: boolean;
}

/** Moves that are kept, by their place among the moves. */
export const Kept = { Stay: 0, CarInC: 1, Unplugged: 2, Cleared: 3 } as const;

/** All moves for these inputs; those that are kept come first. */
export function movesFor(inputs: readonly Input[]): Move[] {
	const moment = inputs.findIndex(({ name }) => name === "moment");
	const all = (name: string, letter: string, clears: boolean): Move => {
		const places = inputs.map(() => 0);
		places[0] = placeOf(inputs[0], letter);
		if (clears) places[moment] = placeOf(inputs[moment], "a person clears");
		return { name, input: -1, place: 0, all: places, kept: true };
	};
	const changes = inputs.flatMap((input, i) =>
		input.classes.map((row, place): Move => ({ name: `${input.name}: ${row.name}`, input: i, place, kept: false })),
	);
	return [
		{ name: "nothing changes", input: -1, place: 0, kept: true },
		all("all as usual, a car in C", "C", false),
		all("all as usual, unplugged", "A", false),
		all("all as usual, a car in C, and a person clears", "C", true),
		...changes,
	];
}

function placeOf(input: Input, name: string): number {
	const place = input.classes.findIndex((row) => row.name === name);
	if (place < 0) throw new Error(`${input.name} has no class ${name}, which every search needs`);
	return place;
}

/** Makes the move; false if it changes nothing though it should. */
export function make(move: Move, classes: Int8Array): boolean {
	if (move.all !== undefined) {
		for (let i = 0; i < classes.length; i++) classes[i] = move.all[i];
		return true;
	}
	if (move.input < 0) return true;
	if (classes[move.input] === move.place) return false;
	classes[move.input] = move.place;
	return true;
}

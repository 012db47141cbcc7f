// SPDX-License-Identifier: Apache-2.0
/** Hands: somebody in front of the desk, who turns controls and types lines; a line moves the controls that would have said the same. */
import { frozen } from "../../src/control/frozen.js";
import { parse } from "../bench/scenario/parse.js";
import { CHAPTERS, type Control, type Positions } from "./controls.js";
import type { Desk } from "./desk.js";
import { movedBy } from "./typed.js";

/** All controls, whatever their chapter. */
export const CONTROLS: readonly Control[] = frozen(CHAPTERS.flatMap(({ controls }) => controls));

/** How all controls stand. */
export class Hands {
	readonly #desk: Desk;
	readonly #positions: Record<string, number> = {};

	constructor(desk: Desk) {
		this.#desk = desk;
		for (const { key, start } of CONTROLS) this.#positions[key] = start ?? 0;
	}

	/** How the controls stand by what can be seen on the desk. */
	get positions(): Positions {
		for (const { key, seen } of CONTROLS) this.#positions[key] = seen?.(this.#desk, this.#positions[key]) ?? this.#positions[key];
		return this.#positions;
	}

	/** Turns a control. Gives the words that this says; an empty text if none. */
	turn(key: string, to: number): string {
		const control = CONTROLS.find((each) => each.key === key);
		if (control === undefined) return "";
		if (control.kind !== "buttons") this.#positions[key] = to;
		return control.words(to, this.#positions, this.#desk.bench);
	}

	/** Says a line. Gives what was wrong with it and was not told otherwise, or an empty text. */
	say(line: string): string {
		const complaint = this.#desk.say(line);
		if (complaint === "") Object.assign(this.#positions, movedBy(line, parse(line).commands, CONTROLS, this.#positions, this.#desk.bench));
		return complaint;
	}
}

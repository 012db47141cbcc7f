// SPDX-License-Identifier: Apache-2.0
/** The stand: letter and power as events of the charger have told them, and as the snapshot shows them where events may have been missed. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";

/** What a vehicle shows; EVerest's list has nothing else that a charger may say. */
const LETTERS: readonly string[] = frozen(["A", "B", "C", "D", "E", "F"]);
/** A snapshot is so much older than an event at most, ms: rows are looked at within 280 ms, and shown within 250. */
export const BEHIND_MS = 600;

/** What EVerest calls them. */
type Power = "PowerOn" | "PowerOff";

/** Of one port. Times are those of whoever holds it, ms. */
export class Stand {
	letter: string | undefined;
	power: Power | undefined;
	readonly #charger: Charger;
	/** Since when each may be another one than it was told. */
	#letterDoubt: number | undefined = 0;
	#powerDoubt: number | undefined = 0;

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	/** An event of the port; whether it was one of these. */
	hear(letter: unknown, power: unknown): boolean {
		const known = LETTERS.find((each) => each === letter);
		if (known !== undefined) [this.letter, this.#letterDoubt] = [known, undefined];
		if (typeof power === "boolean") [this.power, this.#powerDoubt] = [power ? "PowerOn" : "PowerOff", undefined];
		return known !== undefined || typeof power === "boolean";
	}

	/** Events were missed. */
	doubt(now: number): void {
		this.#letterDoubt = now;
		this.#powerDoubt = now;
	}

	/** All of it comes as events again. */
	await(now: number): void {
		this.letter = undefined;
		this.power = undefined;
		this.doubt(now);
	}

	/** What was missed shows in the snapshot, a moment later. True if it does now. */
	settle(now: number): boolean {
		const letter = isDue(this.#letterDoubt, now) && this.hear(this.#charger.name("pilot.letter"), undefined);
		const power = isDue(this.#powerDoubt, now) && this.hear(undefined, this.#seenPower);
		return letter || power;
	}

	/** What is known of it, as EVerest's events. */
	get told(): string[] {
		return [this.letter, this.power].filter((each) => each !== undefined);
	}

	/** The auxiliary contact's word; without one, what the contactor is told. */
	get #seenPower(): boolean {
		const is = this.#charger.name("contactor.is");
		return is === "closed" || (is !== "open" && this.#charger.name("contactor") === "closed");
	}
}

function isDue(since: number | undefined, now: number): boolean {
	return since !== undefined && now - since >= BEHIND_MS;
}

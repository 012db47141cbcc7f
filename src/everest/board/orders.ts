// SPDX-License-Identifier: Apache-2.0
/** Orders: what EVerest has asked for on its way to the charger. A few at a time, in their order but for those that withdraw, and of a kind only the newest. */
import { frozen } from "../../control/frozen.js";
import type { Window } from "../../link/charger.js";
import { causeOf, REFUSALS } from "../../link/refusals.js";
import type { Outcome } from "../../link/shown.js";
import type { Wanted } from "./commands.js";

/** Something that is to be done. */
export interface Order extends Wanted {
	/** Hears what has come of it, once. */
	answered(outcome: Outcome): void;
}

/** So many are asked for at a time: the window lets four of each wait, and room is left for one that withdraws. */
const AT_ONCE = 3;
const OVERTAKEN: Outcome = frozen({ refused: REFUSALS.overtaken });

/** Those of one face. At most two of each kind wait, so there are never many. */
export class Orders {
	readonly #window: Window;
	#waiting: Order[] = [];
	#asked = 0;

	constructor(window: Window) {
		this.#window = window;
	}

	/** Takes one in, and asks for what may be asked for now. */
	add(order: Order): void {
		// one that withdraws gives way to another of its kind alone: whoever has asked for it waits for what it does
		const old = this.#waiting.filter((each) => isPointless(each, order));
		this.#waiting = this.#waiting.filter((each) => !old.includes(each));
		this.#insert(order);
		for (const each of old) each.answered(OVERTAKEN);
		this.ask();
	}

	/** Asks for the next ones; to be called now and then, because the charger may have been busy with others. */
	ask(): void {
		while (this.#asked < AT_ONCE) {
			const order = this.#waiting.shift();
			if (order === undefined || !this.#askFor(order)) return;
		}
	}

	#insert(order: Order): void {
		const place = order.withdraws === true ? this.#waiting.findIndex(({ withdraws }) => withdraws !== true) : -1;
		this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, order);
	}

	/** False if the charger has no room for it now. */
	#askFor(order: Order): boolean {
		let busy = false;
		this.#asked += 1;
		// what lies in flash cannot be written as JSON there, so the window gets a record of its own
		this.#window.ask(order.action, { ...order.told }, (outcome) => {
			this.#asked -= 1;
			const cause = "refused" in outcome ? causeOf(outcome.refused) : undefined;
			busy = cause === "busy" || cause === "waiting";
			if (busy) this.#keep(order);
			else order.answered(outcome);
		});
		return !busy;
	}

	/** It is asked for again, unless there is a newer one by then. */
	#keep(order: Order): void {
		const newer = this.#waiting.some(({ about, undoes }) => about === order.about || undoes === order.about);
		if (newer) order.answered(OVERTAKEN);
		else this.#waiting.unshift(order);
	}
}

/** Whether a newer one takes the place of one that waits. */
function isPointless(old: Order, { about, undoes, withdraws }: Order): boolean {
	return old.withdraws === true ? withdraws === true && old.about === about : old.about === about || old.about === undoes;
}

// SPDX-License-Identifier: Apache-2.0
/** The notice to people that EVerest decides nothing here: whoever has connected a board wants to know why it does nothing. */
import type { Charger } from "../../link/charger.js";
import { Notice } from "../../link/notice.js";

/** It has to be seen for so long, ms: at first nothing has taken effect yet. */
const PATIENCE_MS = 2_000;

/** Of one charger. Times are those of whoever holds it, ms. */
export class Undriven {
	readonly #charger: Charger;
	readonly #notice: Notice;

	constructor(charger: Charger, tell: (line: string) => void) {
		this.#charger = charger;
		this.#notice = new Notice(PATIENCE_MS, tell);
	}

	/** Time has passed. */
	tick(now: number): void {
		const charger = this.#charger;
		if (!charger.window.clear) return;
		const driver = charger.name("driver");
		this.#notice.tick(
			now,
			driver === "everest" ? "" : driver,
			() => `EVerest decides nothing here, the port does: its setting mode ${this.#cure}`,
		);
	}

	get #cure(): string {
		return this.#charger.yes("set.mode") ? "is everest, and takes effect once no vehicle is there" : "is port; type: set mode everest";
	}
}

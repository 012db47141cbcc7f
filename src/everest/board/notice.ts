// SPDX-License-Identifier: Apache-2.0
/** The notice to people that EVerest decides nothing here: whoever has connected a board wants to know why it does nothing. */
import type { Charger } from "../../link/charger.js";

/** It has to be seen for so long, ms: at first nothing has taken effect yet. */
const PATIENCE_MS = 2_000;

/** Of one charger. Times are those of whoever holds it, ms. */
export class Notice {
	readonly #charger: Charger;
	readonly #tell: (line: string) => void;
	/** Since when the port decides by itself. */
	#since: number | undefined;
	#told = false;

	constructor(charger: Charger, tell: (line: string) => void) {
		this.#charger = charger;
		this.#tell = tell;
	}

	/** Time has passed. It is told once, and again when it is so again. */
	tick(now: number): void {
		const charger = this.#charger;
		if (!charger.window.clear) return;
		if (charger.name("driver") === "everest") {
			this.#since = undefined;
			this.#told = false;
			return;
		}
		this.#since ??= now;
		if (this.#told || now - this.#since < PATIENCE_MS) return;
		this.#told = true;
		const wish = charger.yes("set.mode") ? "is everest, and takes effect once no vehicle is there" : "is port; type: set mode everest";
		this.#tell(`EVerest decides nothing here, the port does: its setting mode ${wish}`);
	}
}

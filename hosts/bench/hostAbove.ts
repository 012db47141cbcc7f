// SPDX-License-Identifier: Apache-2.0
/** A host above the charger: somebody outside who says every second that it is there, as long as it is. */
import type { Outside } from "./outside.js";

/** EVerest's heart beats so often, ms. */
const BEAT_MS = 1_000;

/** One; what else it says, `ask as host` says. */
export class HostAbove {
	#beats = false;
	#beatAt = 0;

	constructor(outside: Outside) {
		const window = outside.window("host");
		outside.admit("host", {}, (now) => {
			if (!this.#beats || now < this.#beatAt) return;
			this.#beatAt = now + BEAT_MS;
			window.ask("host.alive", {}, () => {});
		});
	}

	/** It is there, or falls silent. */
	beat(on: boolean): void {
		if (on && !this.#beats) this.#beatAt = 0;
		this.#beats = on;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The absence of the broker, and of EVerest with it: what was permitted is withdrawn, and nothing that gives is taken until EVerest can know. */
import type { Charger } from "../../link/charger.js";
import { NO_CURRENT, NO_PERMISSION, type Wanted } from "./commands.js";

/** EVerest has to be heard for so long before it is believed that it knows, ms. */
const KNOWS_MS = 1_000;
/** A vehicle that does not let go has lost the contactor by then, ms: the control core's 6 s, and some. */
const OPEN_MS = 7_000;

/** Of one EVerest. Times are those of whoever holds it, ms. */
export class Absence {
	readonly #charger: Charger;
	readonly #want: (wanted: Wanted) => void;
	/** Since when its permission waits to be withdrawn until the vehicle has let go. */
	#since: number | undefined;
	/** It is over once EVerest was heard from here on for long enough. */
	#lasts = false;
	#heardAt: number | undefined;

	/** `want` asks the charger for something. */
	constructor(charger: Charger, want: (wanted: Wanted) => void) {
		this.#charger = charger;
		this.#want = want;
	}

	/** Whether it lasts. */
	get lasts(): boolean {
		return this.#lasts;
	}

	/** It begins. */
	begin(now: number): void {
		this.#lasts = true;
		this.#since ??= now;
		this.#heardAt = undefined;
		this.#want(NO_CURRENT);
	}

	/** EVerest is heard. */
	heard(now: number): void {
		this.#heardAt ??= now;
	}

	/** Time has passed. Withdrawn at once, the contactor would open under load. */
	tick(now: number): void {
		const waits = this.#since !== undefined && this.#charger.name("contactor") === "closed" && now - this.#since < OPEN_MS;
		if (this.#since !== undefined && !waits) {
			this.#since = undefined;
			this.#want(NO_PERMISSION);
		}
		if (!waits && this.#heardAt !== undefined && now - this.#heardAt >= KNOWS_MS) this.#lasts = false;
	}
}

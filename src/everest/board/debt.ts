// SPDX-License-Identifier: Apache-2.0
/** The debt: a duty of EVerest's that the charger does not keep, because EVerest was lost in between. EVerest does not know, and does not say it again: an error that comes and goes makes it begin anew. */
import { isOffer, type Wanted } from "./commands.js";
import type { Errors } from "./errors.js";

/** EVerest has to hear of the error for so long, ms: it looks each 100 ms, and messages take their time. */
const KNOWS_MS = 1_000;

/**
 * Of one EVerest. There is none where EVerest asks for no current, and then no error either: before a vehicle is authorized an error would end
 * EVerest's session, with nobody plugged in it would be shown by −12 V. Times are those of whoever holds it, ms.
 */
export class Debt {
	readonly #errors: Errors;
	/** EVerest offers a current; it may have done so to whoever was here before. */
	#offered = true;
	#since = 0;
	/** When EVerest was heard first after it was lost. */
	#heardAt: number | undefined;

	constructor(errors: Errors) {
		this.#errors = errors;
	}

	/** EVerest asks for something. Once it enables the port it has just begun, or begins anew: nothing is owed. */
	asked({ action, told }: Wanted): void {
		if (action === "host.pilot") this.#offered = isOffer(told.duty);
		if (action !== "host.enable" || told.on !== "yes") return;
		this.#offered = false;
		this.#errors.owe(false);
	}

	/** It was refused, and EVerest believes that it was done. */
	refused({ action, told }: Wanted, now: number): void {
		if (action === "host.allow" || (action === "host.pilot" && isOffer(told.duty))) this.#owe(now);
	}

	/** EVerest is lost, and the pilot is steady from now on. */
	lost(now: number): void {
		this.#heardAt = undefined;
		if (this.#offered) this.#owe(now);
		this.#offered = false;
	}

	/** EVerest is heard. */
	heard(now: number): void {
		this.#heardAt ??= now;
	}

	/** Time has passed; `ready` says that what EVerest asks for is done now. */
	settle(ready: boolean, now: number): void {
		if (!this.#errors.owed || !ready || this.#heardAt === undefined) return;
		if (now - Math.max(this.#heardAt, this.#since) >= KNOWS_MS) this.#errors.owe(false);
	}

	#owe(now: number): void {
		this.#since = now;
		this.#errors.owe(true);
	}
}

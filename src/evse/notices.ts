// SPDX-License-Identifier: Apache-2.0
/** Notices: availability, faults and the limit, told when they have changed. */
import { FAULTS } from "../control/faults.js";
import type { Opinion } from "./availability.js";
import type { Listener } from "./events.js";

/** What was told last. */
export class Notices {
	#state: string | undefined;
	#faults = 0;
	#ma = -1;
	#by = "";
	readonly #tell: Listener;

	constructor(tell: Listener) {
		this.#tell = tell;
	}

	/** Whether the port may be used, and who says so. */
	availability({ state, source, priority }: Opinion): void {
		if (state === this.#state) return;
		this.#state = state;
		this.#tell(state === "Enable" ? "Enabled" : "Disabled", { source, priority });
	}

	/** Faults that stand, as bits. Names of those that are new are entered in `into`, each once. */
	faults(faults: number, into: string[] | undefined): void {
		if (faults === this.#faults) return;
		FAULTS.forEach(({ name }, place) => {
			const bit = 1 << place;
			if (((faults ^ this.#faults) & bit) === 0) return;
			const raised = (faults & bit) !== 0;
			if (raised && into?.includes(name) === false) into.push(name);
			this.#tell(raised ? "FaultRaised" : "FaultCleared", { fault: name });
		});
		this.#faults = faults;
	}

	/** What is offered, mA per phase, and who says so. What holds at power-up is no news. */
	offer(ma: number, by: string): void {
		if (ma === this.#ma && by === this.#by) return;
		if (this.#ma >= 0) this.#tell("LimitChanged", { milliAmps: ma, by });
		this.#ma = ma;
		this.#by = by;
	}
}

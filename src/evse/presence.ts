// SPDX-License-Identifier: Apache-2.0
/** Whether a vehicle is plugged in, as the controller tells, on the port's clock. */
import { Presence as Seen } from "../control/presence.js";

/** Presence of the vehicle. */
export class Presence {
	plugged = false;
	/** Since when it has been known that none is; undefined while one is there, or nobody knows. */
	awaySince: number | undefined;
	/** The controller has seen whether one is there. */
	known = false;

	/** Takes in what the controller tells. */
	watch(seen: Seen, ms: number): void {
		this.known = seen !== Seen.Unknown;
		this.plugged = seen === Seen.There;
		if (seen === Seen.Away) this.awaySince ??= ms;
		else this.awaySince = undefined;
	}
}

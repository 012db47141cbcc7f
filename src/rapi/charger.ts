// SPDX-License-Identifier: Apache-2.0
/** The charger as RAPI needs it; the firmware is such a thing. */
import type { Drive, Sense } from "../control/board.js";
import type { Report } from "../control/wish.js";
import type { Evse } from "../evse/evse.js";
import type { Store } from "../evse/store.js";
import type { Values } from "../settings/settings.js";

/** What commands may look at and touch. */
export interface RapiCharger {
	readonly sense: Sense;
	readonly drive: Drive;
	readonly report: Report;
	readonly evse: Evse;
	readonly values: Values;
	/** The records that survive a restart. */
	readonly store: Store;
	/** Sets a setting for good. Throws an Error that says what cannot be. */
	readonly settings: { change(key: string, text: string): string };
	/** Says something to whoever looks after the charger: only what is wrong with a record in the store. */
	print(line: string): void;
	/** Restarts the board; undefined where nothing can. */
	readonly restart: (() => void) | undefined;
}

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
	/** The number of this board, hexadecimal digits; left out where it has none. */
	readonly serial?: string;
	/** Sets a setting, `key=value`, and lets the port look at once. Throws an Error that says what cannot be. */
	install(setting: string): void;
	/** Says something to whoever looks after the charger: only what is wrong with a record in the store. */
	print(line: string): void;
	/** Restarts the board; left out where nothing can. */
	restart?(): void;
}

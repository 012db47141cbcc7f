// SPDX-License-Identifier: Apache-2.0
/** What the port needs of the rest of the house. */
import type { Chance } from "./delay.js";
import type { Listener } from "./events.js";
import type { Say, Store } from "./store.js";

/** Given once, at power-up. */
export interface Surroundings {
	readonly store: Store;
	readonly say: Say;
	readonly tell: Listener;
	readonly chance: Chance;
	/** The board has restarted by itself: by a watchdog, a crash, a reset. Otherwise its supply was gone. */
	readonly ownRestart: boolean;
}

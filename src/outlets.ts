// SPDX-License-Identifier: Apache-2.0
/** Outlets: what the firmware needs of its host besides Sense and Drive. */
import type { Line } from "./console/line.js";
import type { Portrait, Voice } from "./console/word.js";
import type { Chance } from "./evse/delay.js";
import type { Listener } from "./evse/events.js";
import type { Store } from "./evse/store.js";
import type { Retained } from "./settings/heldStore.js";
import type { Birth } from "./thing/subject.js";

/** Given once, at power-up. */
export interface Outlets {
	/** Records that survive a restart, as short texts by key. */
	readonly store: Store;
	/** Where what the store must not be written with yet survives a restart; left out where nothing does that but the store. */
	readonly retained?: Retained;
	/** Prints a line on the serial console. */
	print(line: string): void;
	/** Tells the world of an event. */
	readonly event: Listener;
	/** A number from 0 to `limit` − 1 that nobody can foresee. */
	readonly chance: Chance;
	/** The board has restarted by itself, its supply was never gone. */
	readonly ownRestart: boolean;
	/** What the host knows of its start; left out where nothing restarts. */
	readonly birth?: Birth;
	/** Which events the host shows on its console; left out where it shows them all. */
	readonly voice?: Voice;
	/** Shows the charger in records of Haystack; left out where nothing does. */
	readonly portrait?: Portrait;
	/** Restarts the computer; left out where nothing can. */
	readonly restart?: () => void;
	/** The serial line; left out where nobody sees more of it than what is printed. */
	readonly line?: Line;
}

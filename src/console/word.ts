// SPDX-License-Identifier: Apache-2.0
/** A word of the serial console, and the cabinet of all that it may look at and touch. */
import type { Drive, Sense } from "../control/board.js";
import { frozen } from "../control/frozen.js";
import type { Report } from "../control/wish.js";
import type { Evse } from "../evse/evse.js";
import type { Values } from "../settings/settings.js";

/** What a host knows of its start. */
export interface Birth {
	/** Why it has started. */
	readonly reason: string;
	/** Why the firmware broke off before that; an empty text if it never did, or nobody knows. */
	readonly crash: string;
	/** More of the host, a line each: what a tick costs, for instance. */
	more(): readonly string[];
}

/** Which events the console shows. */
export const VOICES = frozen(["on", "all", "off"] as const);

/** What a host shows of the events on its console. */
export interface Voice {
	shown: (typeof VOICES)[number];
}

/** What a word may look at and touch. */
export interface Cabinet {
	readonly sense: Sense;
	readonly drive: Drive;
	readonly report: Report;
	readonly evse: Evse;
	readonly values: Values;
	/** The error that has stopped the controller, if one has. */
	readonly failure: string | undefined;
	/** What the host knows of its start, and what it shows of events; undefined where it has nothing to say of that. */
	readonly birth: Birth | undefined;
	readonly voice: Voice | undefined;
	print(line: string): void;
}

/** One word of the console. */
export interface Word {
	readonly word: string;
	/** Its arguments, as help shows them. */
	readonly usage: string;
	readonly help: string;
	/** How many arguments it takes, at least and at most. */
	readonly least: number;
	readonly most: number;
	/** Does it; an Error's message is for the person who typed. */
	run(cabinet: Cabinet, args: readonly string[]): void;
}

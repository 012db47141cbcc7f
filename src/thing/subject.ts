// SPDX-License-Identifier: Apache-2.0
/** The subject: all of a charger that the tables of properties and actions look at and touch. */
import type { Drive, Sense } from "../control/board.js";
import type { Report } from "../control/wish.js";
import type { Evse } from "../evse/evse.js";
import type { Values } from "../settings/settings.js";
import type { Outside } from "./outside.js";
import type { Probe } from "./probe.js";

/** What a host knows of its start. */
export interface Birth {
	/** Why it has started. */
	readonly reason: string;
	/** Why the firmware broke off before that; an empty text if it never did, or nobody knows. */
	readonly crash: string;
	/** More of the host, a line each: what a tick costs, for instance. */
	more(): readonly string[];
}

/** What settings are changed by: it keeps them over a restart. */
export interface Settings {
	/** Sets one as typed; throws an Error that says what cannot be. Returns what its keeper has to say, or an empty text. */
	change(key: string, text: string): string;
	/** Sets several, which have to agree once all are set; all or none. Returns the same. */
	changeAll(changes: readonly (readonly [key: string, text: string])[]): string;
	/** Sets one, or all, back to what the charger was installed with; throws an Error if that contradicts others. Returns the same. */
	reset(key: string | undefined): string;
	/** How often a secret was changed since power-up. */
	readonly secretChanges: number;
}

/** A charger. The firmware is one. */
export interface Subject {
	readonly sense: Sense;
	readonly drive: Drive;
	readonly report: Report;
	readonly evse: Evse;
	readonly values: Values;
	readonly settings: Settings;
	/** What the outside has told of itself. */
	readonly outside: Outside;
	/** What the pilot has shown while somebody wanted to know. */
	readonly probe: Probe;
	/** The error that has stopped the controller, if one has. */
	readonly failure: string | undefined;
	/** What the host knows of its start; undefined where it has nothing to say of that. */
	readonly birth: Birth | undefined;
	/** Restarts the computer; undefined where nothing can. */
	readonly restart: (() => void) | undefined;
}

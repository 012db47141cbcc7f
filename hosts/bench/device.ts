// SPDX-License-Identifier: Apache-2.0
/** The device under test, as the bench sees it: wires, a serial line, a power switch, and what it tells the world. */
import type { Drive, Sense } from "../../src/control/board.js";
import type { Report } from "../../src/control/wish.js";
import type { Portrait } from "./portrait.js";

/** Values that an event may carry, by keys that an entry of the output does not have already. */
export type Payload = { readonly [key: string]: string | number | boolean | readonly string[] } & {
	readonly [key in "t" | "kind" | "event"]?: never;
};

/** A store of short texts by key. */
export interface Store {
	/** No write takes longer, ms. */
	readonly boundMs?: number;
	read(key: string): string | undefined;
	write(key: string, text: string): void;
	erase(key: string): void;
}

/** What a device needs of the bench. */
export interface Outlets {
	/** Prints a line on the serial console. */
	print(line: string): void;
	/** Records that survive a loss of power. */
	readonly store: Store;
	/** A text that survives a restart, and no loss of power. */
	readonly retained: { recall(): string | undefined; retain(text: string): boolean };
	/** The board has restarted by itself, its supply was never gone. */
	readonly ownRestart: boolean;
	/** Tells the world of an event, at the time of the tick. */
	event(name: string, payload: Payload): void;
	/** Shows a charger in records of Haystack. */
	readonly portrait: Portrait;
	/** A number from 0 to `limit` − 1 by chance; `limit` from 1 to 2^30. */
	chance(limit: number): number;
}

/** One end of what leads through the wall. */
export interface End {
	/** A frame has come from outside. */
	take(frame: string): void;
}

/** The window in a device's wall, for whoever is outside of it. */
export interface Wall {
	/** Somebody looks in; `send` gets each frame. Undefined if there are too many already. */
	open(send: (frame: string) => void, trusted?: boolean): End | undefined;
}

/** A powered device. The bench fills `sense`, calls tick(), and applies `drive`. */
export interface Device {
	readonly sense: Sense;
	readonly drive: Drive;
	readonly report: Report;
	/** Runs one control tick. True if it was completed, so that the guard's lease may be renewed. */
	tick(): boolean;
	/** A byte has come in on the serial line, at a moment of the clock that is in `sense`. */
	take(byte: number, nowMs: number): void;
	/** Tells the wall clock, in ms since 1970 UTC. */
	setClock(unixMs: number): void;
	/** Sets it up as an installer does, `key=value`; an Error says what cannot be. */
	install(setting: string): void;
	/** Names of all that holds charging back, above the controller. */
	readonly holds: readonly string[];
	/** Who says that no more may be offered. */
	readonly boundBy: string;
	/** Sessions ever begun, as the store remembers. */
	readonly sessions: number;
	/** Energy of the current session, or of the last one, mWh. */
	readonly sessionMwh: number;
	/** Energy of all sessions ever, as the store remembers, mWh. */
	readonly totalMwh: number;
	/** What a secret is asked for with on its console: the next line that is typed there is one. Left out where none is ever, empty while none is. */
	readonly asks?: string;
	/** Where others look in; left out where nobody can. */
	readonly window?: Wall | undefined;
}

/** Powers a new device up; throws an Error whose message names a setting that cannot be. */
export type PowerUp = (outlets: Outlets) => Device;

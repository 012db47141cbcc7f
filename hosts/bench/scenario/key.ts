// SPDX-License-Identifier: Apache-2.0
/** What a thing is that a scenario may expect. */
import type { Bench } from "../bench.js";
import type { ClientName } from "../clients.js";
import type { Argument } from "./argument.js";

/** What has come of something that was asked: whether it was done, and what was said. */
export interface Answer {
	readonly ok: boolean;
	readonly text: string;
}

/** Where a check looks. */
export interface Scene {
	readonly bench: Bench;
	/** Names of events, in small letters and in their order, since the last command that changed something. */
	readonly events: readonly string[];
	/** What was answered since then. */
	readonly answers: readonly Answer[];
}

/** A thing that can be expected. */
export interface Key {
	readonly key: string;
	readonly value: Argument;
	readonly help: string;
	/** True where it is over in a moment, so that it cannot hold for a time. */
	readonly momentary?: true;
	/** Its VALUE is the rest of the command, with spaces and commas. */
	readonly sentence?: true;
	/** The client that has to look in from the beginning, so that this VALUE can be seen; left out where none has. */
	readonly client?: (text: string) => ClientName | undefined;
	/** Whether the value that was read (for an event: its name) is what there is. */
	holds(scene: Scene, value: number, text: string): boolean;
	/** What there is. */
	seen(scene: Scene): string;
}

// SPDX-License-Identifier: Apache-2.0
/** A part: one interface of the API that is spoken here, by its type. */
import type { Direction } from "./topics.js";

/** One interface. */
export interface Part {
	/** As in topics and discovery. */
	readonly type: string;
	/** Names of values that can be asked for by /get. */
	readonly values: readonly string[];
	/** A message has come on a topic of its own, for instance `pause_charging`. What is none has no effect. */
	receive(name: string, payload: string): void;
}

/** A topic of an interface, for documents and tests. */
export interface TopicRow {
	readonly name: string;
	readonly direction: Direction;
	/** What is sent there. */
	readonly payload: string;
	/** What it says or does here. */
	readonly says: string;
}

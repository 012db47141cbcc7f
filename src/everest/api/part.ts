// SPDX-License-Identifier: Apache-2.0
/** A part: one interface of the API that is spoken here, by its type, on EVerest's side of it or on that of a module outside of EVerest. */
import type { Direction } from "./topics.js";

/** EVerest's side of an interface. */
export interface ConsumedPart {
	/** As in topics and discovery. */
	readonly type: string;
	/** Names of values that can be asked for by /get. */
	readonly values: readonly string[];
	/** A message has come on a topic of its own, for instance `pause_charging`. What is none has no effect. */
	receive(name: string, payload: string): void;
}

/** What topics of an interface begin with: its type, and the id that its module has in EVerest's configuration. */
export interface Place {
	readonly type: string;
	readonly module: string;
}

/** The other side, where something is provided to EVerest. */
export interface ProvidedPart extends Place {
	/** Whether what it tells is how it is now: EVerest is told so each second, and hears nothing otherwise. */
	readonly well: boolean;
	/** A message has come on a topic of its own, for instance `pwm_on`; its payload is undefined if it is no text. What is none has no effect. */
	receive(name: string, payload: string | undefined): void;
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

// SPDX-License-Identifier: Apache-2.0
/** A server: one cluster at work, by names. What it has is what it reads; numbers of paths and bytes are the door's affair. */
import type { Cluster, Value, Values } from "./elements.js";
import type { Status } from "./status.js";

/** What has come of a command: a response, or a status. */
export type Reply = { readonly response: string; readonly fields: Values } | { readonly status: Status };

/** What has come of a write. */
export type Answered = (status: Status) => void;

/** How an attribute is read: undefined where this charger has none. */
export type Readers = { readonly [attribute: string]: (() => Value) | undefined };

/** How an attribute is written. The value is of its type. */
export type Writers = { readonly [attribute: string]: ((value: Value, answered: Answered) => void) | undefined };

/** How a command is obeyed. Its fields are of their types. */
export type Handlers = { readonly [command: string]: ((fields: Values, replied: (reply: Reply) => void) => void) | undefined };

/** One cluster at work. */
export interface Server {
	readonly cluster: Cluster;
	/** Names of the features that are supported. */
	readonly features: readonly string[];
	readonly read: Readers;
	readonly write?: Writers;
	readonly invoke?: Handlers;
	/** Attributes of quality Q are reported this often at most, ms; 10 s where it is left out. */
	readonly quietMs?: number;
	/** What is a boundary when it changes: quiet attributes are reported with it, changed or not. */
	readonly boundary?: () => Value;
	/** Looks at the charger again; what was read may be other than before. */
	follow?(now: number): void;
	/** The charger has told of an event of its own. */
	event?(name: string, payload: { readonly [key: string]: unknown }): void;
	/** The charger has restarted: what went on was interrupted, seen or not. */
	restarted?(): void;
	/** When it has to look again although nothing was seen to change, ms. */
	readonly nextAt?: number;
}

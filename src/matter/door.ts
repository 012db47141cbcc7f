// SPDX-License-Identifier: Apache-2.0
/** The door: read, write, invoke, what has changed and what has happened, by the numbers of paths, with TLV in and out. */
import { frozen } from "../control/frozen.js";
import type { Window } from "../link/charger.js";
import type { Attribute, Privilege, Value } from "./elements.js";
import { ENDPOINT, EvseEndpoint } from "./endpoint.js";
import type { EventLog } from "./eventLog.js";
import { GLOBALS, globalOf } from "./globals.js";
import type { Path } from "./path.js";
import type { Reply, Server } from "./server.js";
import { Status } from "./status.js";
import { decode, decodeFields } from "./tlv/decode.js";
import { encode, encodeFields } from "./tlv/encode.js";
import { TlvError } from "./tlv/reader.js";

/** Who asks, as whoever keeps the access control has found out. */
export interface Asker {
	readonly privilege: Privilege;
	/** The request was announced by a timed one. */
	readonly timed: boolean;
}

/** What was read. */
export type Read = { readonly bytes: Uint8Array; readonly version: number } | { readonly status: Status };

/** What has come of a command: a response with its number, or a status. */
export type Invoked = { readonly id: number; readonly bytes: Uint8Array } | { readonly status: Status };

const RANKS: readonly Privilege[] = frozen(["view", "operate", "manage", "administer"]);

/** A charger as a Matter endpoint. Times are those of whoever holds it, ms, and never go back. */
export class Door {
	readonly #endpoint: EvseEndpoint;

	/** `versions` gives the data versions that clusters begin with: at random, says the specification. */
	constructor(window: Window, events: EventLog, versions: () => number) {
		this.#endpoint = new EvseEndpoint(window, events, versions);
	}

	/** Clusters that are there, by number. */
	get clusters(): readonly Server[] {
		return this.#endpoint.servers;
	}

	/** Looks at the charger; to be called when something of it was seen to change, when nextAt has come, and when it is ready(). */
	follow(now: number): void {
		this.#endpoint.follow(now);
	}

	/** Whether follow() has to be called because what was asked can be seen now. */
	ready(now: number): boolean {
		return this.#endpoint.ready(now);
	}

	/** When it has to be called although nothing is seen to change; Infinity if it need not. */
	get nextAt(): number {
		return this.#endpoint.nextAt;
	}

	/** The charger has told of an event of its own. */
	event(name: string, payload: { readonly [key: string]: unknown }): void {
		for (const server of this.clusters) server.event?.(name, payload);
	}

	/** The charger has restarted. */
	restarted(): void {
		for (const server of this.clusters) server.restarted?.();
	}

	/** Paths of attributes that are other than when this was asked last. */
	changed(): readonly Path[] {
		return this.#endpoint.changed();
	}

	/** Everything is to be told anew: whoever was told last could not take it. */
	anew(): void {
		this.#endpoint.anew();
	}

	/** An attribute as it is now. Everybody who may ask may read. */
	read(path: Path): Read {
		const server = this.#serverAt(path);
		if (typeof server === "number") return { status: server };
		const found = this.#found(server, path.id);
		if (found === undefined) return { status: Status.UnsupportedAttribute };
		return { bytes: encode(found.row.type, found.value), version: this.#endpoint.versionOf(server) };
	}

	/** Writes an attribute. `answered` hears what has come of it, always, once. */
	write(path: Path, bytes: Uint8Array, asker: Asker, answered: (status: Status) => void): void {
		const server = this.#serverAt(path);
		if (typeof server === "number") answered(server);
		else this.#write(server, path.id, bytes, asker, answered);
	}

	#write(server: Server, id: number, bytes: Uint8Array, { privilege }: Asker, answered: (status: Status) => void): void {
		const row = this.#found(server, id)?.row;
		const write = row === undefined ? undefined : server.write?.[row.name];
		if (row === undefined) answered(Status.UnsupportedAttribute);
		else if (row.write === undefined || write === undefined) answered(Status.UnsupportedWrite);
		else if (!suffices(privilege, row.write)) answered(Status.UnsupportedAccess);
		else {
			const value = understood(() => decode(row, bytes, server.features));
			if ("wrong" in value) answered(value.wrong === Status.InvalidCommand ? Status.InvalidDataType : value.wrong);
			else write(value.right, answered);
		}
	}

	/** Does a command. `replied` hears what has come of it, always, once. */
	invoke(path: Path, bytes: Uint8Array, asker: Asker, replied: (invoked: Invoked) => void): void {
		const server = this.#serverAt(path);
		if (typeof server === "number") replied({ status: server });
		else this.#invoke(server, path.id, bytes, asker, replied);
	}

	#invoke(server: Server, id: number, bytes: Uint8Array, { privilege, timed }: Asker, replied: (invoked: Invoked) => void): void {
		const row = this.#endpoint.commandsOf(server).find((each) => each.id === id);
		const handle = row === undefined ? undefined : server.invoke?.[row.name];
		if (row === undefined || handle === undefined) replied({ status: Status.UnsupportedCommand });
		else if (!suffices(privilege, "operate")) replied({ status: Status.UnsupportedAccess });
		else if (row.timed === true && !timed) replied({ status: Status.NeedsTimedInteraction });
		else {
			const fields = understood(() => decodeFields(row.fields, bytes, server.features));
			if ("wrong" in fields) replied({ status: fields.wrong });
			else handle(fields.right, (reply) => replied(written(server, reply)));
		}
	}

	#serverAt({ endpoint, cluster }: Path): Server | Status {
		if (endpoint !== ENDPOINT) return Status.UnsupportedEndpoint;
		return this.clusters.find((server) => server.cluster.id === cluster) ?? Status.UnsupportedCluster;
	}

	#found(server: Server, id: number): { readonly row: Attribute; readonly value: Value } | undefined {
		const cell = this.#endpoint.cellOf(server, id);
		if (cell !== undefined) return cell;
		const row = GLOBALS.find((each) => each.id === id);
		return row === undefined ? undefined : { row, value: globalOf(server, row.name) };
	}
}

function suffices(has: Privilege, needs: Privilege): boolean {
	return RANKS.indexOf(has) >= RANKS.indexOf(needs);
}

/** What was read of bytes, or the status of what is wrong with them. */
function understood<T>(read: () => T): { readonly right: T } | { readonly wrong: Status } {
	try {
		return { right: read() };
	} catch (error) {
		if (error instanceof TlvError) return { wrong: error.status };
		throw error;
	}
}

function written({ cluster }: Server, reply: Reply): Invoked {
	if ("status" in reply) return reply;
	const row = cluster.responses.find(({ name }) => name === reply.response);
	return row === undefined ? { status: Status.Failure } : { id: row.id, bytes: encodeFields(row.fields, reply.fields) };
}

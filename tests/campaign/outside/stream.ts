// SPDX-License-Identifier: Apache-2.0
/** One connection of a client to the broker of the virtual network: what is on its way in either direction, for as long as nothing is taken. */
import type { Connection, Head, Listener, Session } from "../../../src/broker/broker.js";

/** What may wait on its way, bytes, as in the adapter of Node. */
const MOST_BYTES = 65_536;
/** A message takes so long; a client that hears nothing for so long, although it asks, ends the connection, ms. */
const ACROSS_MS = 20;
const KEEP_ALIVE_MS = 45_000;

/** What lies between both ends, and the broker's own. */
export interface Between {
	readonly now: number;
	/** Whether anything gets across, and is taken there. */
	readonly flows: boolean;
	readonly acknowledges: boolean;
	/** The broker has a message. */
	arrive(topic: string, payload: string, retain: boolean): void;
	/** The client ends a connection; or it was blocked for too long. */
	hangUp(stream: Stream): void;
	tooLate(stream: Stream): void;
}

interface Going {
	readonly at: number;
	readonly head: Head;
	readonly payload: string;
}

interface Coming {
	readonly at: number;
	readonly hear: (listener: Listener) => void;
}

/** One. */
export class Stream implements Connection {
	readonly session: Session;
	readonly listener: Listener;
	/** Accepted; and at its end. */
	open = false;
	over = false;
	readonly #net: Between;
	readonly #going: Going[] = [];
	readonly #coming: Coming[] = [];
	#filters: readonly string[] = [];
	#bytes = 0;
	#begun: { readonly head: Head; payload: string } | undefined;
	#flowedAt: number;

	constructor(net: Between, session: Session, listener: Listener) {
		this.#net = net;
		this.session = session;
		this.listener = listener;
		this.#flowedAt = net.now;
	}

	get room(): number {
		return this.over || !this.open || this.#bytes >= MOST_BYTES ? 0 : Number.POSITIVE_INFINITY;
	}

	begin(head: Head, piece: string): void {
		this.#begun = { head, payload: piece };
		this.#finish();
	}

	go(piece: string): void {
		if (this.#begun !== undefined) this.#begun.payload += piece;
		this.#finish();
	}

	subscribe(filters: readonly string[]): void {
		this.#filters = filters;
	}

	hangUp(): void {
		this.#net.hangUp(this);
	}

	end(): void {
		this.#net.hangUp(this);
	}

	/** Somebody has published something. */
	publish(topic: string, payload: string): void {
		const wants = this.#filters.some((filter) => topic === filter || (filter.endsWith("#") && topic.startsWith(filter.slice(0, -1))));
		if (wants) this.#come((listener) => listener.heard(topic, payload, false));
	}

	/** What has arrived by now is taken, if anything is. */
	carry(now: number, hangs: boolean): void {
		if (!this.open || this.over) return;
		if (this.#net.flows && !hangs) this.#flow(now);
		else if (now - this.#flowedAt >= KEEP_ALIVE_MS) this.#net.tooLate(this);
	}

	#flow(now: number): void {
		this.#flowedAt = now;
		const going = this.#going.filter(({ at }) => at <= now);
		this.#going.splice(0, going.length);
		for (const { head, payload } of going) this.#arrive(head, payload);
		if (going.length > 0 && this.#bytes === 0) this.#come((listener) => listener.room());
		const coming = this.#coming.filter(({ at }) => at <= now);
		this.#coming.splice(0, coming.length);
		for (const { hear } of coming) if (!this.over) hear(this.listener);
	}

	#arrive({ topic, retain, id, bytes }: Head, payload: string): void {
		this.#bytes -= bytes;
		this.#net.arrive(topic, payload, retain);
		if (id > 0 && this.#net.acknowledges) this.#come((listener) => listener.acknowledged(id));
	}

	#come(hear: (listener: Listener) => void): void {
		this.#coming.push({ at: this.#net.now + ACROSS_MS, hear });
	}

	#finish(): void {
		if (this.#begun === undefined) return;
		const { head, payload } = this.#begun;
		if (Buffer.byteLength(payload) < head.bytes) return;
		this.#begun = undefined;
		this.#bytes += head.bytes;
		this.#going.push({ at: this.#net.now + ACROSS_MS, head, payload });
	}
}

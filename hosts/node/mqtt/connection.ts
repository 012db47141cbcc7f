// SPDX-License-Identifier: Apache-2.0
/** One connection to a broker. It is not mended: after its end there is another one. */
import type { Head, Listener, Connection as Mqtt, Session } from "../../../src/broker/broker.js";
import type { Client, ClientOptions, Library } from "./library.js";

/** Where a broker is, and as whom. */
export interface Address {
	readonly protocol: "mqtt" | "mqtts";
	readonly host: string;
	readonly port: number;
	readonly username?: string;
	readonly password?: string;
	/** For people: without names and passwords. */
	readonly shown: string;
}

/** How long a broker may take to accept, and how often it is asked whether it is there, s. */
const CONNECT_MS = 10_000;
const KEEP_ALIVE_S = 30;
/** What may wait on its way, bytes: a broker that does not read gets no more. */
const MOST_BYTES = 65_536;
/** How long the end may take that says good-bye, ms. */
const FAREWELL_MS = 1_000;
/** The largest message that is taken where a session says nothing of it, bytes; a larger one is no command. */
const LARGEST = 4_096;

/** One. It begins to connect at once. */
export class Connection implements Mqtt {
	readonly #client: Client;
	readonly #listener: Listener;
	/** On their way, bytes. */
	#bytes = 0;
	#why = "closed by the broker";
	#over = false;
	/** What was begun and waits for its other pieces. */
	#begun: { readonly head: Head; payload: string } | undefined;

	constructor(library: Library, address: Address, session: Session, listener: Listener) {
		this.#listener = listener;
		this.#client = library.connect(optionsFor(address, session));
		this.#client.on("connect", () => listener.opened(this));
		this.#client.on("message", (topic, payload, { retain }) => listener.heard(topic, textOf(payload, session.longest ?? LARGEST), retain));
		this.#client.on("error", ({ message }) => {
			this.#why = message || "refused";
		});
		this.#client.on("close", () => this.#close());
	}

	get room(): number {
		return this.#over || !this.#client.connected || this.#bytes >= MOST_BYTES ? 0 : Number.POSITIVE_INFINITY;
	}

	begin(head: Head, piece: string): void {
		this.#begun = { head, payload: piece };
		this.#finish();
	}

	go(piece: string): void {
		if (this.#begun !== undefined) this.#begun.payload += piece;
		this.#finish();
	}

	subscribe(filters: readonly string[], qos: 0 | 2 = 0): void {
		this.#client.subscribe([...filters], { qos }, (error) => {
			if (error === null || this.#over) return;
			this.#why = `it refuses to tell what is published below ${filters[0]} (${error.message})`;
			this.hangUp();
		});
	}

	hangUp(): void {
		void this.end(undefined);
	}

	/** Ends, with what waits and a last message if there is one; but not later than it may. */
	async end(last: { readonly topic: string; readonly payload: string } | undefined): Promise<void> {
		if (this.#over) return;
		const { connected } = this.#client;
		this.#over = true;
		const ended = new Promise<void>((resolve) => {
			const goodBye = (): void => void this.#client.end(false, () => resolve());
			if (connected && last !== undefined) this.#client.publish(last.topic, last.payload, { qos: 1, retain: true }, goodBye);
			else if (connected) goodBye();
			else resolve();
		});
		await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, FAREWELL_MS).unref())]);
		this.#client.end(true);
		this.#tellOfEnd("ended here");
	}

	#finish(): void {
		if (this.#begun === undefined) return;
		const { head, payload } = this.#begun;
		if (Buffer.byteLength(payload) < head.bytes) return;
		this.#begun = undefined;
		const { topic, bytes, retain, id } = head;
		this.#bytes += bytes;
		this.#client.publish(topic, payload, { qos: id > 0 ? 1 : 0, retain }, (error) => {
			this.#bytes -= bytes;
			if (error === undefined || error === null) this.#sent(id);
		});
	}

	#sent(id: number): void {
		if (this.#over) return;
		if (id > 0) this.#listener.acknowledged(id);
		else if (this.#bytes === 0) this.#listener.room();
	}

	#close(): void {
		if (this.#over) return;
		this.#over = true;
		this.#client.end(true);
		this.#tellOfEnd(this.#why);
	}

	#tellOfEnd(why: string): void {
		this.#listener.closed(this, why);
	}
}

function optionsFor({ protocol, host, port, username, password }: Address, { will, name }: Session): ClientOptions {
	return {
		...{ protocol, host, port, protocolVersion: 4, clean: true },
		...(username === undefined ? {} : { username }),
		...(password === undefined ? {} : { password }),
		clientId: `${name}-${Math.random().toString(16).slice(2, 10)}`,
		...{ keepalive: KEEP_ALIVE_S, connectTimeout: CONNECT_MS, reconnectPeriod: 0, resubscribe: false, queueQoSZero: false },
		...(will === undefined ? {} : { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true } }),
	};
}

/** A text of UTF-8; undefined of what is none, or too much. */
function textOf(payload: Buffer, longest: number): string | undefined {
	if (payload.length > longest) return undefined;
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(payload);
	} catch {
		return undefined;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** A network in virtual time: an access point, a server of names and a broker, each of which may be gone, and what has arrived at the broker. */
import type { Connect, Listener, Session } from "../../../src/broker/broker.js";
import { type Between, Stream } from "./stream.js";

/** What the broker does. "mute" accepts a connection and says nothing, "drops" ends each that it has accepted. */
export type BrokerState = "well" | "gone" | "drops" | "mute" | "unacknowledging";

/** How long things take, ms: a message; until somebody says that there is no such name; until a client waits no longer for a broker to accept. */
const ACROSS_MS = 20;
const NO_NAME_MS = 2_000;
const CONNECT_MS = 10_000;
const SECOND_MS = 1_000;

/** A message of the charger as the broker has it. */
export interface Arrived {
	readonly topic: string;
	readonly payload: string;
	readonly at: number;
}

/** One of each. */
export class Net implements Between {
	now = 0;
	/** Nothing gets through while it is false. */
	accessPoint = true;
	names = true;
	/** What has arrived last at each topic that is retained. */
	readonly retained = new Map<string, Arrived>();
	/** Everything else. */
	readonly told: Arrived[] = [];
	/** When the last connection was accepted. */
	acceptedAt = -1;
	#broker: BrokerState = "well";
	readonly #streams: Stream[] = [];
	readonly #due: { readonly at: number; readonly happens: () => void }[] = [];

	get broker(): BrokerState {
		return this.#broker;
	}

	/** The broker does something else from now on; with those that are gone goes what it had retained. */
	set broker(state: BrokerState) {
		this.#broker = state;
		if (state === "gone") this.retained.clear();
		if (state === "gone" || state === "drops") for (const stream of [...this.#streams]) this.#lose(stream, "closed by the broker");
	}

	/** A client makes a connection. */
	readonly connect: Connect = (session, listener) => {
		const stream = new Stream(this, session, listener);
		this.#streams.push(stream);
		this.#begin(stream, listener);
		return stream;
	};

	/** Whether anything gets from one end to the other and is taken there. */
	get flows(): boolean {
		return this.accessPoint && (this.#broker === "well" || this.#broker === "unacknowledging");
	}

	get acknowledges(): boolean {
		return this.#broker === "well";
	}

	/** Somebody else publishes something at the broker. False if nobody takes it. */
	publish(topic: string, payload: string): boolean {
		if (!this.flows) return false;
		for (const stream of this.#streams) stream.publish(topic, payload);
		return true;
	}

	/** Whoever had connections is dead: its sockets are closed. */
	abandon(): void {
		for (const stream of this.#streams.splice(0)) {
			stream.over = true;
			if (this.flows && stream.open) this.#will(stream.session);
		}
	}

	/** The client ends a connection, which hears of it later. */
	hangUp(stream: Stream): void {
		this.later(1, () => this.#lose(stream, "ended here"));
	}

	/** A connection has been blocked for too long. */
	tooLate(stream: Stream): void {
		this.#lose(stream, "no answer for 45 s");
	}

	/** Something happens after so many ms. */
	later(ms: number, happens: () => void): void {
		this.#due.push({ at: this.now + ms, happens });
	}

	/** All that has to happen by now. `hangs` says that the clients do nothing. */
	happen(now: number, hangs: boolean): void {
		this.now = now;
		if (!hangs) for (const due of this.#take(now)) due.happens();
		for (const stream of [...this.#streams]) stream.carry(now, hangs);
	}

	/** How many have arrived at a topic within a second after the last connection was accepted. */
	burst(topic: string): number {
		return this.told.filter((each) => each.topic === topic && each.at >= this.acceptedAt && each.at < this.acceptedAt + SECOND_MS).length;
	}

	/** The broker has a message. */
	arrive(topic: string, payload: string, retain: boolean): void {
		const arrived = { topic, payload, at: this.now };
		if (retain) this.retained.set(topic, arrived);
		else this.told.push(arrived);
	}

	#take(now: number) {
		const due = this.#due.filter(({ at }) => at <= now);
		if (due.length > 0) this.#due.splice(0, this.#due.length, ...this.#due.filter(({ at }) => at > now));
		return due;
	}

	#begin(stream: Stream, listener: Listener): void {
		if (!this.accessPoint || this.#broker === "mute") this.later(CONNECT_MS, () => this.#lose(stream, "connack timeout"));
		else if (!this.names) this.later(NO_NAME_MS, () => this.#lose(stream, "getaddrinfo ENOTFOUND"));
		else if (this.#broker === "gone") this.later(ACROSS_MS, () => this.#lose(stream, "connect ECONNREFUSED"));
		else this.later(ACROSS_MS, () => this.#accept(stream, listener));
	}

	#accept(stream: Stream, listener: Listener): void {
		if (stream.over) return;
		stream.open = true;
		this.acceptedAt = this.now;
		listener.opened(stream);
		if (this.#broker === "drops") this.later(ACROSS_MS, () => this.#lose(stream, "closed by the broker"));
	}

	#lose(stream: Stream, why: string): void {
		const place = this.#streams.indexOf(stream);
		if (place < 0) return;
		this.#streams.splice(place, 1);
		const { open } = stream;
		stream.over = true;
		if (open && this.#broker !== "gone") this.#will(stream.session);
		stream.listener.closed(stream, why);
	}

	#will({ will }: Session): void {
		if (will !== undefined) this.arrive(will.topic, will.payload, true);
	}
}

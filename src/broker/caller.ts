// SPDX-License-Identifier: Apache-2.0
/** Calls a broker for a face, and again when the connection is gone: after a pause that grows, never quite the same. */
import type { Broker, Connect, Connection, Speaker } from "./broker.js";

/** The pause after a connection that was none, ms; each is twice as long as the last. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A connection that has lasted for so long was one, ms. */
const LASTING_MS = 30_000;

/** Whom it calls, and how. */
export interface Call {
	/** Begins a connection, with the platform's own client. */
	readonly connect: Connect;
	/** The broker, for people: without names and passwords. */
	readonly shown: string;
	/** Hears of what people have to know. */
	tell(line: string): void;
	/** By chance, from 0 to below 1. */
	random(): number;
}

/** One broker for one face. */
export class Caller {
	readonly #face: Speaker;
	readonly #call: Call;
	#connection: Connection | undefined;
	/** When the connection was accepted; undefined if it is none yet. */
	#openedAt: number | undefined;
	#pause = FIRST_PAUSE_MS;
	#tryAt = 0;
	#now = 0;
	/** The last thing that was said of the broker: it is not said again and again. */
	#said = "";

	constructor(face: Speaker, call: Call) {
		this.#face = face;
		this.#call = call;
	}

	/** Whether the broker has accepted. */
	get connected(): boolean {
		return this.#openedAt !== undefined;
	}

	/** Time has passed, for the face too; to be called some times a second. */
	tick(now: number): void {
		this.#now = now;
		this.#face.tick(now);
		const { session } = this.#face;
		if (session === undefined || this.#connection !== undefined || now < this.#tryAt) return;
		const face = this.#face;
		this.#connection = this.#call.connect(session, {
			opened: (connection) => this.#opened(connection),
			closed: (connection, why) => this.#closed(connection, why),
			heard: (topic, payload, retained) => face.message(topic, payload, retained),
			acknowledged: (id) => face.acknowledged(id),
			room: () => face.flush(),
		});
	}

	/** It calls nobody any more. Gives the connection that there was, which is to be ended. */
	close(): Connection | undefined {
		const connection = this.#connection;
		this.#connection = undefined;
		this.#openedAt = undefined;
		this.#tryAt = Number.POSITIVE_INFINITY;
		this.#face.disconnected();
		return connection;
	}

	#opened(connection: Broker): void {
		this.#openedAt = this.#now;
		this.#say(`connected to ${this.#call.shown}`);
		this.#face.connected(connection);
	}

	#closed(connection: Broker, why: string): void {
		if (connection !== this.#connection) return;
		const lasted = this.#openedAt !== undefined && this.#now - this.#openedAt >= LASTING_MS;
		this.#connection = undefined;
		this.#openedAt = undefined;
		this.#face.disconnected();
		if (lasted) this.#pause = FIRST_PAUSE_MS;
		// between half of it and all of it: not all chargers come back at the same moment
		this.#tryAt = this.#now + Math.round(this.#pause * (0.5 + this.#call.random() / 2));
		const longest = this.#face.session?.pauseMs ?? LONGEST_PAUSE_MS;
		this.#pause = Math.min(this.#pause * 2, longest);
		this.#say(`no connection to ${this.#call.shown} (${why}); it is tried again, after ${longest / 1_000} s at the latest`);
	}

	#say(line: string): void {
		if (line !== this.#said) this.#call.tell(line);
		this.#said = line;
	}
}

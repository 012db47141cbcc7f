// SPDX-License-Identifier: Apache-2.0
/** A broker that is none: it remembers what comes, and may be away, silent, or short of room. */
import type { Broker, Head, Speaker } from "../../src/broker/broker.js";

/** A message as it came, whole. */
export interface Heard extends Head {
	readonly at: number;
	readonly payload: string;
	/** In how many pieces. */
	readonly pieces: number;
}

/** Bytes that a character has as UTF-8. */
function bytesOf(text: string): number {
	return [...text].reduce((bytes, character) => {
		const point = character.codePointAt(0) ?? 0;
		return bytes + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4);
	}, 0);
}

/** One. */
export class StandIn implements Broker {
	/** What has come since somebody has looked last. */
	heard: Heard[] = [];
	readonly retained = new Map<string, string>();
	filters: readonly string[] = [];
	/** Of what was subscribed. */
	qos = 0;
	connections = 0;
	hangUps = 0;
	/** Acknowledges what asks for it. */
	acknowledges = true;
	/** Takes connections. */
	isThere = true;
	/** Bytes that it takes in each tick. */
	perTick = Number.POSITIVE_INFINITY;
	room = 0;
	now = 0;
	readonly #face: Speaker;
	#coming: { head: Head; payload: string; pieces: number } | undefined;
	#acknowledge: number[] = [];
	#up = false;

	constructor(face: Speaker) {
		this.#face = face;
	}

	/** Some of its troubles, by chance: it has little room, is away, or owes. */
	suffer(chance: { below(limit: number): number }): void {
		this.recover();
		if (chance.below(3) === 0) this.perTick = 80 + chance.below(2_000);
		if (chance.below(3) === 0) this.isThere = false;
		if (chance.below(3) === 0) this.acknowledges = false;
	}

	/** It has none. */
	recover(): void {
		this.perTick = Number.POSITIVE_INFINITY;
		this.isThere = true;
		this.acknowledges = true;
	}

	begin(head: Head, piece: string): void {
		if (this.#coming !== undefined) throw new Error("a message is begun within another");
		this.#take(9 + bytesOf(head.topic) + bytesOf(piece));
		this.#coming = { head, payload: piece, pieces: 1 };
		this.#finish();
	}

	go(piece: string): void {
		if (this.#coming === undefined) throw new Error("a piece of no message");
		this.#take(bytesOf(piece));
		this.#coming.payload += piece;
		this.#coming.pieces += 1;
		this.#finish();
	}

	subscribe(filters: readonly string[], qos: 0 | 2 = 0): void {
		this.filters = filters;
		this.qos = qos;
	}

	hangUp(): void {
		this.hangUps += 1;
		this.lose();
	}

	/** The connection breaks: what had begun never comes, and the will is told. */
	lose(): void {
		if (!this.#up) return;
		this.#up = false;
		this.room = 0;
		this.#coming = undefined;
		this.#acknowledge = [];
		this.#face.disconnected();
	}

	/** Time passes for the connection, and for the face. */
	tick(now: number): void {
		this.now = now;
		this.#face.tick(now);
		if (!this.isThere) this.lose();
		else if (!this.#up && this.#face.session !== undefined) this.#connect();
		else if (this.#up) {
			this.room = this.perTick;
			for (const id of this.#acknowledge.splice(0)) this.#face.acknowledged(id);
			this.#face.flush();
		}
	}

	#connect(): void {
		this.#up = true;
		this.connections += 1;
		this.room = this.perTick;
		this.#face.connected(this);
	}

	#take(bytes: number): void {
		if (bytes > this.room) throw new Error(`${bytes} bytes where there is room for ${this.room}`);
		this.room -= bytes;
	}

	#finish(): void {
		if (this.#coming === undefined) return;
		const { head, payload, pieces } = this.#coming;
		const bytes = bytesOf(payload);
		if (bytes > head.bytes) throw new Error(`${bytes} bytes of ${head.bytes}`);
		if (bytes < head.bytes) return;
		this.#coming = undefined;
		this.heard.push({ ...head, at: this.now, payload, pieces });
		if (head.retain) this.retained.set(head.topic, payload);
		if (head.id > 0 && this.acknowledges) this.#acknowledge.push(head.id);
		// as a client does that writes at once
		this.#face.flush();
	}
}

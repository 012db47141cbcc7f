// SPDX-License-Identifier: Apache-2.0
/** A face's end of the virtual broker: as a platform's client is, with room for everything. */
import type { Broker, Head, Speaker } from "../../../src/broker/broker.js";
import { wants } from "./filters.js";

/** One. */
export class FaceLine implements Broker {
	readonly room = Number.POSITIVE_INFINITY;
	/** How often it has connected. */
	connections = 0;
	readonly #face: Speaker;
	readonly #publish: (topic: string, payload: string) => void;
	#filters: readonly string[] = [];
	#served = false;
	#up = false;
	#owed: number[] = [];

	constructor(face: Speaker, publish: (topic: string, payload: string) => void) {
		this.#face = face;
		this.#publish = publish;
	}

	/** The broker is there, or not any more. */
	serve(there: boolean): void {
		this.#served = there;
		if (!there) this.hangUp();
	}

	wants(topic: string): boolean {
		return this.#up && wants(this.#filters, topic);
	}

	hear(topic: string, payload: string): void {
		if (this.#up) this.#face.message(topic, payload, false);
	}

	/** Time has passed, for the face too. */
	tick(now: number): void {
		this.#face.tick(now);
		if (!this.#served) return;
		if (!this.#up && this.#face.session !== undefined) {
			this.#up = true;
			this.connections += 1;
			this.#face.connected(this);
		}
		for (const id of this.#owed.splice(0)) this.#face.acknowledged(id);
	}

	/** Where there is room for everything a message comes whole. */
	begin({ topic, id }: Head, payload: string): void {
		if (id > 0) this.#owed.push(id);
		this.#publish(topic, payload);
	}

	go(): void {
		throw new Error("a piece, where there is room for the whole");
	}

	subscribe(filters: readonly string[]): void {
		this.#filters = filters;
	}

	hangUp(): void {
		if (!this.#up) return;
		this.#up = false;
		this.#owed = [];
		this.#face.disconnected();
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The provider: parts that provide something to modules of EVerest, from outside of it, over one connection to a broker. */
import type { Broker, Session, Speaker } from "../../broker/broker.js";
import { HEARTBEAT_MS } from "./heartbeat.js";
import { Line } from "./line.js";
import type { Place, ProvidedPart } from "./part.js";
import { topicOf } from "./topics.js";

const CHECK = "communication_check";
/** Whoever a charge hangs on is called again this often at least, ms. */
const PAUSE_MS = 5_000;

/** One part, and when EVerest was told that it is well. */
interface Spoken {
	readonly part: ProvidedPart;
	/** What topics for it begin with. */
	readonly base: string;
	toldAt: number;
}

/** One charger's. What it has told over a connection is nothing any more over the next: EVerest is told how it is then. */
export class Provider implements Speaker {
	readonly line: Line;
	#spoken: readonly Spoken[] = [];
	/** It speaks once there was something to speak of. */
	#ready = false;

	/** `name` tells its connection from others. */
	constructor(name: string) {
		this.line = new Line(name);
	}

	/** Which interfaces are spoken. */
	speak(parts: readonly ProvidedPart[]): void {
		this.#spoken = parts.map((part) => ({
			part,
			base: topicOf(part.type, part.module, "e2m", ""),
			toldAt: Number.NEGATIVE_INFINITY,
		}));
	}

	get session(): Session | undefined {
		return this.#ready ? { ...this.line.session, pauseMs: PAUSE_MS } : undefined;
	}

	/** EVerest publishes with QoS 2. */
	connected(broker: Broker): void {
		this.line.connect(broker);
		broker.subscribe(
			this.#spoken.map(({ base }) => `${base}#`),
			2,
		);
		this.greet();
	}

	/** EVerest has begun, and waits for a sign of each part: all give one with the next tick. */
	greet(): void {
		for (const spoken of this.#spoken) spoken.toldAt = Number.NEGATIVE_INFINITY;
	}

	disconnected(): void {
		this.line.disconnect();
		this.line.post.forget();
	}

	flush(): void {
		this.line.flush();
	}

	acknowledged(id: number): void {
		this.line.acknowledge(id);
	}

	/** What a broker has kept was meant for another moment. */
	message(topic: string, payload: string | undefined, retained: boolean): void {
		const spoken = this.#spoken.find(({ base }) => topic.startsWith(base));
		if (spoken !== undefined && !retained) spoken.part.receive(topic.slice(spoken.base.length), payload);
		this.flush();
	}

	/** Time has passed. EVerest believes nothing of a part that does not say that it is well; false would end its watch for good, and is never said. */
	tick(now: number): void {
		for (const spoken of this.#spoken) this.#tellWell(spoken, now);
		this.line.tick(now);
	}

	/** Something has happened: told in its order, to whoever is there now. */
	tell(place: Place, name: string, payload: unknown): void {
		if (this.line.up) this.line.post.tell(topicTo(place, name), JSON.stringify(payload));
	}

	/** A value: told if it is another one than before. */
	show(place: Place, name: string, value: unknown): void {
		if (this.line.up) this.line.post.show(topicTo(place, name), JSON.stringify(value));
	}

	/** The same, although it may be the same. */
	repeat(place: Place, name: string, value: unknown): void {
		if (this.line.up) this.line.post.beat(topicTo(place, name), JSON.stringify(value));
	}

	/** Whether a value was told over this connection. */
	tells(place: Place, name: string): boolean {
		return this.line.post.tells(topicTo(place, name));
	}

	#tellWell(spoken: Spoken, now: number): void {
		const { part } = spoken;
		this.#ready ||= part.well;
		if (!part.well || now - spoken.toldAt < HEARTBEAT_MS) return;
		spoken.toldAt = now;
		this.repeat(part, CHECK, true);
	}
}

function topicTo({ type, module }: Place, name: string): string {
	return topicOf(type, module, "m2e", name);
}

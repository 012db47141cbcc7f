// SPDX-License-Identifier: Apache-2.0
/** One life of the outside: a mirror behind a passage, and before it the faces of MQTT and Haystack, as in the thread of `serve`. */
import { Onlookers } from "../../../hosts/node/onlookers.js";
import type { Connect } from "../../../src/broker/broker.js";
import { Caller } from "../../../src/broker/caller.js";
import { HaystackFace } from "../../../src/haystack/face.js";
import { Mirror } from "../../../src/link/mirror.js";
import { type Crossing, Passage } from "../../../src/link/passage.js";
import type { MqttFace } from "../../../src/mqtt/face.js";

/** What it is born into. */
export interface Surroundings {
	readonly connect: Connect;
	/** By chance, from 0 to below 1. */
	readonly random: () => number;
	/** The host's time of day, ms since 1970; undefined if nobody knows it. */
	readonly clock: () => number | undefined;
	/** What becomes of frames on their way to the charger: nothing, unless somebody plants a mistake. */
	readonly frames: (frame: string) => readonly string[];
	/** Makes the face of MQTT, which somebody may plant a mistake in. */
	readonly face: typeof MqttFace;
}

/** One. Its clock begins with it. */
export class Life {
	readonly mirror: Mirror;
	readonly haystack: HaystackFace;
	readonly caller: Caller;
	readonly #onlookers = new Onlookers();
	readonly #passage: Passage;
	readonly #bornAt: number;
	/** How far its clock has leapt, ms. */
	leapMs = 0;

	constructor(post: (crossing: Crossing) => void, now: number, { connect, random, clock, frames, face }: Surroundings) {
		this.#bornAt = now;
		this.#passage = new Passage(post, (frame) => this.mirror.take(frame));
		this.mirror = new Mirror((frame) => {
			for (const each of frames(frame)) this.#passage.send(each);
		}, this.#onlookers);
		const mqtt = new face(this.mirror, { random });
		this.caller = new Caller(mqtt, { connect, shown: "the broker", tell: () => {}, random });
		this.haystack = new HaystackFace(this.mirror, { clock });
		const { caller } = this;
		this.#onlookers.add({
			seen: (keys) => mqtt.seen(keys),
			event: (name, payload) => mqtt.event(name, payload),
			missed: () => mqtt.missed(),
			tick: (at) => caller.tick(at),
		});
		this.#onlookers.add(this.haystack);
	}

	/** A message has come from the charger's side. */
	hear(crossing: Crossing): void {
		this.#passage.hear(crossing);
	}

	/** Time has passed. */
	tick(now: number): void {
		const own = now - this.#bornAt + this.leapMs;
		this.mirror.tick(own);
		this.#onlookers.tick(own);
		this.#passage.tick(own);
	}
}

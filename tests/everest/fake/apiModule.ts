// SPDX-License-Identifier: Apache-2.0
/** A module of EVerest's API: topics of one type, a heartbeat, and a watch over whoever is on the other side. */
import { topicOf } from "../../../src/everest/api/topics.js";
import { CHECK_MS, HEARTBEAT_MS } from "./timing.js";

/** Sends a message to the broker. */
export type Publish = (topic: string, payload: string) => void;

/** Hears whether the other side is there, by the sub_type of the error that is raised or cleared. */
export type Watched = (raised: boolean, subType: string) => void;

/** The error before the other side has been heard for the first time, and when it has fallen silent. */
export const FIRST = "Initial communication check";
export const SILENT = "Communication check";

/** What a message on a topic does: an Error says what is wrong with it, and then it has done nothing. */
export type Hears = { readonly [name: string]: (value: unknown) => void };

/** One. */
export class ApiModule {
	/** What was wrong with what has come: EVerest writes it to its log. */
	readonly wrong: string[] = [];
	/** Its heart beats; EVerest as a whole may have stopped. */
	beats = true;
	readonly #type: string;
	readonly module: string;
	readonly #publish: Publish;
	readonly #hears: Hears;
	readonly #watched: Watched;
	#number = 0;
	#beatAt: number;
	#heardAt: number;
	/** Which errors stand, and whether it still looks: whoever says false is not watched any more. */
	#stands: readonly string[] = [FIRST];
	#watches = true;

	/** Begins at `now` with the error that nobody has been heard. */
	constructor(type: string, module: string, now: number, publish: Publish, hears: Hears, watched: Watched) {
		this.#type = type;
		this.module = module;
		this.#publish = publish;
		this.#hears = hears;
		this.#watched = watched;
		this.#beatAt = now;
		this.#heardAt = now;
	}

	/** It is there: so far nobody else is. */
	begin(): void {
		this.#watched(true, FIRST);
	}

	/** The topics that it wants. */
	get filter(): string {
		return topicOf(this.#type, this.module, "m2e", "#");
	}

	/** When something is due. */
	get nextAt(): number {
		const silent = this.#watches && this.#stands.length === 0 ? this.#heardAt + CHECK_MS : Number.POSITIVE_INFINITY;
		return Math.min(this.beats ? this.#beatAt : Number.POSITIVE_INFINITY, silent);
	}

	/** Time has passed. */
	happen(now: number): void {
		if (this.beats && now >= this.#beatAt) {
			this.tell("heartbeat", `${this.#number}`);
			this.#number += 1;
			this.#beatAt = now + HEARTBEAT_MS;
		}
		if (!this.#watches || this.#stands.length > 0 || now - this.#heardAt < CHECK_MS) return;
		this.#stands = [SILENT];
		this.#watched(true, SILENT);
	}

	/** The topic of something that is told. */
	topic(name: string): string {
		return topicOf(this.#type, this.module, "e2m", name);
	}

	tell(name: string, payload: string): void {
		this.#publish(this.topic(name), payload);
	}

	/** A message has come; one that is none of its own is another module's. */
	hear(now: number, topic: string, payload: string): void {
		const base = topicOf(this.#type, this.module, "m2e", "");
		if (!topic.startsWith(base)) return;
		const name = topic.slice(base.length);
		try {
			if (name === "communication_check") this.#check(now, JSON.parse(payload));
			else this.#act(name, payload);
		} catch (error) {
			this.wrong.push(`${name}: ${(error as Error).message}: ${payload}`);
		}
	}

	#act(name: string, payload: string): void {
		const act = this.#hears[name] ?? this.#hears[name.replace(/\/.*/, "/")];
		if (act === undefined) throw new Error("nobody has subscribed to that");
		act(name.includes("/") ? { name, value: JSON.parse(payload) } : JSON.parse(payload));
	}

	#check(now: number, value: unknown): void {
		if (typeof value !== "boolean") throw new Error("no boolean");
		this.#heardAt = now;
		this.#watches = value;
		for (const subType of this.#stands) this.#watched(false, subType);
		this.#stands = [];
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The post: what goes out. Events and replies are kept until the broker has them; of values the last one counts, and is there for whoever asks. */
import type { Message } from "../../broker/broker.js";
import { Kept } from "../../broker/kept.js";

/** Events and replies that wait for a broker, at most. */
const MOST_KEPT = 64;
const LAST_NUMBER = 65_535;

/** A value as it was told last. */
interface Latched {
	payload: string;
	due: boolean;
}

/** Of one client of a broker. Nothing is retained: EVerest retains nothing. */
export class Post {
	readonly #kept = new Kept(MOST_KEPT);
	readonly #latched = new Map<string, Latched>();
	#number = 0;

	/** Something has happened, or was asked: told once, in its order, and sent again until the broker has it. */
	tell(topic: string, payload: string): void {
		this.#kept.add(topic, payload);
	}

	/** The same of a value that whoever comes later may ask for. */
	tellLatched(topic: string, payload: string): void {
		this.tell(topic, payload);
		this.#latched.set(topic, { payload, due: false });
	}

	/** A value: sent if it is another one than before. */
	show(topic: string, payload: string): void {
		if (this.#latched.get(topic)?.payload !== payload) this.beat(topic, payload);
	}

	/** The same, sent although it may be the same. */
	beat(topic: string, payload: string): void {
		this.#latched.set(topic, { payload, due: true });
	}

	/** What was told last on a topic; null where nothing was. */
	latched(topic: string): string {
		return this.#latched.get(topic)?.payload ?? "null";
	}

	/** Whether anything was told on a topic of a value. */
	tells(topic: string): boolean {
		return this.#latched.has(topic);
	}

	/** All that was told is nothing any more. */
	forget(): void {
		this.#kept.forget();
		this.#latched.clear();
	}

	/** There is a new connection: what is kept goes out again. */
	anew(): void {
		this.#kept.anew();
	}

	/** The broker has acknowledged a message. */
	acknowledge(id: number): void {
		this.#kept.acknowledge(id);
	}

	/** How long the broker owes an acknowledgement, ms. */
	owed(now: number): number {
		return this.#kept.owed(now);
	}

	/** The next message; undefined if there is none. */
	next(now: number): Message | undefined {
		const kept = this.#kept.next(() => this.#nextNumber(), now);
		if (kept !== undefined) return { topic: kept.topic, payload: kept.payload, retain: false, id: kept.id };
		for (const [topic, latched] of this.#latched) {
			if (!latched.due) continue;
			latched.due = false;
			return { topic, payload: latched.payload, retain: false, id: 0 };
		}
		return undefined;
	}

	#nextNumber(): number {
		this.#number = this.#number < LAST_NUMBER ? this.#number + 1 : 1;
		return this.#number;
	}
}

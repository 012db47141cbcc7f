// SPDX-License-Identifier: Apache-2.0
/** What stands outside on a small computer, in a machine of its own: all that shows a charger to others, before one mirror of it. */
import type { Confidant } from "../../src/link/charger.js";
import { type Hearer, Mirror } from "../../src/link/mirror.js";
import { Passage } from "../../src/link/passage.js";
import type { Ordered, Plan, Said } from "./messages.js";

/** Shows a charger to others. */
export interface Shower extends Hearer {
	/** Time has passed, ms. */
	tick(now: number): void;
	close(): void;
}

/** Makes those that a plan asks for; `tell` prints a line for people. */
export type Making = (plan: Plan, window: Confidant, tell: (line: string) => void) => Shower[];

/** All of one machine. */
export class Outside {
	readonly #say: (said: Said) => void;
	readonly #make: Making;
	readonly #passage: Passage;
	readonly #mirror: Mirror;
	#showers: Shower[] = [];
	#over = false;

	/** `post` hands a message to the charger's machine, and may throw where that has no room. */
	constructor(post: (said: Said) => void, make: Making) {
		this.#say = (said) => {
			if (!this.#over) post(said);
		};
		this.#make = make;
		this.#passage = new Passage(this.#say, (frame) => this.#mirror.take(frame));
		this.#mirror = new Mirror((frame) => this.#passage.send(frame), {
			seen: (keys) => this.#toAll((shower) => shower.seen?.(keys)),
			event: (name, payload) => this.#toAll((shower) => shower.event?.(name, payload)),
			missed: () => this.#toAll((shower) => shower.missed?.()),
			restarted: () => this.#toAll((shower) => shower.restarted?.()),
		});
	}

	/** A message has come from the charger's machine. */
	hear(ordered: Ordered): void {
		if ("begin" in ordered) this.#showers = this.#make(ordered.begin, this.#mirror, (line) => this.#tell({ tell: line }));
		else if ("end" in ordered) this.#end();
		else this.#passage.hear(ordered);
	}

	/** Time has passed, ms; to be called some times a second. */
	tick(now: number): void {
		if (this.#over) return;
		this.#mirror.tick(now);
		this.#toAll((shower) => shower.tick(now));
		this.#passage.tick(now);
	}

	/** Something has gone wrong that must not: whoever watches over this ends it. */
	fail(why: string): void {
		this.#tell({ failed: why });
	}

	#toAll(tell: (shower: Shower) => void): void {
		for (const shower of this.#showers) tell(shower);
	}

	#end(): void {
		this.#toAll((shower) => shower.close());
		this.#showers = [];
		this.#tell({ ended: true });
		this.#over = true;
	}

	#tell(said: Said): void {
		try {
			this.#say(said);
		} catch {
			// there is no room for it: what is not heard is not answered, and then this machine is ended
		}
	}
}

// SPDX-License-Identifier: Apache-2.0
/** A notebook: what was heard of a charger during a case, and what of a step is not right. */
import { type Fields, isRight, type Json, type Right, type Step } from "./steps.js";

/** An event of the cluster. */
export interface Heard {
	readonly name: string;
	readonly fields: { readonly [name: string]: Json };
}

/** Steps that only look into the notebook. */
export type Noted = Step & { do: "quiet" | "listen" | "reports" };

/** One case's. */
export class Notebook {
	readonly events: Heard[] = [];
	readonly #reports = new Map<string, number>();
	readonly #now: () => number;
	#place = 0;

	/** `now` is the time of the bench, ms, for messages. */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** Another case begins. */
	begin(): void {
		this.#place = 0;
	}

	/** Another step begins. */
	next(): void {
		this.#place += 1;
	}

	/** An attribute was reported. */
	report(name: string): void {
		this.#reports.set(name, (this.#reports.get(name) ?? 0) + 1);
	}

	/** Does a step that only looks at what was noted. */
	look(step: Noted): Json {
		if (step.do === "quiet") return this.right(this.events.length, 0, step);
		if (step.do === "reports") return this.right(this.#reports.get(step.name) ?? 0, step.right, step);
		this.#reports.clear();
		return null;
	}

	/** The next event, which has come, is this one. Gives its fields. */
	event(name: string, fields: Fields): Json {
		const heard = this.events.shift();
		this.right(heard?.name ?? null, name, { event: name, fields: heard?.fields });
		for (const [key, right] of Object.entries(fields)) this.right(heard?.fields[key] ?? null, right, { event: name, key });
		return heard?.fields ?? null;
	}

	/** Gives a value that is right; otherwise throws an Error. */
	right(value: Json, right: Right, about: unknown): Json {
		if (isRight(value, right)) return value;
		throw new Error(`step ${this.#place}, ${JSON.stringify(about)}: ${JSON.stringify(value)} is not right, at ${this.#now()} ms`);
	}

	/** The error of something that did not come. */
	missing(what: string): Error {
		return new Error(`step ${this.#place}: ${what} did not come, at ${this.#now()} ms`);
	}
}

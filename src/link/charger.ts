// SPDX-License-Identifier: Apache-2.0
/** The charger as it is seen through the window, with values in the forms in which faces need them. */
import type { Mirror } from "./mirror.js";
import { isKnown, kindOf, type Outcome } from "./shown.js";

/** What has to be seen of it, and asked. A Mirror is one. */
export type Window = Pick<Mirror, "clear" | "get" | "ask">;

/** The same for the charger's own outside, which may ask for secrets. */
export type Confidant = Pick<Mirror, "clear" | "get" | "ask" | "confide">;

/** What is told with a request. */
export type Told = { readonly [name: string]: number | string };

/** What is done is seen within a second or so; whoever asked is answered after this time in any case, ms. */
const LATEST_MS = 3_000;

/** Something that was done, and is to be seen before whoever asked hears of it: a client that reads next has to read the new value. */
interface Done {
	readonly shows: () => boolean;
	readonly told: () => void;
	until: number | undefined;
}

/** Reads properties by their keys. What was never seen reads as nothing: 0, an empty text, the first name. */
export class Charger {
	readonly window: Window;
	#done: Done[] = [];

	constructor(window: Window) {
		this.window = window;
	}

	/** Asks for something. `answered` hears what has come of it, always, once: of what is done, once it `shows`. */
	ask(action: string, told: Told, shows: () => boolean, answered: (outcome: Outcome) => void): void {
		this.window.ask(action, told, (outcome) => {
			if ("refused" in outcome) answered(outcome);
			else this.#done.push({ shows, told: () => answered(outcome), until: undefined });
		});
	}

	/** Whether something that was done is seen now, or has been waited for long enough. */
	ready(now: number): boolean {
		for (const done of this.#done) done.until ??= now + LATEST_MS;
		return this.#done.some((done) => isReady(done, now));
	}

	/** Tells of what is seen. */
	tell(now: number): void {
		const ready = this.#done.filter((done) => isReady(done, now));
		this.#done = this.#done.filter((done) => !ready.includes(done));
		for (const { told } of ready) told();
	}

	/** A number as it is held. What the charger does not know is null. */
	measured(key: string): number | null {
		const value = this.window.get(key);
		return typeof value === "number" && isKnown(value) ? value : null;
	}

	/** A number that is always known. */
	number(key: string): number {
		return this.measured(key) ?? 0;
	}

	/** A number that may be −1, which is null here. */
	said(key: string): number | null {
		const value = this.measured(key);
		return value === null || value < 0 ? null : value;
	}

	/** A yes or no. */
	yes(key: string): boolean {
		return this.number(key) === 1;
	}

	/** The name of a choice. */
	name(key: string): string {
		const kind = kindOf(key);
		return kind?.is === "choice" ? (kind.of[this.number(key)] ?? "") : "";
	}

	/** A text. */
	text(key: string): string {
		const value = this.window.get(key);
		return typeof value === "string" ? value : "";
	}
}

function isReady({ shows, until }: Done, now: number): boolean {
	return shows() || (until !== undefined && now >= until);
}

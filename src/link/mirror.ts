// SPDX-License-Identifier: Apache-2.0
/** The outside's end of the window: what the charger shows, as it was told last, and requests with their answers. Faces hold one. */
import { frozen } from "../control/frozen.js";
import type { Payload } from "../evse/events.js";
import type { Data, Outcome } from "../thing/outcome.js";
import { type Answer, type Event, frameOf, LANGUAGE, type Snapshot, type Told, type Welcome } from "./language.js";

/** What is read of a charger that has not said anything for so long is old, ms: it speaks every 2 s at least. */
const OLD_MS = 5_000;
/** Whoever looks in says so this often, ms, and greets again this often while nothing comes. */
const SIGN_MS = 10_000;
const GREET_MS = 2_000;
/** Requests that wait for their answers, at most, and how long each waits, ms. */
const MOST_ASKED = 16;
const PATIENCE_MS = 5_000;

/** Hears what the charger tells. */
export interface Hearer {
	/** Some properties are other than before: their keys. After a restart of either side, all. */
	seen?(keys: readonly string[]): void;
	event?(name: string, payload: Payload): void;
	/** The charger has restarted, or has begun to speak again. */
	begun?(): void;
}

interface Asked {
	readonly answered: (outcome: Outcome) => void;
	readonly at: number;
}

/** One view of a charger. Times are those of whoever holds it, ms, and never go back. */
export class Mirror {
	readonly #send: (frame: string) => void;
	readonly #hearer: Hearer;
	readonly #asked = new Map<number, Asked>();
	#values = new Map<string, number | string>();
	/** Everything, as far as it has come, while it comes in parts. */
	#coming: Map<string, number | string> | undefined;
	#whole = false;
	#run = -1;
	#snapshot = -1;
	#next = 1;
	#now = 0;
	#heardAt = Number.NEGATIVE_INFINITY;
	#saidAt = Number.NEGATIVE_INFINITY;

	/** `send` takes each frame for the charger, and must not throw. */
	constructor(send: (frame: string) => void, hearer: Hearer = {}) {
		this.#send = send;
		this.#hearer = hearer;
	}

	/** Whether what can be read here is how the charger is now. */
	get clear(): boolean {
		return this.#whole && this.#now - this.#heardAt < OLD_MS;
	}

	/** A property as it was told last; undefined if it never was. Whether it is old says `clear`. */
	get(key: string): number | string | undefined {
		return this.#values.get(key);
	}

	/** Asks for something to be done; `answered` hears what has come of it, always, once, also if the charger is gone. */
	ask(action: string, told: { readonly [name: string]: Data }, answered: (outcome: Outcome) => void): void {
		if (this.#asked.size >= MOST_ASKED) {
			answered({ refused: `busy: ${MOST_ASKED} requests wait for their answers` });
			return;
		}
		const ask = this.#next;
		this.#next = ask === 0x3fffffff ? 1 : ask + 1;
		this.#asked.set(ask, { answered, at: this.#now });
		this.#say({ ask, do: action, with: told });
	}

	/** Time has passed. To be called now and then. */
	tick(now: number): void {
		this.#now = now;
		for (const [id, { at }] of this.#asked) if (now - at >= PATIENCE_MS) this.#settle(id, LOST);
		const due = this.clear ? SIGN_MS : GREET_MS;
		if (now - this.#saidAt >= due) this.#say(this.clear ? { here: 0 } : { hello: LANGUAGE });
	}

	/** A frame has come from the charger. What is none is left alone: the sender is trusted to be a charger, not to be whole. */
	take(frame: string): void {
		const told = parsed(frame);
		if (told === undefined) return;
		this.#heardAt = this.#now;
		if ("welcome" in told) this.#welcome(told);
		else if ("see" in told) this.#see(told);
		else if ("event" in told) this.#hearer.event?.((told as Event).event, (told as Event).with);
		else if ("answer" in told) this.#hear(told);
	}

	#say(frame: Parameters<typeof frameOf>[0]): void {
		this.#saidAt = this.#now;
		this.#send(frameOf(frame));
	}

	#welcome({ run }: Welcome): void {
		if (run !== this.#run) for (const id of [...this.#asked.keys()]) this.#settle(id, LOST);
		this.#run = run;
		this.#snapshot = -1;
		this.#coming = new Map();
		this.#hearer.begun?.();
	}

	#see({ see, n, whole }: Snapshot): void {
		const missed = whole === 0 && this.#snapshot >= 0 && n !== ((this.#snapshot + 1) & 0x3fffffff);
		// something was lost on the way: everything anew
		if (missed) this.#greetAnew();
		this.#snapshot = n;
		if (this.#coming === undefined) this.#change(see);
		else this.#gather(see, whole);
	}

	#greetAnew(): void {
		this.#whole = false;
		this.#say({ hello: LANGUAGE });
	}

	#change(see: Snapshot["see"]): void {
		const keys = Object.keys(see);
		for (const key of keys) this.#values.set(key, see[key]);
		if (keys.length > 0) this.#hearer.seen?.(keys);
	}

	/** Everything comes in parts, and changes in between: the newest of each key counts. */
	#gather(see: Snapshot["see"], whole: Snapshot["whole"]): void {
		const coming = this.#coming as Map<string, number | string>;
		for (const key of Object.keys(see)) coming.set(key, see[key]);
		if (whole !== 2) return;
		this.#values = coming;
		this.#coming = undefined;
		this.#whole = true;
		this.#hearer.seen?.([...coming.keys()]);
	}

	#hear({ answer, done, data, refused }: Answer): void {
		this.#settle(answer, refused !== undefined ? { refused } : { done: done ?? "", ...(data === undefined ? {} : { data }) });
	}

	#settle(id: number, outcome: Outcome): void {
		const asked = this.#asked.get(id);
		if (asked === undefined) return;
		this.#asked.delete(id);
		asked.answered(outcome);
	}
}

/** What a request comes to of which nobody knows what has come of it. */
const LOST: Outcome = frozen({ refused: "no answer: the charger is out of sight; what it was asked may have been done or not" });

function parsed(frame: string): Told | undefined {
	try {
		const told: unknown = JSON.parse(frame);
		return typeof told === "object" && told !== null && !Array.isArray(told) ? (told as Told) : undefined;
	} catch {
		return undefined;
	}
}

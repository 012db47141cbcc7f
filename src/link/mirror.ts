// SPDX-License-Identifier: Apache-2.0
/** The outside's end of the window: what the charger shows, as it was told last, and requests with their answers. Faces hold one. */
import { frozen } from "../control/frozen.js";
import type { Payload } from "../evse/events.js";
import type { Data, Outcome } from "../thing/outcome.js";
import { type TrustedName, trustedOf } from "../thing/trusted.js";
import { VERSION } from "../version.js";
import {
	type Answer,
	after,
	type Event,
	frameOf,
	GREET_FIRST,
	type Heard,
	LANGUAGE,
	LONGEST_FRAME,
	type Snapshot,
	TABLE,
	toldIn,
	type Welcome,
} from "./language.js";
import { MOST_OF_EACH } from "./queue.js";
import { REFUSALS } from "./refusals.js";

/** What is read of a charger that has not said anything for so long is old, ms: it speaks every 2 s at least. */
const OLD_MS = 5_000;
/** Whoever looks in says so this often, ms, and greets again this often while nothing comes. */
const SIGN_MS = 10_000;
const GREET_MS = 2_000;
/** How long a request waits for its answer, ms. */
const PATIENCE_MS = 5_000;
const NEVER = Number.NEGATIVE_INFINITY;

/** Hears what the charger tells. */
export interface Hearer {
	/** Some properties are other than before: their keys. After a restart of either side, all. */
	seen?(keys: readonly string[]): void;
	event?(name: string, payload: Payload): void;
	/** Events were lost on the way, or happened while nobody listened. */
	missed?(): void;
	/** The charger has restarted. */
	restarted?(): void;
}

type Arguments = { readonly [name: string]: Data };

interface Asked {
	readonly answered: (outcome: Outcome) => void;
	readonly at: number;
}

/** One view of a charger. Times are those of whoever holds it, ms, and never go back. */
export class Mirror {
	/** Why this end cannot understand the charger; an empty text if it can, or nobody knows yet. */
	strange = "";
	readonly #send: (frame: string) => void;
	readonly #hearer: Hearer;
	readonly #asked = new Map<number, Asked>();
	#values = new Map<string, number | string>();
	/** Everything, as far as it has come, while it comes in parts; and how many parts have. */
	#coming: Map<string, number | string> | undefined;
	#parts = 0;
	#whole = false;
	/** Of the charger: its run, and the last snapshot and event that it has told; −1 before the first welcome. */
	#run = -1;
	#snapshot = -1;
	#event = -1;
	/** Of the last request. They grow until the charger restarts: for a year of thirty in each second. */
	#number = 0;
	#now: number;
	#heardAt = NEVER;
	#saidAt = NEVER;
	/** When there was a greeting, a welcome or a part last. */
	#greetedAt = NEVER;

	/** `send` takes each frame for the charger, and must not throw. */
	constructor(send: (frame: string) => void, hearer: Hearer = NOBODY, now = 0) {
		this.#send = send;
		this.#hearer = hearer;
		this.#now = now;
	}

	/** Whether what can be read here is how the charger is now. */
	get clear(): boolean {
		return this.#whole && this.#inSight;
	}

	/** A property as it was told last; undefined if it never was. Whether it is old says `clear`. */
	get(key: string): number | string | undefined {
		return this.#values.get(key);
	}

	/** Asks for something to be done; `answered` hears what has come of it, always, once, also if the charger is gone. */
	ask(action: string, told: Arguments, answered: (outcome: Outcome) => void): void {
		// a face may pass on whatever somebody asks for
		if (trustedOf(action) !== undefined) answered({ refused: `"${action}" is only for the charger's own outside` });
		else this.#ask(action, told, answered);
	}

	/** The same of what is only for the charger's own outside, whose window the host has opened as trusted. */
	confide(action: TrustedName, told: Arguments, answered: (outcome: Outcome) => void): void {
		this.#ask(action, told, answered);
	}

	#ask(action: string, told: Arguments, answered: (outcome: Outcome) => void): void {
		const ask = this.#number + 1;
		const frame = frameOf({ ask, do: action, with: told });
		const refused = this.#refusal(frame);
		if (refused !== "") {
			answered({ refused });
			return;
		}
		this.#number = ask;
		this.#asked.set(ask, { answered, at: this.#now });
		this.#sendFrame(frame);
	}

	/** Time has passed. To be called now and then. */
	tick(now: number): void {
		this.#now = now;
		const lost = this.#giveUp(now);
		if ((lost || !this.clear) && now - this.#greetedAt >= (this.strange === "" ? GREET_MS : SIGN_MS)) this.#greet();
		else if (now - this.#saidAt >= SIGN_MS) this.#say({ here: 0 });
	}

	/** A frame has come from the charger. What is none is left alone: the sender is trusted to be a charger, not to be whole. */
	take(frame: string): void {
		const told = toldIn(frame);
		if (told === undefined) return;
		// after such a silence nobody knows what was lost in it
		if (!this.#inSight) this.#whole = false;
		this.#heardAt = this.#now;
		if ("welcome" in told) this.#welcome(told);
		else if ("answer" in told) this.#hear(told);
		else if (this.#run < 0 || this.strange !== "") return;
		else if ("see" in told) this.#see(told);
		else this.#happen(told);
	}

	/** Ends requests that nobody has answered. True if there were any: their numbers may not be those that the charger waits for. */
	#giveUp(now: number): boolean {
		const before = this.#asked.size;
		for (const [id, { at }] of this.#asked) if (now - at >= PATIENCE_MS) this.#settle(id, LOST);
		return this.#asked.size < before;
	}

	get #inSight(): boolean {
		return this.#run >= 0 && this.strange === "" && this.#now - this.#heardAt < OLD_MS;
	}

	/** Why something cannot be asked now; an empty text if it can. */
	#refusal(frame: string): string {
		if (this.strange !== "") return this.strange;
		if (!this.#inSight) return REFUSALS.unseen;
		if (this.#asked.size >= MOST_OF_EACH) return REFUSALS.waiting;
		return frame.length > LONGEST_FRAME ? `a request of ${frame.length} characters; at most ${LONGEST_FRAME}` : "";
	}

	#say(frame: Heard): void {
		this.#sendFrame(frameOf(frame));
	}

	#sendFrame(frame: string): void {
		this.#saidAt = this.#now;
		this.#send(frame);
	}

	#greet(): void {
		this.#greetedAt = this.#now;
		this.#say({ hello: LANGUAGE });
	}

	/** Something was lost on the way: everything anew, but not more often than it can come. */
	#greetAnew(): void {
		this.#whole = false;
		this.#coming = undefined;
		if (this.#now - this.#greetedAt >= GREET_MS) this.#greet();
	}

	#welcome(welcome: Welcome): void {
		const { run, n, events, asked } = welcome;
		this.strange = strangeness(welcome);
		const restarted = run !== this.#run && this.#run >= 0;
		// a greeting may be answered late, when nothing is amiss any more
		if (run !== this.#run || n !== this.#snapshot) this.#whole = false;
		if (restarted) this.#restart();
		else if (this.#event >= 0 && events !== this.#event) this.#hearer.missed?.();
		this.#greetedAt = this.#now;
		this.#run = run;
		this.#snapshot = n;
		this.#event = events;
		this.#number = Math.max(restarted ? 0 : this.#number, asked);
		this.#coming = this.strange === "" ? new Map() : undefined;
		this.#parts = 0;
	}

	/** Nobody knows what has come of what was asked. */
	#restart(): void {
		for (const id of [...this.#asked.keys()]) this.#settle(id, LOST);
		this.#hearer.restarted?.();
	}

	#see({ see, n, part, of }: Snapshot): void {
		if (n !== (part === undefined ? after(this.#snapshot) : this.#snapshot)) this.#greetAnew();
		this.#snapshot = n;
		if (part === undefined) this.#change(see);
		else this.#gather(see, part, of ?? part);
	}

	/** Changes are of what is seen, and of what comes in parts, which they may be older or newer than. */
	#change(see: Snapshot["see"]): void {
		const keys = Object.keys(see);
		for (const key of keys) {
			this.#values.set(key, see[key]);
			this.#coming?.set(key, see[key]);
		}
		if (keys.length > 0) this.#hearer.seen?.(keys);
	}

	/** Everything comes in parts, in their order; those of an earlier greeting are none. */
	#gather(see: Snapshot["see"], part: number, of: number): void {
		if (this.#coming === undefined || part !== this.#parts + 1) {
			if (this.#coming !== undefined) this.#greetAnew();
			return;
		}
		for (const key of Object.keys(see)) this.#coming.set(key, see[key]);
		this.#parts = part;
		this.#greetedAt = this.#now;
		if (part < of) return;
		this.#values = this.#coming;
		this.#coming = undefined;
		this.#whole = true;
		this.#hearer.seen?.([...this.#values.keys()]);
	}

	#happen({ event, n, with: payload }: Event): void {
		if (n !== after(this.#event)) this.#hearer.missed?.();
		this.#event = n;
		this.#hearer.event?.(event, payload);
	}

	#hear({ answer, done, data, refused }: Answer): void {
		if (refused === GREET_FIRST) this.#greetAnew();
		this.#settle(answer, refused !== undefined ? { refused } : { done: done ?? "", ...(data === undefined ? {} : { data }) });
	}

	#settle(id: number, outcome: Outcome): void {
		const asked = this.#asked.get(id);
		if (asked === undefined) return;
		this.#asked.delete(id);
		asked.answered(outcome);
	}
}

const NOBODY: Hearer = frozen({});

/** What a request comes to of which nobody knows what has come of it. */
const LOST: Outcome = frozen({ refused: REFUSALS.lost });

/** Why a charger cannot be understood here; an empty text if it can. */
function strangeness({ welcome, version, table }: Welcome): string {
	if (welcome !== LANGUAGE)
		return `the charger (${version}) speaks version ${welcome} of the window's language, this end (${VERSION}) ${LANGUAGE}`;
	if (table !== TABLE)
		return `the charger (${version}) shows and does other things than this end (${VERSION}) knows; give both the same version`;
	return "";
}

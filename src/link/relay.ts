// SPDX-License-Identifier: Apache-2.0
/** The relay: from one view of a charger any bounded number of ends in the window's own language, because the wall takes few. It forwards no frame. */
import type { Payload } from "../evse/events.js";
import type { Outcome } from "../thing/outcome.js";
import { PROPERTIES } from "../thing/properties.js";
import { VERSION } from "../version.js";
import type { Window } from "./charger.js";
import { deafenTo, hear, type Listener, type Speaker } from "./ear.js";
import { after, frameOf, type Greeting, LANGUAGE, type Request, TABLE, type Told } from "./language.js";
import type { Hearer } from "./mirror.js";
import { PARTS, ROWS_OF_PART } from "./sight.js";
import { type End, GONE_MS } from "./window.js";

/** Ends at most. */
export const MOST_RELAYED = 8;
/** Snapshots are sent at most this often, and at least this often while the charger is seen, ms. */
const SHOWN_MS = 250;
const ALIVE_MS = 2_000;
/** Whoever greets again and again gets everything this often, ms. */
const WHOLE_MS = 1_000;
/** Properties of one snapshot of changes, at most. */
const MOST_ROWS = 32;
const NEVER = Number.NEGATIVE_INFINITY;

/** What is known of one end. */
interface Guest extends Speaker {
	readonly send: (frame: string) => void;
	/** It is to have everything, and when it had that last. */
	wants: boolean;
	hadAt: number;
}

/** One relay. It hears what the view is told; times are those of whoever holds it, ms, and never go back. */
export class Relay implements Hearer {
	readonly #window: Window;
	#run: number;
	#guests: readonly Guest[] = [];
	readonly #changed = new Set<string>();
	readonly #listener: Listener<Guest> = {
		greet: (guest, greeting) => this.#greet(guest, greeting),
		ask: (guest, request) => this.#ask(guest, request),
		refuse: (guest, answer, refused) => this.#refuse(guest, answer, refused),
	};
	#snapshots = 0;
	#events = 0;
	#shownAt = NEVER;
	#now = 0;

	/** `run` is the number of the first run that it tells of: another one than that of a relay before it. */
	constructor(window: Window, run: number) {
		this.#window = window;
		this.#run = run;
	}

	/** Somebody looks in; `send` gets each frame, and whoever's throws is sent away. Undefined if there are too many already. */
	open(send: (frame: string) => void): End | undefined {
		if (this.#guests.length >= MOST_RELAYED) return undefined;
		const guest: Guest = { send, greeted: false, heardAt: this.#now, frames: 0, asked: 0, wants: false, hadAt: NEVER };
		this.#guests = [...this.#guests, guest];
		return { take: (frame) => hear(this.#listener, guest, frame, this.#now), close: () => this.#close(guest) };
	}

	/** Ends that are open. */
	get ends(): number {
		return this.#guests.length;
	}

	seen(keys: readonly string[]): void {
		for (const key of keys) this.#changed.add(key);
	}

	event(event: string, payload: Payload): void {
		this.#events = after(this.#events);
		this.#tell(frameOf({ event, n: this.#events, with: payload }));
	}

	/** A number that is left out says so to all. */
	missed(): void {
		this.#events = after(this.#events);
	}

	/** So does another run: what was asked and not answered may have been done or not. */
	restarted(): void {
		this.#run = after(this.#run);
		for (const guest of this.#guests) {
			guest.asked = 0;
			if (guest.greeted) this.#welcome(guest);
		}
	}

	/** Time has passed; to be called some times a second. */
	tick(now: number): void {
		this.#now = now;
		for (const guest of this.#guests) {
			guest.frames = 0;
			if (now - guest.heardAt >= GONE_MS) guest.greeted = false;
		}
		if (this.#window.clear) this.#show(now);
	}

	#greet(guest: Guest, { hello }: Greeting): void {
		guest.greeted = hello === LANGUAGE;
		this.#welcome(guest);
		if (this.#window.clear) this.#showWhole(guest);
	}

	#welcome(guest: Guest): void {
		guest.wants = guest.greeted;
		const numbers = { n: this.#snapshots, events: this.#events, asked: guest.asked };
		this.#send(guest, { welcome: LANGUAGE, run: this.#run, version: VERSION, table: TABLE, ...numbers });
	}

	/** The view knows what may be asked, and how much at a time. */
	#ask(guest: Guest, { ask: id, do: name, with: told }: Request): void {
		const run = this.#run;
		// arguments that were left out lie in flash, of which the engine makes no JSON
		const copied = { ...told } as Parameters<Window["ask"]>[1];
		this.#window.ask(name, copied, (outcome: Outcome) => {
			if (run === this.#run) this.#send(guest, { answer: id, ...outcome });
		});
	}

	#refuse(guest: Guest, answer: number, refused: string): void {
		this.#send(guest, { answer, refused });
	}

	#show(now: number): void {
		for (const guest of this.#guests) if (guest.wants) this.#showWhole(guest);
		if (now - this.#shownAt < SHOWN_MS || (this.#changed.size === 0 && now - this.#shownAt < ALIVE_MS)) return;
		this.#shownAt = now;
		const keys = [...this.#changed];
		this.#changed.clear();
		for (let at = 0; at === 0 || at < keys.length; at += MOST_ROWS) {
			this.#snapshots = after(this.#snapshots);
			this.#tell(frameOf({ see: this.#valuesOf(keys.slice(at, at + MOST_ROWS)), n: this.#snapshots }));
		}
	}

	/** Everything in its parts, as it is now. */
	#showWhole(guest: Guest): void {
		if (!guest.wants || this.#now - guest.hadAt < WHOLE_MS) return;
		guest.wants = false;
		guest.hadAt = this.#now;
		for (let part = 1; part <= PARTS; part++) {
			const rows = PROPERTIES.slice((part - 1) * ROWS_OF_PART, part * ROWS_OF_PART);
			this.#send(guest, { see: this.#valuesOf(rows.map(({ key }) => key)), n: this.#snapshots, part, of: PARTS });
		}
	}

	#valuesOf(keys: readonly string[]): { readonly [key: string]: number | string } {
		return Object.fromEntries(keys.map((key) => [key, this.#window.get(key) ?? 0]));
	}

	/** To all who have greeted. */
	#tell(frame: string): void {
		for (const guest of this.#guests) if (guest.greeted) this.#deliver(guest, frame);
	}

	#send(guest: Guest, told: Told): void {
		if (this.#guests.includes(guest)) this.#deliver(guest, frameOf(told));
	}

	/** What cannot be reached is nobody any more. */
	#deliver(guest: Guest, frame: string): void {
		try {
			guest.send(frame);
		} catch {
			this.#close(guest);
		}
	}

	#close(guest: Guest): void {
		deafenTo(guest);
		this.#guests = this.#guests.filter((each) => each !== guest);
	}
}

// SPDX-License-Identifier: Apache-2.0
/** What is outside of the charger: those who look in by its window, each at the end of a wire that may be slow or down. */
import { type Hearer, Mirror } from "../../src/link/mirror.js";
import type { Outcome } from "../../src/thing/outcome.js";
import { Cord, type Link } from "./cord.js";
import type { Wall } from "./device.js";
import { Errands } from "./errands.js";
import { NEVER } from "./moment.js";

/** Time passes for whoever looks in this often, ms. */
const TICK_MS = 100;

/** What can be told with a request. */
export type Told = { readonly [name: string]: number | string };

/** Hears what has come of a request: of whom, whether it was done, and what the charger says. */
export type Answered = (name: string, ok: boolean, text: string) => void;

/** Hears that time has passed. */
type Tick = (now: number) => void;

/** One who looks in by itself, and not only when a scenario asks. */
export interface Onlooker extends Hearer {
	/** Time has passed; what has come by then has been heard. */
	readonly tick?: Tick;
}

/** One who looks in. */
class Guest {
	mirror: Mirror;
	readonly #cord: Cord;
	readonly #clock: () => number;
	readonly #onlooker: Onlooker;
	readonly #tick: Tick;
	readonly #errands = new Errands();
	#tickAt: number;

	constructor(
		link: Link,
		clock: () => number,
		wall: Wall | undefined,
		onlooker: Onlooker = {},
		tick: Tick = (now) => onlooker.tick?.(now),
	) {
		this.#onlooker = onlooker;
		this.#tick = tick;
		this.#clock = clock;
		this.#tickAt = clock();
		this.mirror = this.#look();
		this.#cord = new Cord(link, clock, wall, (frame) => this.mirror.take(frame));
	}

	/** The charger has power again, or none any more. */
	join(wall: Wall | undefined): void {
		this.#cord.join(wall);
	}

	/** Asks for something, once it has seen the charger for the first time. */
	ask(action: string, told: Told, answered: (outcome: Outcome) => void): void {
		this.#errands.run(() => this.mirror.ask(action, told, answered));
	}

	/** What is on the wire is lost. */
	cut(): void {
		this.#cord.cut();
	}

	/** It restarts, and knows nothing any more; the wire stays. */
	restart(): void {
		this.mirror = this.#look();
		this.#tickAt = this.#clock();
	}

	/** When something happens here. */
	get nextAt(): number {
		return Math.min(this.#cord.nextAt, this.#tickAt);
	}

	/** All that has to happen by now. */
	happen(now: number): void {
		const ticks = this.#tickAt <= now;
		if (ticks) {
			this.#tickAt = now + TICK_MS;
			this.mirror.tick(now);
		}
		this.#cord.carry(now);
		if (this.mirror.clear) this.#errands.begin();
		if (ticks) this.#tick(now);
	}

	#look(): Mirror {
		return new Mirror((frame) => this.#cord.send(frame), this.#onlooker, this.#clock());
	}
}

/** Everybody who looks in. */
export class Outside {
	readonly #link: Link = { up: true, delayMs: 0 };
	readonly #guests = new Map<string, Guest>();
	/** Of those whose own end is in another thread. */
	readonly #cords: Cord[] = [];
	readonly #answered: Answered;
	readonly #clock: () => number;
	#wall: Wall | undefined;

	constructor(clock: () => number, wall: Wall | undefined, answered: Answered) {
		this.#clock = clock;
		this.#wall = wall;
		this.#answered = answered;
	}

	/** What one of them sees; whoever is new begins to look. */
	view(name: string): Mirror {
		return this.#guest(name).mirror;
	}

	/** What one of them sees, for whoever stays there when it restarts. */
	window(name: string): Pick<Mirror, "clear" | "get" | "ask"> {
		const view = (): Mirror => this.view(name);
		return {
			get clear() {
				return view().clear;
			},
			get: (key) => view().get(key),
			ask: (action, told, answered) => view().ask(action, told, answered),
		};
	}

	/** Somebody begins to look in by itself; `tick` stands in the place of its own for whoever holds it. */
	admit(name: string, onlooker: Onlooker, tick?: Tick): void {
		this.#guests.set(name, new Guest(this.#link, this.#clock, this.#wall, onlooker, tick));
	}

	/** Somebody looks in whose own end is elsewhere; `hear` gets each frame. Returns where frames for the charger go. */
	connect(hear: (frame: string) => void): (frame: string) => void {
		const cord = new Cord(this.#link, this.#clock, this.#wall, hear, true);
		this.#cords.push(cord);
		return (frame) => cord.send(frame);
	}

	/** One of them asks for something. */
	ask(name: string, action: string, told: Told): void {
		this.#guest(name).ask(action, told, (outcome) => {
			const done = "done" in outcome;
			this.#answered(name, done, done ? outcome.done : outcome.refused);
		});
	}

	/** Nobody sees the charger any more, or again. */
	up(up: boolean): void {
		this.#link.up = up;
		if (up) return;
		for (const each of this.#all) each.cut();
	}

	/** Each frame takes so long. */
	delay(ms: number): void {
		this.#link.delayMs = ms;
	}

	/** All of them restart. */
	restart(): void {
		for (const guest of this.#guests.values()) guest.restart();
	}

	/** The charger has power again, or none any more. */
	join(wall: Wall | undefined): void {
		this.#wall = wall;
		for (const each of this.#all) each.join(wall);
	}

	/** When something happens here. */
	get nextAt(): number {
		let next = NEVER;
		for (const guest of this.#guests.values()) next = Math.min(next, guest.nextAt);
		for (const cord of this.#cords) next = Math.min(next, cord.nextAt);
		return next;
	}

	/** All that has to happen by now. */
	happen(now: number): void {
		for (const guest of this.#guests.values()) guest.happen(now);
		for (const cord of this.#cords) cord.carry(now);
	}

	get #all(): (Guest | Cord)[] {
		return [...this.#guests.values(), ...this.#cords];
	}

	#guest(name: string): Guest {
		const guest = this.#guests.get(name) ?? new Guest(this.#link, this.#clock, this.#wall);
		this.#guests.set(name, guest);
		return guest;
	}
}

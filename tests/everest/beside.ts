// SPDX-License-Identifier: Apache-2.0
/** A face for EVerest beside the bench, and a broker that is none, in virtual time. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import type { Speaker } from "../../src/broker/broker.js";
import type { Surroundings } from "../../src/everest/api/surroundings.js";
import { powerUp } from "../../src/firmware.js";
import type { Window } from "../../src/link/charger.js";
import type { Hearer } from "../../src/link/mirror.js";
import { type Heard, StandIn } from "../mqtt/standIn.js";

const SILENT = { booted: () => {}, printed: () => {}, happened: () => {}, answered: () => {}, showed: () => {} };
/** What the host's clock says when the bench begins, ms since 1970. */
const HOST_MS = 1_780_000_000_000;

/** A record of JSON. */
export type Told = { readonly [key: string]: unknown };

/** Makes a face. */
type Made<Face> = (window: Window, surroundings: Surroundings) => Face;

/** One charger with one face. */
export class Beside<Face extends Speaker & Hearer> {
	readonly bench: Bench;
	/** What people were told. */
	readonly said: string[] = [];
	face: Face;
	broker: StandIn;
	readonly #make: Made<Face>;
	readonly #player: Player;
	/** All that came, in its order. */
	#all: Heard[] = [];

	/** Begins when everything of the charger has been seen. */
	constructor(make: Made<Face>, settings: readonly string[], first: string) {
		this.bench = new Bench(powerUp([...settings]), SILENT, 1);
		this.#player = new Player(this.bench, new Observer(() => {}));
		this.#make = make;
		this.face = this.#made(true);
		this.broker = new StandIn(this.face);
		this.bench.outside.admit("everest", {
			seen: (keys) => this.face.seen?.(keys),
			event: (name, payload) => this.face.event?.(name, payload),
			missed: () => this.face.missed?.(),
			restarted: () => this.face.restarted?.(),
			tick: (now) => this.broker.tick(now),
		});
		this.words(first);
	}

	/** The face restarts, and knows nothing any more; on a computer that may know no time of day. */
	restart(knowsTime = true): void {
		this.#gather();
		this.face = this.#made(knowsTime);
		this.broker = new StandIn(this.face);
		this.bench.outside.restart();
	}

	/** Plays commands of a scenario. */
	words(script: string): void {
		this.#player.playOut(script);
	}

	/** All that came on a topic since the last look at it, whole. */
	heard(topic: string): Heard[] {
		this.#gather();
		const heard = this.#all.filter((each) => each.topic === topic);
		this.#all = this.#all.filter((each) => each.topic !== topic);
		return heard;
	}

	/** All that came, in its order, since the last look. */
	everything(): Heard[] {
		this.#gather();
		return this.#all.splice(0);
	}

	/** What came on a topic as records. */
	told(topic: string): Told[] {
		return this.heard(topic).map(({ payload }) => JSON.parse(payload) as Told);
	}

	/** The last thing that came on a topic; undefined if nothing has since somebody looked. */
	last(topic: string): unknown {
		const payload = this.heard(topic).at(-1)?.payload;
		return payload === undefined ? undefined : JSON.parse(payload);
	}

	/** Publishes as it is. */
	publish(topic: string, payload: string | undefined, retained = false): void {
		this.face.message(topic, payload, retained);
	}

	/** The first topic on which something came that nobody has looked at, below none of these; an empty text if there is none. */
	strangers(bases: readonly string[]): string {
		this.#gather();
		return this.#all.find(({ topic }) => !bases.some((base) => topic.startsWith(base)))?.topic ?? "";
	}

	#made(knowsTime: boolean): Face {
		const window = this.bench.outside.window("everest");
		let drawn = 0;
		const random = (): number => (drawn = (drawn + 7) % 64) / 64;
		const tell = (line: string): number => this.said.push(line);
		return this.#make(window, knowsTime ? { random, clock: () => HOST_MS + this.bench.now, tell } : { tell });
	}

	#gather(): void {
		this.#all = this.#all.concat(this.broker.heard.splice(0));
	}
}

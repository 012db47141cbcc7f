// SPDX-License-Identifier: Apache-2.0
/** A laboratory: the bench with EVerest's facade and a broker that is none, in virtual time, and a consumer that asks and listens. */
import { Bench } from "../../hosts/bench/bench.js";
import { NEVER } from "../../hosts/bench/moment.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse, piecesOf } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { ManagerFace } from "../../src/everest/manager/face.js";
import { powerUp } from "../../src/firmware.js";
import { type Heard, StandIn } from "../mqtt/standIn.js";

const SILENT = { booted: () => {}, printed: () => {}, happened: () => {}, answered: () => {}, showed: () => {} };
/** How long a reply may take, ms. */
const PATIENCE_MS = 10_000;
export const MANAGER = "everest_api/1/evse_manager_consumer/pilotlight";
export const ERRORS = "everest_api/1/error_history_consumer/pilotlight";
export const LIMITS = "everest_api/1/external_energy_limits_consumer/pilotlight";
/** What the host's clock says when the bench begins, ms since 1970. */
const HOST_MS = 1_780_000_000_000;

/** A record of JSON. */
export type Told = { readonly [key: string]: unknown };

/** Asserts that a record has these members, whatever else it has; ava's own is not on every engine. */
export function has(t: { deepEqual(is: unknown, wanted: unknown): boolean }, value: unknown, members: Told): void {
	t.deepEqual(Object.fromEntries(Object.keys(members).map((name) => [name, (value as Told)[name]])), members);
}

/** One charger with a consumer. */
export class Laboratory {
	readonly bench: Bench;
	/** What people were told. */
	readonly said: string[] = [];
	face: ManagerFace;
	broker: StandIn;
	readonly #player: Player;
	/** All that came, in its order. */
	#all: Heard[] = [];
	#asked = 0;

	/** Begins when everything of the charger has been seen. */
	constructor(settings: readonly string[] = [], first = "sleep 6") {
		this.bench = new Bench(powerUp([...settings]), SILENT, 1);
		this.#player = new Player(this.bench, new Observer(() => {}));
		this.face = this.#made();
		this.broker = new StandIn(this.face);
		this.bench.outside.admit("everest", {
			seen: (keys) => this.face.seen(keys),
			event: (name, payload) => this.face.event(name, payload),
			missed: () => this.face.missed(),
			restarted: () => this.face.restarted(),
			tick: (now) => this.broker.tick(now),
		});
		this.words(first);
	}

	/** A facade on a computer that knows no time of day, in the place of the other. */
	timeless(): ManagerFace {
		this.restart();
		this.face = new ManagerFace(this.bench.outside.window("everest"), { tell: (line) => this.said.push(line) });
		this.broker = new StandIn(this.face);
		return this.face;
	}

	#made(): ManagerFace {
		const window = this.bench.outside.window("everest");
		let drawn = 0;
		const random = (): number => (drawn = (drawn + 7) % 64) / 64;
		return new ManagerFace(window, { random, clock: () => HOST_MS + this.bench.now, tell: (line) => this.said.push(line) });
	}

	/** The facade restarts, and knows nothing any more. */
	restart(): void {
		this.#gather();
		this.face = this.#made();
		this.broker = new StandIn(this.face);
		this.bench.outside.restart();
	}

	/** Plays commands of a scenario. */
	words(script: string): void {
		for (const piece of piecesOf(script)) {
			const { commands, wrong } = parse(piece);
			if (wrong.length > 0) throw new Error(wrong[0].message);
			this.#player.add(commands);
			if (this.#player.play(NEVER) === "failed") throw new Error(this.#player.complaint);
		}
	}

	/** All that came on a topic since the last look at it, whole. */
	heard(topic: string): Heard[] {
		this.#gather();
		const heard = this.#all.filter((each) => each.topic === topic);
		this.#all = this.#all.filter((each) => each.topic !== topic);
		return heard;
	}

	/** The same as records. */
	told(topic: string): Told[] {
		return this.heard(topic).map(({ payload }) => JSON.parse(payload) as Told);
	}

	/** The last thing that came on a topic; undefined if nothing has since somebody looked. */
	last(topic: string): unknown {
		const payload = this.heard(topic).at(-1)?.payload;
		return payload === undefined ? undefined : JSON.parse(payload);
	}

	/** Session events by name, since the last look. */
	events(): string[] {
		return this.told(`${MANAGER}/e2m/session_event`).map(({ event }) => `${event}`);
	}

	/** Publishes as it is. */
	publish(topic: string, payload: string | undefined, retained = false): void {
		this.face.message(topic, payload, retained);
	}

	/** Publishes a request, and waits for the reply; undefined if none comes. */
	ask(topic: string, payload?: unknown): unknown {
		this.#asked += 1;
		const replyTo = `some/reply/${this.#asked}`;
		this.publish(topic, JSON.stringify({ headers: { replyTo }, ...(payload === undefined ? {} : { payload }) }));
		for (let ms = 0; ms < PATIENCE_MS; ms += 100) {
			this.words("sleep 0.1");
			const [reply] = this.heard(replyTo);
			if (reply !== undefined) return JSON.parse(reply.payload);
		}
		return undefined;
	}

	/** The first topic on which something came that nobody has looked at, below none of these; an empty text if there is none. */
	strangers(bases: { readonly [type: string]: string }): string {
		this.#gather();
		const known = (topic: string): boolean => Object.values(bases).some((base) => topic.startsWith(`${base}/e2m/`));
		return this.#all.find(({ topic }) => !known(topic))?.topic ?? "";
	}

	#gather(): void {
		this.#all.push(...this.broker.heard.splice(0));
	}
}

/** A charger at which a vehicle charges. */
export function charging(settings: readonly string[] = []): Laboratory {
	const laboratory = new Laboratory(settings);
	laboratory.words("plug; draw_power_regulated 16,3; within 5 expect contactor closed; sleep 5");
	return laboratory;
}

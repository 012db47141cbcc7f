// SPDX-License-Identifier: Apache-2.0
/** A laboratory: the bench with a broker that is none, in virtual time, and somebody who publishes and subscribes. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { powerUp } from "../../src/firmware.js";
import { MqttFace } from "../../src/mqtt/face.js";
import { type Heard, StandIn } from "./standIn.js";

const SILENT = { booted: () => {}, printed: () => {}, happened: () => {}, answered: () => {}, showed: () => {} };
/** How long an answer may take, ms. */
const PATIENCE_MS = 10_000;

/** An answer as it came. */
export type Answer = { readonly [key: string]: unknown };

/** One charger with a broker. */
export class Laboratory {
	readonly bench: Bench;
	readonly face: MqttFace;
	readonly broker: StandIn;
	readonly #player: Player;

	/** Begins when everything of the charger has been seen. */
	constructor(settings: readonly string[] = [], first = "sleep 6") {
		this.bench = new Bench(powerUp([...settings]), SILENT, 1);
		this.#player = new Player(this.bench, new Observer(() => {}));
		this.face = new MqttFace(this.bench.outside.window("mqtt"));
		this.broker = new StandIn(this.face);
		this.bench.outside.admit("mqtt", {
			seen: (keys) => this.face.seen(keys),
			event: (name, payload) => this.face.event(name, payload),
			missed: () => this.face.missed(),
			tick: (now) => this.broker.tick(now),
		});
		this.words(first);
	}

	/** Plays commands of a scenario. */
	words(script: string): void {
		this.#player.playOut(script);
	}

	/** What came since this was asked last, in its order, of topics that begin so. */
	heard(begins = ""): Heard[] {
		return this.broker.heard.splice(0).filter(({ topic }) => topic.startsWith(begins));
	}

	/** What a topic says; undefined if nothing was published there. */
	value(path: string): string | undefined {
		return this.broker.retained.get(`pilotlight/${path}`);
	}

	/** A member of the record of all readings. */
	state(key: string): unknown {
		return (JSON.parse(this.value("state") ?? "{}") as { [key: string]: unknown })[key];
	}

	/** Publishes, and waits for the answer. */
	tell(path: string, payload: string | undefined, retained = false): Answer {
		this.broker.heard.length = 0;
		this.face.message(`pilotlight/${path}`, payload, retained);
		for (let ms = 0; ms < PATIENCE_MS; ms += 100) {
			this.words("sleep 0.1");
			const [answer] = this.heard("pilotlight/answer");
			if (answer !== undefined) return JSON.parse(answer.payload) as Answer;
		}
		throw new Error(`no answer to ${path}`);
	}

	/** Events by name, in their order, of what came since somebody has looked last. */
	events(): string[] {
		return this.heard("pilotlight/event").map(({ payload }) => (JSON.parse(payload) as { event_type: string }).event_type);
	}
}

/** A charger at which a vehicle charges. */
export function charging(settings: readonly string[] = []): Laboratory {
	const laboratory = new Laboratory(settings);
	laboratory.words("plug; draw_power_regulated 16,3; within 5 expect contactor closed; sleep 5");
	return laboratory;
}

// SPDX-License-Identifier: Apache-2.0
/** A laboratory: the bench with OpenEVSE's routes beside it, in virtual time, and somebody who asks them. */
import { Bench } from "../../../hosts/bench/bench.js";
import { Observer } from "../../../hosts/bench/scenario/observer.js";
import { Player } from "../../../hosts/bench/scenario/player.js";
import { powerUp } from "../../../src/firmware.js";
import type { Response } from "../../../src/http/exchange.js";
import { OpenEvse } from "../../../src/http/openevse/openevse.js";

const SILENT = { booted: () => {}, printed: () => {}, happened: () => {}, answered: () => {}, showed: () => {} };
/** How long an answer may take, ms. */
const PATIENCE_MS = 10_000;
const NAME = "openevse";

/** A record of JSON. */
export type Record_ = { readonly [key: string]: unknown };

/** An answer, read to its end. */
export interface Heard {
	readonly status: number;
	readonly contentType: string;
	readonly headers: Response["headers"];
	readonly text: string;
	/** How long it took, ms. */
	readonly took: number;
}

/** One charger with its routes. */
export class Laboratory {
	readonly bench: Bench;
	openEvse: OpenEvse;
	readonly #player: Player;

	/** Begins when everything of the charger has been seen. */
	constructor(settings: readonly string[] = [], first = "sleep 6") {
		this.bench = new Bench(powerUp([...settings]), SILENT, 1);
		this.#player = new Player(this.bench, new Observer(() => {}));
		this.openEvse = new OpenEvse(this.bench.outside.window(NAME));
		this.bench.outside.admit(NAME, { tick: (now) => this.openEvse.tick(now) });
		this.words(first);
	}

	/** Plays commands of a scenario. */
	words(script: string): void {
		this.#player.playOut(script);
	}

	/** Asks, and waits for the answer. */
	ask(method: string, path: string, body = "", query = ""): Heard {
		const heard: Response[] = [];
		const began = this.bench.now;
		this.openEvse.answer({ method, path, query, headers: {}, body, from: "127.0.0.1" }, (response) => heard.push(response));
		for (let ms = 0; heard.length === 0 && ms < PATIENCE_MS; ms += 100) this.words("sleep 0.1");
		const took = this.bench.now - began;
		if (heard.length !== 1) throw new Error(`${heard.length} answers to ${method} ${path}`);
		const [{ status, contentType, headers, body: pieces }] = heard;
		return { status, contentType, headers, text: [...pieces].join(""), took };
	}

	/** What a route says, as JSON. */
	get<T = Record_>(path: string, query = ""): T {
		const { status, text } = this.ask("GET", path, "", query);
		if (status !== 200) throw new Error(`${status} ${text}`);
		return JSON.parse(text) as T;
	}

	/** Sends a body; the message of the answer, behind its status where that is not 200. */
	send(method: string, path: string, body?: unknown): string {
		const { status, text } = this.ask(method, path, body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body));
		const { msg } = JSON.parse(text) as Record_;
		return status === 200 ? `${msg}` : `${status} ${msg}`;
	}

	/** Whoever serves has restarted, and remembers nothing. */
	restart(): void {
		this.openEvse = new OpenEvse(this.bench.outside.window(NAME));
		this.words("sleep 1");
	}
}

/** A charger at which a vehicle charges with three phases. */
export function charging(settings: readonly string[] = []): Laboratory {
	const laboratory = new Laboratory(settings);
	laboratory.words("plug; draw_power_regulated 16,3; within 5 expect contactor closed; sleep 5");
	return laboratory;
}

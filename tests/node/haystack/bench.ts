// SPDX-License-Identifier: Apache-2.0
/** A charger on the bench as a Haystack server, the bench some times faster than the clock. */
import type { ExecutionContext } from "ava";
import { Bench } from "../../../hosts/bench/bench.js";
import { Observer } from "../../../hosts/bench/scenario/observer.js";
import { parse, piecesOf } from "../../../hosts/bench/scenario/parse.js";
import { Player } from "../../../hosts/bench/scenario/player.js";
import { powerUp } from "../../../src/firmware.js";
import { HaystackFace } from "../../../src/haystack/face.js";
import type { Login } from "../../../src/haystack/login/login.js";
import { served } from "./served.js";

const FRAME_MS = 5;
const SPEED = 10;
const CLOCK = "2026-06-01T10:00:00Z";

/** One charger with its server. */
export class HaystackBench {
	readonly base: string;
	readonly #bench: Bench;
	readonly #player: Player;
	readonly #timer: NodeJS.Timeout;
	readonly #startedAt: number;

	private constructor(bench: Bench, player: Player, base: string) {
		this.base = base;
		this.#bench = bench;
		this.#player = player;
		this.#startedAt = performance.now() - bench.now / SPEED;
		this.#timer = setInterval(() => this.#catchUp(), FRAME_MS);
	}

	/** A charger that has come up, until the test is over. */
	static async begin(t: ExecutionContext, login?: Login): Promise<HaystackBench> {
		const silent = new Observer(() => {});
		const bench = new Bench(powerUp([]), silent, 1);
		const face = new HaystackFace(bench.outside.window("haystack"));
		bench.outside.admit("haystack", face);
		const { server, base } = await served(face, login, (line) => t.fail(line));
		const charger = new HaystackBench(bench, new Player(bench, silent), base);
		t.teardown(async () => {
			clearInterval(charger.#timer);
			await server.close();
		});
		charger.play(`clock ${CLOCK}`);
		await charger.pass(3_000);
		return charger;
	}

	/** Plays commands of a scenario, after those that have been told before. */
	play(script: string): void {
		for (const piece of piecesOf(script)) {
			const { commands, wrong } = parse(piece);
			if (wrong.length > 0) throw new Error(wrong[0].message);
			this.#player.add(commands);
		}
	}

	/** What a vehicle sees on the pilot, hundredths of a percent. */
	get duty(): number {
		return this.#bench.device?.drive.duty ?? -1;
	}

	/** Lets so much of the bench's time go by, ms. */
	async pass(ms: number): Promise<void> {
		const end = this.#bench.now + ms;
		while (this.#bench.now < end) await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
	}

	#catchUp(): void {
		const moment = Math.trunc((performance.now() - this.#startedAt) * SPEED);
		if (this.#player.play(moment) !== "limit") this.#player.idle(moment);
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The scene: a charger on the bench, the border, a network with a broker, and time that goes on for all of them together. */
import { Bench } from "../../../hosts/bench/bench.js";
import { Random, Stream } from "../../../hosts/bench/random.js";
import { parse } from "../../../hosts/bench/scenario/parse.js";
import { Player } from "../../../hosts/bench/scenario/player.js";
import { zincText } from "../../../src/haystack/zinc/encode.js";
import { Border } from "./border.js";
import { Life } from "./life.js";
import type { Mistake } from "./mistake.js";
import { Net } from "./net.js";
import { Promised } from "./promise.js";
import { Trace } from "./trace.js";
import { Clerk } from "./witness.js";

/** Time goes on by so much, and the outside is told of it this often, ms. */
export const STEP_MS = 10;
const TICK_MS = 100;
const SEED = 1;
const DICE = 1_024;

/** One. */
export class Scene {
	readonly bench: Bench;
	readonly trace = new Trace();
	readonly net = new Net();
	readonly border: Border;
	readonly clerk: Clerk;
	readonly promised = new Promised();
	/** What the wire between charger and border does to frames. */
	readonly wire = { deaf: false, mute: false };
	/** Requests that somebody has made. */
	requests = 0;
	readonly #player: Player;
	readonly #random = new Random(SEED, Stream.Delay);
	#time: { readonly unixMs: number; readonly at: number } | undefined = { unixMs: 1_795_890_600_000, at: 0 };

	constructor({ before, frames, duty, connect, face }: Mistake, settings: readonly string[] = []) {
		this.clerk = new Clerk(
			() => this.bench.now,
			(done) => this.promised.note(done),
		);
		this.bench = new Bench(this.clerk.powerUp(before, settings), this.trace, SEED);
		this.#player = new Player(this.bench, this.trace);
		const charger = this.bench.outside.connect((frame) => {
			if (!this.wire.deaf) this.border.hear(frame);
		});
		this.border = new Border({
			charger: (frame) => {
				if (!this.wire.mute) charger(frame);
			},
			bear: (post, now) =>
				new Life(post, now, {
					connect: connect(this.net.connect),
					random: () => this.#random.below(DICE) / DICE,
					clock: () => this.#clock,
					frames: frames(),
					face,
				}),
			bury: () => this.net.abandon(),
			duty,
		});
	}

	/** Something happens to the charger or its vehicle. */
	play(words: string): void {
		const { commands, wrong } = parse(words);
		if (wrong.length > 0) throw new Error(wrong[0].message);
		this.#player.add(commands);
		// what nobody heard, because the power was off, is no end
		while (this.#player.play(this.bench.now) === "failed");
		const limit = /> set limit (\d+)/.exec(words);
		if (limit !== null && this.bench.device !== null) this.promised.circuitMa = Number(limit[1]) * 1_000;
	}

	/** Time goes on by a step, at most to `limit`. */
	goOn(limit: number): void {
		this.#player.idle(Math.min(this.bench.now - (this.bench.now % STEP_MS) + STEP_MS, limit));
		const { now } = this.bench;
		this.net.happen(now, this.border.hangs);
		this.border.carry(now);
		if (now % TICK_MS === 0) this.border.tick(now);
	}

	/** The network tells what time it is; whoever is outside tells the charger. */
	tellTime(unix: number | undefined): void {
		this.#time = unix === undefined ? undefined : { unixMs: unix * 1_000, at: this.bench.now };
		if (unix !== undefined && !this.border.hangs) this.border.life?.mirror.ask("clock", { time: unix }, () => {});
	}

	/** Somebody posts a row to Haystack's pointWrite. */
	post(row: string): void {
		if (!this.net.accessPoint || this.border.hangs) return;
		const body = `ver:"3.0"\nid,level,val,duration\n${row}\n`;
		this.border.life?.haystack.answer(
			{ op: "pointWrite", method: "POST", query: "", contentType: "text/zinc", body },
			({ status, body: said }) => {
				const text = [...said].join("");
				if (status !== 200) throw new Error(text);
			},
		);
	}

	/** What Haystack says of the most that may be offered, A; undefined while it says nothing. */
	get shownAmps(): string | undefined {
		const { life, hangs } = this.border;
		if (hangs || life?.haystack.station.sight !== "ok") return undefined;
		const value = life.haystack.station.find("evse.maxCurrent")?.get("curVal");
		return value === undefined ? undefined : zincText(value);
	}

	get #clock(): number | undefined {
		return this.#time === undefined ? undefined : this.#time.unixMs + this.bench.now - this.#time.at;
	}
}

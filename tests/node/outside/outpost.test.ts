// SPDX-License-Identifier: Apache-2.0
/** The thread outside breaks off or is blocked in the middle of a charge, and the charge notices nothing. */
import test, { type ExecutionContext } from "ava";
import { Bench } from "../../../hosts/bench/bench.js";
import { NEVER } from "../../../hosts/bench/moment.js";
import type { Entry } from "../../../hosts/bench/scenario/entry.js";
import { Observer } from "../../../hosts/bench/scenario/observer.js";
import { parse } from "../../../hosts/bench/scenario/parse.js";
import { Player } from "../../../hosts/bench/scenario/player.js";
import { Outpost } from "../../../hosts/node/outside/outpost.js";
import { powerUp } from "../../../src/firmware.js";
import { until } from "../broker.js";
import { MISTAKES } from "./mistakes.js";

const FAULTY = new URL("./faulty.js", import.meta.url);
/** The charger's time passes so many times faster than ours, so that a limit falls back while its thread is blocked. */
const FASTER = 4;
const FRAME_MS = 20;

/** A charger in real time, or faster, with an outpost. */
class Site {
	readonly entries: Entry[] = [];
	readonly said: string[] = [];
	readonly outpost: Outpost;
	readonly bench: Bench;
	readonly #player: Player;
	#timer: NodeJS.Timeout | undefined;

	constructor(...args: readonly string[]) {
		const observer = new Observer((entry) => this.entries.push(entry));
		this.bench = new Bench(powerUp([]), observer, 1);
		this.#player = new Player(this.bench, observer);
		this.outpost = new Outpost({ args, version: "test", module: FAULTY }, (line) => this.said.push(line));
	}

	async begin(): Promise<void> {
		const wrong = await this.outpost.begin();
		if (wrong !== "") throw new Error(wrong);
		const line = (text: string): number => this.said.push(text);
		this.outpost.attach({ send: this.bench.outside.connect((frame) => this.outpost.hear(frame)), print: line, tell: line });
		let at = performance.now();
		this.#timer = setInterval(() => {
			const passed = performance.now() - at;
			at += passed;
			this.#player.idle(this.bench.now + Math.trunc(passed * FASTER));
		}, FRAME_MS);
	}

	/** Plays words of the bench, at once. */
	type(words: string): void {
		const { commands, wrong } = parse(words);
		if (wrong.length > 0) throw new Error(wrong[0].message);
		this.#player.add(commands);
		if (this.#player.play(NEVER) === "failed") throw new Error(this.#player.complaint);
	}

	/** What is offered, mA. */
	get offered(): number {
		return this.bench.device?.report.offeredMa ?? 0;
	}

	/** How often the contactor was moved. */
	get moves(): number {
		return this.entries.filter(({ kind }) => kind === "contactor").length;
	}

	get base(): string {
		return [...this.said.join("\n").matchAll(/http:\/\/\S+\/haystack\//g)].at(-1)?.[0] ?? "";
	}

	async end(): Promise<void> {
		clearInterval(this.#timer);
		await this.outpost.end(() => {});
	}
}

async function charging(t: ExecutionContext): Promise<Site> {
	const site = new Site("haystack", "--http", "0");
	t.teardown(() => site.end());
	await site.begin();
	site.type("draw_power_regulated 16,3; within 5 expect contactor closed");
	await until(
		() => site.offered === 10_000,
		() => `the limit of a client does not come: ${site.offered}; ${site.said.join("\n")}`,
	);
	t.is((await fetch(`${site.base}about`)).status, 200);
	return site;
}

const WHY: { readonly [name: string]: RegExp } = {
	throws: /\(a mistake in a callback\)/,
	rejects: /\(a mistake in a promise\)/,
	exits: /\(it has ended with 3\)/,
	blocks: /\(it has given no sign of life for 10 s\)/,
	fills: /memory/,
};

for (const name of Object.keys(MISTAKES))
	test(`a thread outside that ${name}: the contactor stays closed, its limit falls back, and it comes back by itself`, async (t) => {
		t.timeout(120_000);
		const site = await charging(t);
		const { moves } = site;
		const restarts = () => site.outpost.warden.restarts;
		site.type(`> set name ${name}`);
		await until(
			() => site.said.some((line) => /has broken off/.test(line)),
			() => site.said.join("\n"),
		);
		// who is started anew is to find another name
		site.type("> set name mended");
		t.regex(site.said.find((line) => /has broken off/.test(line)) ?? "", WHY[name]);
		// a thread that is blocked is let alone for ten seconds of ours, in which the limit ends
		if (name === "blocks") t.is(site.offered, 6_000);
		await until(
			() => restarts() === 1 && site.said.some((line) => / is back/.test(line)) && site.offered === 10_000,
			() => `${restarts()} ${site.offered} ${site.said.join("\n")}`,
		);
		t.is((await fetch(`${site.base}about`)).status, 200);
		const seen = site.bench.outside.view("somebody else");
		await until(
			() => seen.get("outside.restarts") === 1,
			() => `it does not say how often it was started anew: ${seen.get("outside.restarts")}`,
		);
		t.is(site.moves, moves);
		t.is(site.bench.board.contactor.closed, true);
	});

// SPDX-License-Identifier: Apache-2.0
/** Premises: a charger on the bench with a Haystack face, in virtual time, and somebody who asks it. */
import { Bench } from "../../hosts/bench/bench.js";
import { NEVER } from "../../hosts/bench/moment.js";
import { MemoryMedium } from "../../hosts/bench/records.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse, piecesOf } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import type { Request, Response } from "../../src/haystack/exchange.js";
import { HaystackFace } from "../../src/haystack/face.js";
import type { Surroundings } from "../../src/haystack/station.js";

const NAME = "haystack";
const STEP_MS = 10;
/** No answer takes longer, ms: a request waits 5 s for the charger, and what is done 3 s until it is seen. */
export const LATEST_MS = 8_500;
const ZINC = "text/zinc";

/** Settings of a charger with all that the records can tell. */
export const FURNISHED = [
	"serial=7",
	"name=Port 7",
	"site=Depot",
	"space=Yard",
	"dispenser=Post 7",
	"outlet=tethered",
	"haystack.cable1=iecType2",
	"haystack.cable2=gbt",
	"limit=16",
];

/** An answer with its body whole. */
export interface Answer {
	readonly status: number;
	readonly contentType: string;
	readonly body: string;
	/** How long it took, ms of virtual time. */
	readonly ms: number;
}

/** A request as far as it is not a POST of Zinc that wants Zinc. */
export type Asking = Partial<Request> & { readonly op: string };

/** One charger. */
export class Premises {
	readonly bench: Bench;
	readonly face: HaystackFace;
	readonly #player: Player;

	constructor(settings: readonly string[] = FURNISHED, surroundings: Surroundings = {}) {
		const observer = new Observer(() => {});
		this.bench = new Bench(powerUp([...settings]), observer, 1, new MemoryMedium());
		this.#player = new Player(this.bench, observer);
		const { outside } = this.bench;
		this.face = new HaystackFace(outside.window(NAME), surroundings);
		outside.admit(NAME, this.face);
	}

	/** The charger's own. */
	get firmware(): Firmware {
		return this.bench.device as Firmware;
	}

	/** Plays commands of a scenario. */
	play(script: string): void {
		for (const piece of piecesOf(script)) {
			const { commands, wrong } = parse(piece);
			if (wrong.length > 0) throw new Error(wrong[0].message);
			this.#player.add(commands);
			if (this.#player.play(NEVER) === "failed") throw new Error(this.#player.complaint);
		}
	}

	/** Time goes by, ms. */
	idle(ms: number): void {
		this.#player.idle(this.bench.now + ms);
	}

	/** Asks, and waits for the answer. Throws an Error if it does not come. */
	ask(asking: Asking): Answer {
		const askedAt = this.bench.now;
		let response: Response | undefined;
		let answers = 0;
		this.face.answer(requestOf(asking), (said) => {
			response = said;
			answers += 1;
		});
		while (response === undefined && this.bench.now - askedAt < LATEST_MS) this.idle(STEP_MS);
		if (response === undefined || answers !== 1) throw new Error(`${asking.op}: ${answers} answers after ${LATEST_MS} ms`);
		const { status, contentType, body } = response;
		return { status, contentType, body: [...body].join(""), ms: this.bench.now - askedAt };
	}

	/** Asks by a Zinc grid without its first line, which has this meta, and gives the body of the answer. */
	zinc(op: string, lines: string, meta = ""): string {
		return this.ask({ op, body: zincGrid(lines, meta) }).body;
	}
}

/** A Zinc grid. */
export function zincGrid(lines: string, meta = ""): string {
	return `ver:"3.0"${meta === "" ? "" : ` ${meta}`}\n${lines}\n`;
}

function requestOf(asking: Asking): Request {
	const posted = { method: "POST", query: "", body: zincGrid("empty") };
	return { ...posted, ...(asking.method === "GET" || "contentType" in asking ? {} : { contentType: ZINC }), ...asking };
}

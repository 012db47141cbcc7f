// SPDX-License-Identifier: Apache-2.0
/** The outpost: the thread in which everything runs that speaks to the world. It may break off, or be blocked, at any time; it is started anew. */
import { Worker } from "node:worker_threads";
import { Passage } from "../../../src/link/passage.js";
import { DEAF_MS, Warden } from "../../../src/link/warden.js";
import type { Ordered, Said, Told } from "./messages.js";

/** It is looked at this often, ms. */
const TICK_MS = 100;
/** How long it may take to end, ms: clients are told good-bye. */
const FAREWELL_MS = 5_000;
/** What it may take of memory, MB. */
const MOST_MB = 512;
const WORKER = new URL("./worker.js", import.meta.url);

/** What its threads are made of. */
export interface Made extends Omit<Told, "restarts"> {
	/** The module in which they begin. */
	readonly module?: URL;
}

/** Hears what people have to know, one line each. */
export type Tell = (line: string) => void;

/** What is there once the charger is. */
export interface Surroundings {
	/** Takes frames for the charger. */
	readonly send: (frame: string) => void;
	/** Hears where the charger is shown, and what people have to know later. */
	readonly print: Tell;
	readonly tell: Tell;
}

/** One outpost, thread after thread. */
export class Outpost {
	readonly warden = new Warden();
	readonly #made: Made;
	readonly #startedAt = performance.now();
	#tell: Tell;
	/** Undefined while there is no charger. */
	#around: Surroundings | undefined;
	#worker: Worker | undefined;
	#passage: Passage | undefined;
	#timer: NodeJS.Timeout | undefined;
	/** What was told of where it can be reached. */
	#words: readonly string[] = [];
	/** Why the first thread could not begin; hears it, or an empty text. */
	#begun: ((wrong: string) => void) | undefined;
	#ended: (() => void) | undefined;

	constructor(made: Made, tell: Tell) {
		this.#made = made;
		this.#tell = tell;
	}

	/** Frames that were dropped on their way out, because nobody took them. */
	get dropped(): number {
		return this.#passage?.dropped ?? 0;
	}

	/** Starts the first thread. Returns why it cannot begin, or an empty text. */
	async begin(): Promise<string> {
		const wrong = await new Promise<string>((resolve) => {
			this.#begun = resolve;
			this.#start();
		});
		this.#begun = undefined;
		if (wrong === "") this.#timer = setInterval(() => this.#tick(), TICK_MS);
		return wrong;
	}

	/** The charger is there. */
	attach(around: Surroundings): void {
		this.#around = around;
		this.#tell = around.tell;
		for (const line of this.#words) around.print(line);
		this.#order({ go: true });
	}

	/** The charger has sent a frame. */
	hear(frame: string): void {
		this.#passage?.send(frame);
	}

	/** Ends it for good; from now on lines for people go elsewhere. */
	async end(tell: Tell): Promise<void> {
		this.#tell = tell;
		clearInterval(this.#timer);
		const worker = this.#worker;
		if (worker === undefined) return;
		let late: NodeJS.Timeout | undefined;
		await new Promise<void>((resolve) => {
			this.#ended = resolve;
			late = setTimeout(resolve, FAREWELL_MS);
			this.#order({ end: true });
		});
		clearTimeout(late);
		await worker.terminate();
	}

	get #now(): number {
		return performance.now() - this.#startedAt;
	}

	#tick(): void {
		const duty = this.warden.due(this.#now);
		if (duty === "start") this.#start();
		else if (duty === "end") this.#kill();
		this.#passage?.tick(this.#now);
	}

	#start(): void {
		const { module = WORKER, args, version } = this.#made;
		this.warden.started(this.#now);
		const told: Told = { args, version, restarts: this.warden.restarts };
		const worker = new Worker(module, { workerData: told, resourceLimits: { maxOldGenerationSizeMb: MOST_MB } });
		this.#worker = worker;
		this.#passage = new Passage(
			(crossing) => worker.postMessage(crossing),
			(frame) => this.#around?.send(frame),
		);
		worker.on("message", (said: Said) => this.#hear(worker, said));
		worker.on("error", (error) => this.warden.condemn(error.message));
		worker.on("exit", (status) => this.#died(worker, status));
	}

	/** It may be blocked: nothing is asked of it. */
	#kill(): void {
		this.warden.condemn(`it has given no sign of life for ${DEAF_MS / 1_000} s`);
		void this.#worker?.terminate();
	}

	#order(ordered: Ordered): void {
		this.#worker?.postMessage(ordered);
	}

	#hear(worker: Worker, said: Said): void {
		if (worker !== this.#worker) return;
		this.warden.heard(this.#now);
		if ("ready" in said) this.#ready(said.ready);
		else if ("failed" in said) this.#fail(said.failed);
		else if ("tell" in said) this.#tell(said.tell);
		else if ("ended" in said) this.#ended?.();
		else this.#passage?.hear(said);
	}

	#ready(words: readonly string[]): void {
		const news = words.join("\n") !== this.#words.join("\n");
		this.#words = words;
		this.#begun?.("");
		if (this.#around === undefined) return;
		this.#tell("what speaks to the network is back");
		if (news) for (const line of words) this.#around.print(line);
		this.#order({ go: true });
	}

	#fail(why: string): void {
		this.warden.condemn(why);
		this.#begun?.(why);
	}

	#died(worker: Worker, status: number): void {
		if (worker !== this.#worker) return;
		this.#worker = undefined;
		this.#passage = undefined;
		this.warden.died(this.#now, `it has ended with ${status}`);
		this.#begun?.(this.warden.why);
		this.#ended?.();
		if (this.#ended === undefined && this.#around !== undefined)
			this.#tell(`what speaks to the network has broken off (${this.warden.why}); it is started anew`);
	}
}

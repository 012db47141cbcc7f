// SPDX-License-Identifier: Apache-2.0
/** The same life on XS, with the slots that are in use after a collection. */
import { join } from "node:path";
import { Engine } from "../../hosts/node/xs/engine.js";
import { root } from "../tree.js";

/** A day may take so long, ms. */
const LONGEST_MS = 120_000;

/** Calls that do nothing, to see what a call itself leaves behind. */
const IDLE_CALLS = 100;

/** One life on an engine of its own. */
export class LifeOnXs {
	readonly #engine: Engine;
	/** Slots that a call leaves in the engine, whatever is called. */
	#perCall = 0;
	#calls = 0;

	private constructor(engine: Engine) {
		this.#engine = engine;
	}

	/** Begins one. */
	static async begin(worker: string): Promise<LifeOnXs> {
		const engine = new Engine({ worker, timeoutMs: LONGEST_MS });
		await engine.import("year", join(root, "dist/tests/year/year.js"));
		await engine.call("year.begin()");
		const life = new LifeOnXs(engine);
		const before = await life.#slots();
		for (let i = 0; i < IDLE_CALLS; i++) await engine.call("year.live(0)");
		life.#perCall = ((await life.#slots()) - before) / IDLE_CALLS;
		life.#calls = 0;
		return life;
	}

	/** Lives for so many days: slots in use without those of the calls, and what the books say, as JSON. */
	async days(count: number): Promise<{ slots: number; sum: string }> {
		let sum = "";
		for (let day = 0; day < count; day++) sum = String((await this.#engine.call("year.live(1)")).value);
		this.#calls += count;
		return { slots: Math.round((await this.#slots()) - this.#calls * this.#perCall), sum };
	}

	async #slots(): Promise<number> {
		await this.#engine.collect();
		return (await this.#engine.call("0")).heapCount;
	}

	/** Ends it. */
	async end(): Promise<void> {
		await this.#engine.close();
	}
}

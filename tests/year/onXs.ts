// SPDX-License-Identifier: Apache-2.0
/** The same life on XS, with the slots that are in use after a collection. */
import { join } from "node:path";
import { Engine } from "../../hosts/node/xs/engine.js";
import { root } from "../tree.js";

/** A day may take so long, ms. */
const LONGEST_MS = 120_000;

/** One life on an engine of its own. */
export class LifeOnXs {
	readonly #engine: Engine;

	private constructor(engine: Engine) {
		this.#engine = engine;
	}

	/** Begins one. */
	static async begin(worker: string): Promise<LifeOnXs> {
		const engine = new Engine({ worker, timeoutMs: LONGEST_MS });
		await engine.import("year", join(root, "dist/tests/year/year.js"));
		await engine.call("year.begin()");
		return new LifeOnXs(engine);
	}

	/** Lives for so many days: slots in use, and what the books say, as JSON. */
	async days(count: number): Promise<{ slots: number; sum: string }> {
		let sum = "";
		for (let day = 0; day < count; day++) sum = String((await this.#engine.call("year.live(1)")).value);
		await this.#engine.collect();
		return { slots: (await this.#engine.call("0")).heapCount, sum };
	}

	/** Ends it. */
	async end(): Promise<void> {
		await this.#engine.close();
	}
}

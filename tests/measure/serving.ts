// SPDX-License-Identifier: Apache-2.0
/** What one byte and one frame cost at most on XS, and the ticks after them, in computrons. */
import { join } from "node:path";
import { Engine } from "../../hosts/node/xs/engine.js";
import { FRAMES, LINES } from "../programs/serving.js";
import { root } from "../tree.js";

/**
 * What any of it may cost: at some 40 instructions a computron 17 ms of a processor of 240 MHz that never waits, so that with waits it is
 * still far from the guard's lease of 65 ms (a tick of 10 ms in between).
 */
export const MOST = 100_000;
/** Ticks that are looked at after each line and frame. */
const TICKS = 12;

/** The most of one kind, and what has made it. */
export interface Served {
	readonly what: string;
	readonly cost: number;
	readonly by: string;
}

/** Types every byte and every line, and tells every frame, to a charger that charges. */
export async function measureServing(worker: string): Promise<Served[]> {
	const engine = new Engine({ worker, timeoutMs: 60_000 });
	try {
		await engine.import("serving", join(root, "dist/tests/programs/serving.js"));
		await engine.call("(globalThis.rig = new serving.Serving(), 0)");
		return await new Measurement(engine).all();
	} finally {
		await engine.close();
	}
}

class Measurement {
	readonly #engine: Engine;
	readonly #most = new Map<string, Served>();

	constructor(engine: Engine) {
		this.#engine = engine;
	}

	async all(): Promise<Served[]> {
		for (let code = 0; code < 256; code++) await this.#note("a byte within a line", `rig.byte(${code})`, `byte ${code}`);
		for (const [place, line] of LINES.entries()) await this.#line(place, line.slice(0, 20));
		for (const [place, frame] of FRAMES.entries()) {
			await this.#note("a frame of the window", `rig.frame(${place})`, frame.slice(0, 30));
			await this.#ticks(frame.slice(0, 30));
		}
		return [...this.#most.values()];
	}

	async #line(place: number, by: string): Promise<void> {
		await this.#do("rig.byte(3)");
		await this.#do(`rig.letters(${place})`);
		await this.#note("Tab", "rig.byte(9)", by);
		await this.#do("rig.byte(3)");
		await this.#do(`rig.letters(${place})`);
		await this.#note("the end of a line", "rig.byte(13)", by);
		await this.#ticks(by);
	}

	async #ticks(by: string): Promise<void> {
		for (let i = 0; i < TICKS; i++) {
			await this.#note("a tick with what goes on", "rig.tick()", by);
			await this.#do("rig.pass()");
		}
	}

	async #note(what: string, expression: string, by: string): Promise<void> {
		const call = await this.#do("rig.nothing()");
		const cost = Math.max(0, (await this.#do(expression)) - call);
		if (cost > (this.#most.get(what)?.cost ?? -1)) this.#most.set(what, { what, cost, by });
	}

	async #do(expression: string): Promise<number> {
		return (await this.#engine.call(`(${expression}, 0)`)).computrons;
	}
}

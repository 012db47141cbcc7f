// SPDX-License-Identifier: Apache-2.0
/** A charger on a serial cable, seen through its window by those who run in this thread. */
import { Mirror } from "../../src/link/mirror.js";
import type { Onlooker } from "../bench/outside.js";
import { Cable } from "./cable.js";
import { Onlookers } from "./onlookers.js";

/** Time passes for the window this often, ms. */
const TICK_MS = 100;

/** The charger. Its port may go and come back. */
export class CableCharger {
	readonly mirror: Mirror;
	readonly #cable: Cable;
	readonly #startedAt = performance.now();
	readonly #onlookers = new Onlookers();
	#timer: NodeJS.Timeout | undefined;

	constructor(path: string, baud: number, complain: (line: string) => void) {
		this.#cable = new Cable({ path, baud, complain, heard: (frame) => this.mirror.take(frame) });
		this.mirror = new Mirror((frame) => this.#cable.send(frame), this.#onlookers);
	}

	/** One more who hears what the window tells, and that time passes. */
	hear(onlooker: Onlooker): void {
		this.#onlookers.add(onlooker);
	}

	/** Opens the port. Returns what is wrong with it, or an empty text. */
	async open(): Promise<string> {
		const wrong = await this.#cable.open();
		if (wrong === "") this.#timer = setInterval(() => this.#tick(), TICK_MS);
		return wrong;
	}

	close(): void {
		clearInterval(this.#timer);
		this.#cable.close();
	}

	#tick(): void {
		const now = Math.trunc(performance.now() - this.#startedAt);
		this.mirror.tick(now);
		this.#onlookers.tick(now);
	}
}

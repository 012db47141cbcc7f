// SPDX-License-Identifier: Apache-2.0
/** Those who look at a charger through one window: each hears what it tells, and that time passes. */
import type { Payload } from "../../src/evse/events.js";
import type { Hearer } from "../../src/link/mirror.js";
import type { Onlooker } from "../bench/outside.js";

/** All of one window. */
export class Onlookers implements Hearer {
	readonly #all: Onlooker[] = [];

	add(onlooker: Onlooker): void {
		this.#all.push(onlooker);
	}

	seen(keys: readonly string[]): void {
		for (const each of this.#all) each.seen?.(keys);
	}

	event(name: string, payload: Payload): void {
		for (const each of this.#all) each.event?.(name, payload);
	}

	missed(): void {
		for (const each of this.#all) each.missed?.();
	}

	restarted(): void {
		for (const each of this.#all) each.restarted?.();
	}

	/** ms; of a clock that never goes back. */
	tick(now: number): void {
		for (const each of this.#all) each.tick?.(now);
	}
}

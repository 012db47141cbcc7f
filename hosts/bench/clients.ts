// SPDX-License-Identifier: Apache-2.0
/** The clients that speak a protocol of the world, or of a host above, with the bench's charger; each looks in from the first moment at which somebody wants something of it. */
import { HaystackClient } from "./haystack.js";
import { HostAbove } from "./hostAbove.js";
import { MatterClient, type Told } from "./matter.js";
import type { Outside } from "./outside.js";

/** One of them. */
export type ClientName = "matter" | "haystack";

/** Those of one bench. */
export class Clients {
	readonly #outside: Outside;
	readonly #told: Told;
	#matter: MatterClient | undefined;
	#haystack: HaystackClient | undefined;
	#host: HostAbove | undefined;

	constructor(outside: Outside, told: Told) {
		this.#outside = outside;
		this.#told = told;
	}

	get matter(): MatterClient {
		this.#matter ??= new MatterClient(this.#outside, this.#told);
		return this.#matter;
	}

	get haystack(): HaystackClient {
		this.#haystack ??= new HaystackClient(this.#outside, (name, ok, text) => this.#told("answer", name, ok, text));
		return this.#haystack;
	}

	get host(): HostAbove {
		this.#host ??= new HostAbove(this.#outside);
		return this.#host;
	}

	/** One looks in from now on, before anybody wants something of it. */
	admit(name: ClientName): void {
		if (name === "matter") void this.matter;
		else void this.haystack;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** A radio shack: the machine of the wireless network with a radio that is none, in virtual time. */
import { Random, Stream } from "../../hosts/bench/random.js";
import type { Wanted } from "../../src/network/radio.js";
import { Wifi } from "../../src/network/wifi.js";
import { FakeRadio } from "./fakeRadio.js";

/** How often the machine is told that time has passed, ms. */
export const TICK_MS = 250;
export const HOME: Wanted = { ssid: "home", password: "correct horse", hostname: "pilotlight", address: undefined };

/** Both. */
export class Shack {
	readonly radio = new FakeRadio();
	readonly wifi: Wifi;
	now = 0;
	#states: string[] = [];
	#state = "off";

	constructor(seed = 1) {
		const random = new Random(seed, Stream.Delay);
		this.wifi = new Wifi(this.radio, (limit) => random.below(limit));
		this.radio.rejected = () => this.wifi.rejected();
	}

	/** Time goes by. */
	pass(seconds: number): this {
		for (let left = seconds * 1_000; left > 0; left -= TICK_MS) {
			this.now += TICK_MS;
			this.radio.to(this.now);
			this.wifi.tick(this.now);
			if (this.wifi.state !== this.#state) this.#states.push(this.wifi.state);
			this.#state = this.wifi.state;
		}
		return this;
	}

	/** The states since somebody looked last. */
	course(): string[] {
		return this.#states.splice(0);
	}

	/** When it was told to join. */
	get joins(): number[] {
		return this.radio.commands.filter(([, what]) => what === "join").map(([at]) => at);
	}

	/** Pauses between attempts, ms. */
	get pauses(): number[] {
		return this.joins.slice(1).map((at, i) => at - this.joins[i]);
	}
}

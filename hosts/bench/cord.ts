// SPDX-License-Identifier: Apache-2.0
/** A cord: both directions of a wire that leads from the charger's window to one who looks in. */
import type { End, Wall } from "./device.js";
import { Wire } from "./wire.js";

/** The condition of all cords. */
export interface Link {
	up: boolean;
	delayMs: number;
}

/** One. */
export class Cord {
	readonly #link: Link;
	readonly #clock: () => number;
	readonly #hear: (frame: string) => void;
	readonly #trusted: boolean;
	readonly #in = new Wire();
	readonly #out = new Wire();
	#end: End | undefined;

	/** `hear` gets each frame that comes from the charger. `trusted` is the charger's own outside. */
	constructor(link: Link, clock: () => number, wall: Wall | undefined, hear: (frame: string) => void, trusted = false) {
		this.#link = link;
		this.#clock = clock;
		this.#hear = hear;
		this.#trusted = trusted;
		this.join(wall);
	}

	/** The charger has power again, or none any more. What is on the wire stays there. */
	join(wall: Wall | undefined): void {
		this.#end = wall?.open((frame) => this.#put(this.#out, frame), this.#trusted);
	}

	/** A frame goes in towards the charger. */
	send(frame: string): void {
		this.#put(this.#in, frame);
	}

	/** What is on the wire is lost. */
	cut(): void {
		this.#in.cut();
		this.#out.cut();
	}

	/** When a frame arrives next, at either end. */
	get nextAt(): number {
		return Math.min(this.#in.nextAt, this.#out.nextAt);
	}

	/** What has arrived by now is heard, at either end. */
	carry(now: number): void {
		for (let told = this.#out.take(now); told !== undefined; told = this.#out.take(now)) this.#hear(told);
		for (let heard = this.#in.take(now); heard !== undefined; heard = this.#in.take(now)) this.#end?.take(heard);
	}

	#put(wire: Wire, frame: string): void {
		if (this.#link.up) wire.put(frame, this.#clock() + this.#link.delayMs);
	}
}

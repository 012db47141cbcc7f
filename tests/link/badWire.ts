// SPDX-License-Identifier: Apache-2.0
/** A mirror at the end of a bad wire: frames come late, twice, cut or never, by a seed, until the wire is good. */
import type { Random } from "../../hosts/bench/random.js";
import { Wire } from "../../hosts/bench/wire.js";
import { Mirror } from "../../src/link/mirror.js";
import type { End, Window } from "../../src/link/window.js";

const LATE_MS = 300;

/** One who looks in over it. */
export class BadWire {
	mirror: Mirror;
	/** Everything that the charger has told this end, before the wire got at it. */
	readonly told: string[] = [];
	bad = true;
	/** How often each request was answered. */
	readonly answers: number[] = [];
	readonly #in = new Wire();
	readonly #out = new Wire();
	readonly #random: Random;
	#end: End | undefined;
	#now = 0;

	constructor(window: Window, random: Random) {
		this.#random = random;
		this.mirror = this.#look();
		this.join(window);
	}

	/** The charger has started anew. */
	join(window: Window): void {
		this.#end = window.open((frame) => {
			this.told.push(frame);
			this.#put(this.#out, frame);
		});
	}

	/** This end has started anew: what it has asked is forgotten with it. */
	restart(): void {
		this.mirror = this.#look();
	}

	/** Asks for something. */
	ask(action: string, told: { readonly [name: string]: number | string }): void {
		const place = this.answers.length;
		this.answers.push(0);
		this.mirror.ask(action, told, () => {
			this.answers[place] += 1;
		});
	}

	/** Time goes on; what has arrived is heard. */
	goTo(now: number): void {
		this.#now = now;
		for (let told = this.#out.take(now); told !== undefined; told = this.#out.take(now)) this.mirror.take(told);
		for (let heard = this.#in.take(now); heard !== undefined; heard = this.#in.take(now)) this.#end?.take(heard);
		if (now % 100 === 0) this.mirror.tick(now);
	}

	#look(): Mirror {
		return new Mirror((frame) => this.#put(this.#in, frame), {}, this.#now);
	}

	#put(wire: Wire, frame: string): void {
		const fate = this.bad ? this.#random.below(16) : -1;
		// two in sixteen are lost, one is cut, one comes twice
		if (fate === 0 || fate === 1) return;
		wire.put(fate === 2 ? frame.slice(0, this.#random.below(frame.length)) : frame, this.#now + this.#delay());
		if (fate === 3) wire.put(frame, this.#now + this.#delay());
	}

	#delay(): number {
		return this.bad ? this.#random.below(LATE_MS) : 10;
	}
}

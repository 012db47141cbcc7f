// SPDX-License-Identifier: Apache-2.0
/** The bench with a fake EVerest above it: EVerest and the broker between have their moments as everything on the bench has, to the millisecond. */
import { Bench, type Listener } from "../../../hosts/bench/bench.js";
import type { PowerUp } from "../../../hosts/bench/device.js";
import { Random, Stream } from "../../../hosts/bench/random.js";
import type { Setup } from "./context.js";
import { Everest } from "./everest.js";
import { type Host, VirtualBroker } from "./virtualBroker.js";

/** An EVerest with what connects it. */
interface Living {
	readonly everest: Everest;
	readonly host: Host;
}

/** What moved on the board, and when. */
export interface Moved {
	readonly at: number;
	readonly what: "S2 closed" | "S2 open" | "commanded" | "released" | "closed" | "open";
}

/** One. */
export class HostedBench extends Bench {
	readonly broker: VirtualBroker;
	/** What moved since somebody has emptied it. */
	moved: Moved[] = [];
	readonly #living: Living[] = [];
	readonly #was = { s2: false, commanded: false, closed: false };

	constructor(powerUp: PowerUp, listener: Listener, seed: number) {
		super(powerUp, listener, seed);
		this.broker = new VirtualBroker(new Random(seed, Stream.Delay), () => this.now);
	}

	/** An EVerest starts; there may be several on one broker. */
	startEverest(setup: Setup): Everest {
		const host = { filters: [] as readonly string[], message: (topic: string, payload: string): void => everest.message(topic, payload) };
		const everest = new Everest(this.broker.join(host), this.now, setup);
		host.filters = everest.filters;
		this.#living.push({ everest, host });
		return everest;
	}

	/** An EVerest dies, without a word. */
	killEverest(everest: Everest): void {
		const at = this.#living.findIndex((each) => each.everest === everest);
		const [{ host }] = this.#living.splice(at, 1);
		this.broker.leave(host);
	}

	override step(limit: number): void {
		const due = Math.min(this.broker.nextAt, ...this.#living.map(({ everest }) => everest.nextAt));
		super.step(Math.max(this.now, Math.min(limit, due)));
		this.#converse();
		this.#look();
	}

	/** What has come is heard; what follows from it at once comes at once, where the broker takes no time. */
	#converse(): void {
		this.broker.happen(this.now);
		for (const { everest } of this.#living) if (everest.nextAt <= this.now) everest.happen(this.now);
		this.broker.happen(this.now);
	}

	#look(): void {
		const { vehicle, contactor } = this.board;
		const is = { s2: vehicle.s2, commanded: this.board.commanded(), closed: contactor.closed };
		const was = this.#was;
		if (is.s2 !== was.s2) this.#note(is.s2 ? "S2 closed" : "S2 open");
		if (is.commanded !== was.commanded) this.#note(is.commanded ? "commanded" : "released");
		if (is.closed !== was.closed) this.#note(is.closed ? "closed" : "open");
		Object.assign(was, is);
	}

	#note(what: Moved["what"]): void {
		this.moved.push({ at: this.now, what });
	}
}

// SPDX-License-Identifier: Apache-2.0
/** A broker that is none, in virtual time: between faces and EVerest's modules, ideal or with all that a network does to messages. */
import type { Random } from "../../../hosts/bench/random.js";
import type { Speaker } from "../../../src/broker/broker.js";
import { FaceLine } from "./faceLine.js";
import { wants } from "./filters.js";

/** What a network does to messages; each of them by chance, in thousandths. */
export interface Troubles {
	/** Each takes from `delayMs` to `delayMs + spreadMs`. */
	readonly delayMs: number;
	readonly spreadMs: number;
	/** They may overtake each other; else those of one side stay in their order. */
	readonly disorder: boolean;
	readonly lost: number;
	readonly twice: number;
}

export const IDEAL: Troubles = { delayMs: 0, spreadMs: 0, disorder: false, lost: 0, twice: 0 };

/** A side that speaks without a face: EVerest's modules. */
export interface Host {
	readonly filters: readonly string[];
	message(topic: string, payload: string): void;
}

/** A message on its way. */
interface Passing {
	readonly due: number;
	readonly topic: string;
	readonly payload: string;
	readonly to: { hear(topic: string, payload: string): void };
}

/** A message as it was published. */
export interface Passed {
	readonly at: number;
	readonly from: "face" | "host";
	readonly topic: string;
	readonly payload: string;
}

/** One. */
export class VirtualBroker {
	troubles: Troubles = IDEAL;
	/** What was published while the broker is away is sent by hosts when it is back, as clients do that keep it; else it is lost. */
	keeps = false;
	/** All that was published since somebody has emptied it. */
	passed: Passed[] = [];
	/** Those that get lost, whatever else happens to the others. */
	swallows: (topic: string, payload: string) => boolean = () => false;
	readonly #clock: () => number;
	readonly #random: Random;
	readonly #hosts: { readonly host: Host; hear(topic: string, payload: string): void }[] = [];
	readonly #faces: FaceLine[] = [];
	#there = true;
	#coming: Passing[] = [];
	#kept: (() => void)[] = [];

	/** `clock` says what time it is, ms. */
	constructor(random: Random, clock: () => number) {
		this.#random = random;
		this.#clock = clock;
	}

	get there(): boolean {
		return this.#there;
	}

	/** It goes away with all that is on its way, or comes back. */
	set there(there: boolean) {
		this.#there = there;
		for (const face of this.#faces) face.serve(there);
		if (!there) this.#coming = [];
		else for (const publish of this.#kept.splice(0)) publish();
	}

	/** A face's connection; it calls again by itself as long as the broker is there. */
	connect(face: Speaker): FaceLine {
		const line = new FaceLine(face, (topic, payload) => this.#publish("face", topic, payload));
		this.#faces.push(line);
		line.serve(this.#there);
		return line;
	}

	/** A face is gone. */
	disconnect(line: FaceLine): void {
		line.serve(false);
		this.#faces.splice(this.#faces.indexOf(line), 1);
	}

	/** EVerest's connection; returns where it publishes. */
	join(host: Host): (topic: string, payload: string) => void {
		this.#hosts.push({ host, hear: (topic, payload) => host.message(topic, payload) });
		return (topic, payload) => {
			if (this.#there) this.#publish("host", topic, payload);
			else if (this.keeps) this.#kept.push(() => this.#publish("host", topic, payload));
		};
	}

	/** Somebody has died: nothing reaches it any more. */
	leave(host: Host): void {
		const at = this.#hosts.findIndex((each) => each.host === host);
		if (at >= 0) this.#hosts.splice(at, 1);
	}

	/** When the next message comes. */
	get nextAt(): number {
		return this.#coming.reduce((next, { due }) => Math.min(next, due), Number.POSITIVE_INFINITY);
	}

	/** All that has come by now, in its order. What follows from it at once comes as well. */
	happen(now: number): void {
		while (this.nextAt <= now) {
			const next = this.nextAt;
			const at = this.#coming.findIndex(({ due }) => due === next);
			const [{ to, topic, payload }] = this.#coming.splice(at, 1);
			to.hear(topic, payload);
		}
	}

	#publish(from: "face" | "host", topic: string, payload: string): void {
		this.passed.push({ at: this.#clock(), from, topic, payload });
		if (this.swallows(topic, payload)) return;
		for (const to of [...this.#faces.filter((face) => face.wants(topic)), ...this.#hosts.filter(({ host }) => wants(host.filters, topic))])
			this.#send(topic, payload, to);
	}

	#send(topic: string, payload: string, to: Passing["to"]): void {
		const { lost, twice } = this.troubles;
		if (this.#random.below(1_000) < lost) return;
		for (let copies = this.#random.below(1_000) < twice ? 2 : 1; copies > 0; copies--)
			this.#coming.push({ due: this.#due(to), topic, payload, to });
	}

	/** Where order is kept nothing comes before what was sent to the same side earlier. */
	#due(to: Passing["to"]): number {
		const { delayMs, spreadMs, disorder } = this.troubles;
		const due = this.#clock() + delayMs + (spreadMs === 0 ? 0 : this.#random.below(spreadMs + 1));
		if (disorder) return due;
		return this.#coming.reduce((latest, each) => (each.to === to ? Math.max(latest, each.due) : latest), due);
	}
}

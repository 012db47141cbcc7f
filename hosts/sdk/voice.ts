// SPDX-License-Identifier: Apache-2.0
/** The voice of a charger: the one face that its settings have chosen for its broker. It is made once they are known, and again when they choose another one. */
import { Charger, type Window } from "../../src/link/charger.js";
import type { Hearer } from "../../src/link/mirror.js";
import { type Payload, SEEN_KEYS } from "../../src/link/shown.js";
import { type Chosen, chosenIn, type Spokesman } from "./speech.js";

/** What a face needs beside the window. */
export interface Means {
	/** By chance, from 0 to below 1. */
	random(): number;
	/** Hears of what people have to know. */
	tell(line: string): void;
}

/** Events that wait for a face, at most: as many as one keeps for a broker (src/mqtt/face.ts). */
const MOST_EARLY = 32;

/** An event that came before there was a face. */
type Early = readonly [name: string, payload: Payload];

/** One charger's. */
export class Voice implements Hearer {
	face: Spokesman | undefined;
	/** ms; to be said before all else that happens then. */
	now = 0;
	readonly #window: Window;
	readonly #charger: Charger;
	readonly #means: Means;
	#wanted = "";
	/** When the face was made. */
	#bornAt = 0;
	#early: Early[] = [];
	#missed = false;

	constructor(window: Window, means: Means) {
		this.#window = window;
		this.#charger = new Charger(window);
		this.#means = means;
	}

	/** What the settings choose, as a text that is another one when they choose another one. */
	get wanted(): string {
		const { speaks, module } = chosenIn(this.#charger);
		return `${speaks} ${module}`;
	}

	/** The face's own time, which begins with it: what it sees at first is no older than that. ms. */
	get age(): number {
		return this.now - this.#bornAt;
	}

	/** Makes the face that the settings choose, unless it is there. The one before must have lost its connection: nobody hears of it any more. */
	choose(): void {
		const { wanted } = this;
		if (wanted === this.#wanted) return;
		this.#wanted = wanted;
		this.#make(chosenIn(this.#charger));
	}

	/** The first that is seen is everything. */
	seen(keys: readonly string[]): void {
		if (this.face !== undefined) this.face.seen?.(keys);
		else if (this.#window.clear) this.choose();
	}

	event(name: string, payload: Payload): void {
		if (this.face === undefined) this.#keep([name, payload]);
		else this.face.event?.(name, payload);
	}

	missed(): void {
		if (this.face === undefined) this.#missed = true;
		else this.face.missed?.();
	}

	restarted(): void {
		this.face?.restarted?.();
	}

	#make({ module, make, relates }: Chosen): void {
		const { random, tell } = this.#means;
		this.face = make(this.#window, { random, tell, ...(module === "" ? {} : { module }) });
		this.#bornAt = this.now;
		this.face.seen?.(SEEN_KEYS);
		if (relates) this.#catchUp(this.face);
		this.#early = [];
		this.#missed = false;
	}

	#keep(early: Early): void {
		this.#early.push(early);
		if (this.#early.length <= MOST_EARLY) return;
		this.#early.shift();
		this.#missed = true;
	}

	/** What has happened before is for whoever relates it; to others it shows in what is seen now. */
	#catchUp(face: Spokesman): void {
		if (this.#missed) face.missed?.();
		for (const [name, payload] of this.#early) face.event?.(name, payload);
	}
}

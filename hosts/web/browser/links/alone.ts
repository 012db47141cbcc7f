// SPDX-License-Identifier: Apache-2.0
/** The charger in the page itself: firmware and virtual board, and somebody in front of them; time goes as on the computer's clock. */
import type { Entry } from "../../../bench/scenario/entry.js";
import { plainText } from "../../../bench/scenario/entry.js";
import { proseLine } from "../../../bench/scenario/prose.js";
import { Desk } from "../../../simulator/desk.js";
import { Hands } from "../../../simulator/hands.js";
import type { Link, Listener, View } from "../../model/link.js";

/** The bench keeps up with the clock this often, ms. */
const FRAME_MS = 40;

/** Hears what happens on the bench, as lines. */
export type BenchListener = (line: string, kind: Entry["kind"] | "said" | "wrong") => void;

/** The link. */
export class AloneLink implements Link {
	readonly how = "alone";
	readonly trouble = "";
	readonly view: View;
	readonly hands: Hands;
	readonly #desk: Desk;
	readonly #listeners: Listener[] = [];
	#bench: BenchListener = () => {};
	#shownAt = performance.now();

	constructor() {
		this.#desk = new Desk((entry) => this.#emit(entry));
		this.hands = new Hands(this.#desk);
		const { outside } = this.#desk.bench;
		outside.admit("page", {
			seen: () => this.#toAll((listener) => listener.seen?.()),
			event: (name, payload) => this.#toAll((listener) => listener.event?.(name, payload)),
			restarted: () => this.#toAll((listener) => listener.restarted?.()),
		});
		const window = outside.window("page");
		this.view = {
			get clear() {
				return window.clear;
			},
			get: window.get,
			ask: window.ask,
			strange: "",
		};
		this.#tellTime();
		setInterval(() => this.#frame(), FRAME_MS);
	}

	readonly type = (line: string): void => {
		this.say(`> ${line}`);
	};

	hear(listener: Listener): void {
		this.#listeners.push(listener);
	}

	/** Who hears of the bench. */
	set bench(listener: BenchListener) {
		this.#bench = listener;
	}

	/** Turns a control of the bench. */
	turn(key: string, to: number): void {
		const words = this.hands.turn(key, to);
		if (words !== "") this.say(words);
	}

	/** Says a line of the scenario language. */
	say(line: string): void {
		this.#bench(`› ${line}`, "said");
		const wrong = this.hands.say(line);
		if (wrong !== "") this.#bench(wrong, "wrong");
		this.#toAll((listener) => listener.seen?.());
	}

	#frame(): void {
		const now = performance.now();
		this.#desk.keepUp(now - this.#shownAt);
		this.#shownAt = now;
		this.#toAll((listener) => listener.changed?.());
	}

	/** Whoever has just started knows no time of day. */
	#tellTime(): void {
		this.#desk.firmware?.setClock(Date.now());
	}

	#emit(entry: Entry): void {
		if (entry.kind === "boot") queueMicrotask(() => this.#tellTime());
		if (entry.kind === "console") this.#toAll((listener) => listener.printed?.(plainText(entry.fields.text)));
		else this.#bench(proseLine(entry).trim(), entry.kind);
	}

	#toAll(tell: (listener: Listener) => void): void {
		for (const listener of this.#listeners) tell(listener);
	}
}

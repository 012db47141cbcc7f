// SPDX-License-Identifier: Apache-2.0
/** A barrage: spoilt messages at one of EVerest's faces, whose charger answers at once or a moment later, over a broker that is well, or comes and goes. */
import type { Speaker } from "../../src/broker/broker.js";
import type { Window } from "../../src/link/charger.js";
import type { Hearer } from "../../src/link/mirror.js";
import { actionOf, kindOf, type Outcome, type Payload, SEEN_KEYS, wrongArguments } from "../../src/link/shown.js";
import { Spoiler } from "../mqtt/spoilt.js";
import { StandIn } from "../mqtt/standIn.js";

/** A message as it is sent. */
export interface Message {
	readonly topic: string;
	readonly payload: string | undefined;
	readonly retained: boolean;
}

/** What has come of it. */
export interface Figures {
	readonly wrong: string[];
	/** What was asked for, by action. */
	readonly asked: { [action: string]: number };
	/** Messages that still meant something, replies that have come, signs of life, connections, lines for people. */
	meant: number;
	replies: number;
	signs: number;
	connections: number;
	lines: number;
}

/** What was told with an action, or stands in a charger, by name. */
export type Values = { readonly [name: string]: number | string };

type Right = readonly (readonly [topic: string, payload: string])[];
type Face = Speaker & Hearer;

/** One of what is right, spoilt: mostly its payload, now and then its topic. */
export function spoilt(spoiler: Spoiler, right: Right): Message {
	const [topic, payload] = spoiler.pick(right);
	return {
		topic: spoiler.below(20) === 0 ? spoiler.spoil(topic) : topic,
		payload: spoiler.below(50) === 0 ? undefined : spoiler.spoil(payload),
		retained: spoiler.below(20) === 0,
	};
}

/** At one face. */
export abstract class Barrage {
	readonly figures: Figures = { wrong: [], asked: {}, meant: 0, replies: 0, signs: 0, connections: 0, lines: 0 };
	protected readonly calm: boolean;
	protected readonly spoiler: Spoiler;
	protected readonly face: Face;
	protected now = 0;
	readonly #broker: StandIn;
	readonly #owed: (() => void)[] = [];

	/** `values` stand in the charger, everything else there is 0 or empty. */
	constructor(calm: boolean, seed: number, values: Values, make: (window: Window, clock: () => number, tell: () => void) => Face) {
		this.calm = calm;
		this.spoiler = new Spoiler(seed);
		const get = (key: string) => values[key] ?? (kindOf(key)?.is === "text" ? "" : SEEN_KEYS.includes(key) ? 0 : undefined);
		const ask = (action: string, told: object, answered: (outcome: Outcome) => void) => this.#ask(action, told as Values, answered);
		const clock = () => 1_780_000_000_000 + this.now;
		this.face = make({ clear: true, get, ask }, clock, () => void (this.figures.lines += 1));
		this.#broker = new StandIn(this.face);
	}

	/** The next message. */
	protected abstract draw(): Message;
	/** What a message may have asked for is noted. */
	protected abstract note(message: Message): void;
	/** Whether that may be asked for; how it is called in a complaint. */
	protected abstract judge(action: string, told: Values): { readonly may: boolean; readonly called: string };
	/** What comes of it. */
	protected abstract outcomeOf(called: string): Outcome;
	/** An event of the charger. */
	protected abstract happening(): readonly [name: string, payload: Payload];
	/** Whether the face shows by a topic that it is there. */
	protected abstract isSign(topic: string): boolean;
	/** A moment begins. */
	protected begin(): void {}
	/** What the passing of a moment may have asked for is noted. */
	protected wait(): void {}

	/** Sends so many. */
	send(count: number): void {
		for (let i = 0; i < count; i++) {
			this.sendOne(this.draw());
			if (this.calm || this.spoiler.below(3) === 0) this.pass();
			if (!this.calm && this.spoiler.below(100) === 0) this.#broker.suffer(this.spoiler);
		}
	}

	/** All is well with the broker, and nobody sends anything any more. */
	protected recover(): void {
		this.#broker.recover();
		this.passes(400);
	}

	protected sendOne(message: Message): void {
		if (!this.#broker.isThere) return;
		this.note(message);
		try {
			this.face.message(message.topic, message.payload, message.retained);
		} catch (error) {
			this.complain(message.topic, `makes it throw ${error}`);
		}
	}

	protected passes(moments: number): void {
		for (let i = 0; i < moments; i++) this.pass();
	}

	protected pass(): void {
		this.now += 100;
		this.begin();
		for (const answer of this.#owed.splice(0)) answer();
		if (this.spoiler.below(20) === 0) this.face.event?.(...this.happening());
		if (this.spoiler.below(5) === 0) this.face.seen?.([this.spoiler.pick(SEEN_KEYS)]);
		this.wait();
		try {
			this.#broker.tick(this.now);
		} catch (error) {
			this.complain("time", `makes it throw ${error}`);
		}
		this.#hear();
	}

	protected complain(of: string, what: string): void {
		this.figures.wrong.push(`${of.slice(0, 200)} ${what}`);
	}

	#ask(action: string, told: Values, answered: (outcome: Outcome) => void): void {
		this.figures.asked[action] = (this.figures.asked[action] ?? 0) + 1;
		const { may, called } = this.judge(action, told);
		if (!may) this.complain(called, "was asked for by nobody");
		const wrong = wrongArguments(actionOf(action)?.arguments ?? [], told);
		if (wrong !== "") this.complain(called, wrong);
		const outcome = this.outcomeOf(called);
		if (this.spoiler.below(2) === 0) answered(outcome);
		else this.#owed.push(() => answered(outcome));
	}

	#hear(): void {
		for (const { topic, payload } of this.#broker.heard.splice(0)) {
			if (this.isSign(topic)) this.figures.signs += 1;
			if (topic.startsWith("r/1")) this.figures.replies += 1;
			if (/[+#]/.test(topic)) this.complain(topic, "is no topic");
			JSON.parse(payload);
		}
		this.figures.connections = this.#broker.connections;
	}
}

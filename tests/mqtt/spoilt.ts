// SPDX-License-Identifier: Apache-2.0
/** Spoilt messages for the face: what they are made of, and what has to come of them. */
import { Random, Stream } from "../../hosts/bench/random.js";
import { actionOf, type Outcome, SEEN_KEYS, wrongArguments } from "../../src/link/shown.js";
import { MqttFace } from "../../src/mqtt/face.js";
import { StandIn } from "./standIn.js";

/** What is right, and is then spoilt. */
const TOPICS = [
	"do/limit",
	"do/pause",
	"do/target",
	"do/authorize",
	"set/limit",
	"set/charging",
	"set/current",
	"do/schedule",
	"set/frontEnd/gain",
	"do/clock",
];
const PAYLOADS = [
	"",
	"{}",
	"16",
	"ON",
	'{"name":"me","current":10,"ask":7}',
	'{"days":"mon-fri","time":"7:30","energy":20}',
	'{"value":16}',
	'{"name":"me","power":5000,"duration":60,"fallback":6}',
	"2026-06-01T10:00:00Z",
	'{"token":"CARD","kind":"Local"}',
];
const PARTS = [
	"{",
	"}",
	'"',
	":",
	",",
	"[",
	"]",
	"null",
	"-1",
	"1e400",
	"\\u0000",
	"__proto__",
	"constructor",
	"toString",
	"ask",
	"\ud800",
	"😀",
	" ",
	"/",
	"+",
	"#",
	"$",
	"0".repeat(40),
];

/** Messages by chance, spoilt in some places. */
export class Spoiler {
	readonly #random: Random;

	constructor(seed: number) {
		this.#random = new Random(seed, Stream.Noise);
	}

	below(limit: number): number {
		return this.#random.below(limit);
	}

	pick<T>(of: readonly T[]): T {
		return of[this.below(of.length)];
	}

	spoil(text: string): string {
		let spoilt = text;
		for (let i = this.below(4); i > 0; i--) {
			const at = this.below(spoilt.length + 1);
			const part = this.pick([...PARTS, String.fromCharCode(this.below(0x1_0000))]);
			spoilt = `${spoilt.slice(0, at)}${part}${spoilt.slice(at + this.below(3))}`;
		}
		return spoilt;
	}
}

/** What has come of it. */
export interface Figures {
	readonly wrong: string[];
	/** What was asked for, by action. */
	readonly asked: { [action: string]: number };
	/** Messages that were commands, and answers to them that have come or were dropped because of too many. */
	commands: number;
	answers: number;
	dropped: number;
	connections: number;
}

/** Spoilt messages into the face of a charger over a broker that has little room now and then, comes and goes, and acknowledges or not. */
export class Onslaught {
	readonly figures: Figures = { wrong: [], asked: {}, commands: 0, answers: 0, dropped: 0, connections: 0 };
	readonly #calm: boolean;
	readonly #spoiler: Spoiler;
	readonly #face: MqttFace;
	readonly #broker: StandIn;
	readonly #owed: (() => void)[] = [];
	#message: { readonly topic: string; readonly retained: boolean } | undefined;
	#now = 0;

	/** With a broker that is always well, or one that is not. */
	constructor(calm: boolean, seed: number) {
		this.#calm = calm;
		this.#spoiler = new Spoiler(seed);
		const values = new Map<string, number | string>(SEEN_KEYS.map((key) => [key, 0]));
		values.set("set.mqttBase", "p");
		const window = {
			clear: true,
			get: (key: string) => values.get(key),
			ask: (action: string, told: object, answered: (outcome: Outcome) => void) => this.#asked(action, told, answered),
		};
		this.#face = new MqttFace(window);
		this.#broker = new StandIn(this.#face);
		this.#pass();
	}

	/** Sends so many. */
	send(count: number): void {
		for (let i = 0; i < count; i++) {
			this.#sendOne();
			if (this.#calm || this.#spoiler.below(3) === 0) this.#pass();
			if (!this.#calm && this.#spoiler.below(100) === 0) this.#broker.suffer(this.#spoiler);
		}
	}

	/** All is well with the broker, and nobody sends anything any more. */
	rest(): void {
		this.#broker.recover();
		for (let i = 0; i < 400; i++) this.#pass();
		if (!this.#broker.retained.has("p/state")) this.figures.wrong.push("the broker does not hear the state afterwards");
		const { commands, answers, dropped } = this.figures;
		// what a broker has not acknowledged is sent again
		if (this.#calm ? answers !== commands : answers + dropped < commands)
			this.figures.wrong.push(`${commands} commands, ${answers} answers, ${dropped} dropped`);
	}

	#sendOne(): void {
		const { topic, payload, retained } = drawn(this.#spoiler);
		this.#message = { topic, retained };
		if (this.#broker.isThere && /^p\/(set|do)(\/|$)/.test(topic)) this.figures.commands += 1;
		try {
			if (this.#broker.isThere) this.#face.message(topic, payload, retained);
		} catch (error) {
			this.#complain(topic, `makes it throw ${error}`);
		}
		this.#message = undefined;
	}

	#asked(action: string, told: object, answered: (outcome: Outcome) => void): void {
		this.figures.asked[action] = (this.figures.asked[action] ?? 0) + 1;
		const { topic = "nothing", retained = false } = this.#message ?? {};
		const row = actionOf(action);
		if (retained) this.#complain(topic, "was retained, and obeyed");
		if (row === undefined || wrongArguments(row.arguments, told as { readonly [name: string]: unknown }).startsWith("there is no argument"))
			this.#complain(topic, `has ${action} ${JSON.stringify(told)} asked for, which there is not`);
		if (topic !== `p/do/${action}` && !topic.startsWith("p/set/")) this.#complain(topic, `has ${action} asked for, and does not say so`);
		const answer = (): void => answered({ done: "" });
		if (this.#spoiler.below(2) === 0) answer();
		else this.#owed.push(answer);
	}

	#pass(): void {
		this.#now += 100;
		for (const answer of this.#owed.splice(0)) answer();
		if (this.#spoiler.below(20) === 0) this.#face.event("ChargingStarted", { session: 1 });
		if (this.#spoiler.below(5) === 0) this.#face.seen([this.#spoiler.pick(SEEN_KEYS)]);
		this.#broker.tick(this.#now);
		this.#hear();
	}

	#hear(): void {
		for (const { topic, payload } of this.#broker.heard.splice(0)) {
			if (topic === "p/answer") this.#count(payload);
			else if (topic === "p/event") this.figures.dropped += (JSON.parse(payload) as { answers?: number }).answers ?? 0;
		}
		this.figures.connections = this.#broker.connections;
	}

	#count(payload: string): void {
		const { to, done, refused } = JSON.parse(payload) as { to?: unknown; done?: unknown; refused?: unknown };
		this.figures.answers += 1;
		if (typeof to !== "string" || (typeof done !== "string" && (typeof refused !== "string" || refused.length < 10)))
			this.#complain("an answer", payload);
	}

	#complain(of: string, what: string): void {
		this.figures.wrong.push(`${of.slice(0, 200)} ${what}`);
	}
}

function drawn(spoiler: Spoiler): { readonly topic: string; readonly payload: string | undefined; readonly retained: boolean } {
	if (spoiler.below(200) === 0)
		return { topic: "homeassistant/status", payload: spoiler.pick(["online", "offline", "x", undefined]), retained: false };
	return {
		topic: spoiler.spoil(`p/${spoiler.pick(TOPICS)}`),
		payload: spoiler.below(50) === 0 ? undefined : spoiler.spoil(spoiler.pick(PAYLOADS)),
		retained: spoiler.below(10) === 0,
	};
}

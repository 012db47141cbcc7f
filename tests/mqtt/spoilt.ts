// SPDX-License-Identifier: Apache-2.0
/** Spoilt messages for the face: what they are made of, and a run of so many. */
import { Random, Stream } from "../../hosts/bench/random.js";
import { SEEN_KEYS } from "../../src/link/shown.js";
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
class Spoiler {
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

/** Runs so many; what was asked for, and how many were commands and how many answers came. */
export function run(count: number, seed: number) {
	const asked: { action: string; told: object }[] = [];
	const values = new Map<string, number | string>(SEEN_KEYS.map((key) => [key, 0]));
	values.set("set.mqttBase", "p");
	const ask = (action: string, told: object, answered: (outcome: { done: string }) => void) => {
		asked.push({ action, told });
		answered({ done: "" });
	};
	const face = new MqttFace({ clear: true, get: (key) => values.get(key), ask });
	const broker = new StandIn(face);
	broker.tick(0);
	broker.tick(100);
	const spoiler = new Spoiler(seed);
	let [commands, answers, now] = [0, 0, 1_000];
	for (let i = 0; i < count; i++) {
		const topic = spoiler.spoil(`p/${spoiler.pick(TOPICS)}`);
		const payload = spoiler.below(50) === 0 ? undefined : spoiler.spoil(spoiler.pick(PAYLOADS));
		broker.heard.length = 0;
		const before = asked.length;
		const isRetained = spoiler.below(10) === 0;
		face.message(topic, payload, isRetained);
		if (/^p\/(set|do)(\/|$)/.test(topic)) commands += 1;
		if (isRetained && asked.length > before) throw new Error(`a retained ${topic} was obeyed`);
		broker.tick((now += 100));
		for (const heard of broker.heard) if (heard.topic === "p/answer") answers += typeof JSON.parse(heard.payload).to === "string" ? 1 : 0;
	}
	return { asked, commands, answers };
}

// SPDX-License-Identifier: Apache-2.0
/** Spoilt messages for a board: the specification's payloads damaged, and what may come of them. */
import { BoardFace } from "../../src/everest/board/face.js";
import { REFUSALS } from "../../src/link/refusals.js";
import { actionOf, kindOf, type Outcome, SEEN_KEYS, wrongArguments } from "../../src/link/shown.js";
import { Spoiler } from "../mqtt/spoilt.js";
import { StandIn } from "../mqtt/standIn.js";
import { BOARD, DUTY_6, DUTY_16, METER, TOKENS } from "./boardLaboratory.js";
import { boardMeant } from "./boardMeaning.js";
import { SENT_EXAMPLES } from "./boardSchema.js";
import type { Message } from "./spoilt.js";

const BASES: { readonly [type: string]: string } = { evse_board_support: BOARD, powermeter: METER, auth_token_provider: TOKENS };
const BASE = `${BOARD}/e2m/`;
/** What is right, and is then spoilt. */
const RIGHT: readonly (readonly [topic: string, payload: string])[] = [
	...SENT_EXAMPLES.map(([type, name, sent]) => [`${BASES[type]}/e2m/${name}`, JSON.stringify(sent)] as const),
	...["cp_state_X1", "cp_state_F", "cp_state_E", "lock", "unlock", "self_test"].map((name) => [`${BASE}${name}`, ""] as const),
	[`${BASE}enable`, "false"],
	...["0.0", DUTY_6, DUTY_16, "97.00000286102295", "5.000000074505806"].map((duty) => [`${BASE}pwm_on`, duty] as const),
	[`${BASE}allow_power_on`, '{\n    "allow_power_on": true,\n    "reason": "FullPowerCharging"\n}'],
	[`${BASE}allow_power_on`, '{\n    "allow_power_on": false,\n    "reason": "PowerOff"\n}'],
	[`${BASE}ac_switch_three_phases_while_charging`, '"SinglePhase"'],
	[`${BASE}ac_overcurrent_limit`, "0.0"],
	[`${BASE}reset`, '{"headers":{"replyTo":"r/1"}}'],
	[`${METER}/e2m/start_transaction`, '{"headers":{"replyTo":"r/1"},"payload":{}}'],
];

/** EVerest's heart beats beside them. */
const BEAT_MS = 1_000;

/** What has come of it. */
export interface Figures {
	readonly wrong: string[];
	/** What was asked for, by action. */
	readonly asked: { [action: string]: number };
	/** Messages that were still commands, replies that have come, checks, connections, lines for people. */
	commands: number;
	replies: number;
	checks: number;
	connections: number;
	lines: number;
}

/** One, spoilt: mostly its payload, now and then its topic. */
export function drawnForBoard(spoiler: Spoiler): Message {
	const [topic, payload] = spoiler.pick(RIGHT);
	return {
		topic: spoiler.below(20) === 0 ? spoiler.spoil(topic) : topic,
		payload: spoiler.below(50) === 0 ? undefined : spoiler.spoil(payload),
		retained: spoiler.below(20) === 0,
	};
}

/** What a message may ask the charger for. */
export function boardMeaningOf({ topic, payload, retained }: Message): string {
	return retained || !topic.startsWith(BASE) ? "" : boardMeant(topic.slice(BASE.length), payload);
}

/** Spoilt messages into a board of a charger that charges, over a broker that is well, or comes and goes. */
export class BoardOnslaught {
	readonly figures: Figures = { wrong: [], asked: {}, commands: 0, replies: 0, checks: 0, connections: 0, lines: 0 };
	readonly #calm: boolean;
	readonly #spoiler: Spoiler;
	readonly #face: BoardFace;
	readonly #broker: StandIn;
	readonly #owed: (() => void)[] = [];
	/** How often each thing may still be asked for. */
	readonly #meant = new Map<string, number>();
	#now = 0;

	constructor(calm: boolean, seed: number) {
		this.#calm = calm;
		this.#spoiler = new Spoiler(seed);
		const values = new Map<string, number | string>(SEEN_KEYS.map((key) => [key, kindOf(key)?.is === "text" ? "" : 0]));
		for (const [key, value] of [
			["driver", 1],
			["host", 3],
			["pilot.letter", 3],
			["meter.speaks", 1],
		] as const)
			values.set(key, value);
		const window = {
			clear: true,
			get: (key: string) => values.get(key),
			ask: (action: string, told: object, answered: (outcome: Outcome) => void) => this.#asked(action, told, answered),
		};
		this.#face = new BoardFace(window, { clock: () => 1_780_000_000_000 + this.#now, tell: () => void (this.figures.lines += 1) });
		this.#broker = new StandIn(this.#face);
		this.#pass();
	}

	/** Sends so many. */
	send(count: number): void {
		for (let i = 0; i < count; i++) {
			this.#sendOne(drawnForBoard(this.#spoiler));
			if (this.#calm || this.#spoiler.below(3) === 0) this.#pass();
			if (!this.#calm && this.#spoiler.below(100) === 0) this.#broker.suffer(this.#spoiler);
		}
	}

	/** All is well with the broker, and nobody sends anything any more: it says that it is there, and obeys as before. */
	rest(): void {
		this.#broker.recover();
		for (let i = 0; i < 400; i++) this.#pass();
		const { checks, replies } = this.figures;
		const enabled = this.figures.asked["host.enable"] ?? 0;
		this.#sendOne({ topic: `${METER}/e2m/stop_transaction`, payload: '{"headers":{"replyTo":"r/1"}}', retained: false });
		this.#sendOne({ topic: `${BASE}enable`, payload: "true", retained: false });
		for (let i = 0; i < 40; i++) this.#pass();
		if (this.figures.checks < checks + 3) this.figures.wrong.push("it does not say that it is there afterwards");
		if (this.figures.replies !== replies + 1) this.figures.wrong.push("it does not reply afterwards");
		if (this.figures.asked["host.enable"] === enabled) this.figures.wrong.push("it does not obey afterwards");
	}

	#sendOne(message: Message): void {
		if (!this.#broker.isThere) return;
		const meant = boardMeaningOf(message);
		if (meant !== "") this.figures.commands += 1;
		this.#may(meant);
		try {
			this.#face.message(message.topic, message.payload, message.retained);
		} catch (error) {
			this.#complain(message.topic, `makes it throw ${error}`);
		}
	}

	#may(wanted: string): void {
		if (wanted !== "") this.#meant.set(wanted, (this.#meant.get(wanted) ?? 0) + 1);
	}

	#asked(action: string, told: object, answered: (outcome: Outcome) => void): void {
		const wanted = [action, ...Object.values(told)].join(" ");
		const left = this.#meant.get(wanted) ?? 0;
		this.figures.asked[action] = (this.figures.asked[action] ?? 0) + 1;
		if (left === 0) this.#complain(wanted, "was asked for by nobody");
		this.#meant.set(wanted, left - 1);
		const wrong = wrongArguments(actionOf(action)?.arguments ?? [], told as { readonly [name: string]: unknown });
		if (wrong !== "") this.#complain(wanted, wrong);
		const busy = this.#spoiler.below(8) === 0;
		// what is refused so is asked for again
		if (busy) this.#may(wanted);
		const outcome = busy ? { refused: REFUSALS.busy } : this.#spoiler.below(4) === 0 ? { refused: "the port decides" } : { done: "" };
		if (this.#spoiler.below(2) === 0) answered(outcome);
		else this.#owed.push(() => answered(outcome));
	}

	#pass(): void {
		this.#now += 100;
		if (this.#now % BEAT_MS === 0) this.#sendOne({ topic: `${BASE}heartbeat`, payload: `${this.#now / BEAT_MS}`, retained: false });
		for (const answer of this.#owed.splice(0)) answer();
		if (this.#spoiler.below(20) === 0) this.#face.event("PilotShown", { letter: this.#spoiler.pick(["A", "B", "C", "F"]) });
		if (this.#spoiler.below(5) === 0) this.#face.seen([this.#spoiler.pick(SEEN_KEYS)]);
		// a connection that is lost is a host that is gone
		if (!this.#calm) for (const wanted of FAREWELL) this.#may(wanted);
		try {
			this.#broker.tick(this.#now);
		} catch (error) {
			this.#complain("time", `makes it throw ${error}`);
		}
		this.#hear();
	}

	#hear(): void {
		for (const { topic, payload } of this.#broker.heard.splice(0)) {
			if (topic === `${BOARD}/m2e/communication_check`) this.figures.checks += 1;
			if (topic.startsWith("r/1")) this.figures.replies += 1;
			if (/[+#]/.test(topic)) this.#complain(topic, "is no topic");
			JSON.parse(payload);
		}
		this.figures.connections = this.#broker.connections;
	}

	#complain(of: string, what: string): void {
		this.figures.wrong.push(`${of.slice(0, 200)} ${what}`);
	}
}

const FAREWELL = ["host.forbid", "host.pilot 10000"];

// SPDX-License-Identifier: Apache-2.0
/** Spoilt messages for EVerest's facade: the specification's payloads damaged, and what may come of them. */
import { ManagerFace } from "../../src/everest/manager/face.js";
import { actionOf, kindOf, type Outcome, SEEN_KEYS, wrongArguments } from "../../src/link/shown.js";
import { Spoiler } from "../mqtt/spoilt.js";
import { StandIn } from "../mqtt/standIn.js";
import { ERRORS, LIMITS, MANAGER } from "./laboratory.js";
import { meant } from "./meaning.js";
import { EXAMPLES, EXTERNAL_LIMITS } from "./published.js";

const BASES: { readonly [type: string]: string } = {
	evse_manager_consumer: MANAGER,
	error_history_consumer: ERRORS,
	external_energy_limits_consumer: LIMITS,
};
const HEADERS = '"headers":{"replyTo":"r/1"}';
const SET = `${LIMITS}/m2e/set_external_limits`;
const AMPS = '{"ac_max_current_A":{"value":10,"source":"me"},"total_power_W":{"value":6900.5,"source":"me"}}';

/** What is right, and is then spoilt. */
const RIGHT: readonly (readonly [topic: string, payload: string])[] = [
	...EXAMPLES.map(([type, name, sent]) => [`${BASES[type]}/m2e/${name}`, JSON.stringify(sent)] as const),
	[SET, JSON.stringify(EXTERNAL_LIMITS)],
	[
		SET,
		`{"schedule_import":[{"timestamp":"2026-06-01T10:00:00Z","limits_to_root":${AMPS},"limits_to_leaves":{}}],"schedule_export":[],"schedule_setpoints":[]}`,
	],
	[
		SET,
		'{"schedule_import":[],"schedule_export":[],"schedule_setpoints":[{"timestamp":"2026-06-01T10:00:00.5+01:00","setpoint":{"ac_current_A":9,"priority":1,"source":""}}]}',
	],
	[
		`${MANAGER}/m2e/enable_disable`,
		`{${HEADERS},"payload":{"connector_id":1,"source":{"enable_source":"CSMS","enable_state":"Disable","enable_priority":7}}}`,
	],
	[`${MANAGER}/m2e/stop_transaction`, `{${HEADERS},"payload":{"reason":"Remote"}}`],
	[`${MANAGER}/m2e/force_unlock`, `{${HEADERS},"payload":1}`],
	[`${MANAGER}/m2e/random_delay_cancel`, ""],
	[`${MANAGER}/m2e/session_info/get`, `{${HEADERS}}`],
	[
		`${ERRORS}/m2e/get_errors`,
		`{${HEADERS},"payload":{"state_filter":"Active","timeperiod_filter":{"timestamp_from":"2020-01-01T00:00:00Z","timestamp_to":"2030-01-01T00:00:00Z"}}}`,
	],
	["everest_api/discover", `{${HEADERS}}`],
	["everest_api/query-modules/evse_manager_consumer", `{${HEADERS}}`],
];

/** What has come of it. */
export interface Figures {
	readonly wrong: string[];
	/** What was asked for, by action. */
	readonly asked: { [action: string]: number };
	/** Messages that were still requests which change something, and replies that have come. */
	requests: number;
	replies: number;
	beats: number;
	connections: number;
}

/** A message as it is sent. */
export interface Message {
	readonly topic: string;
	readonly payload: string | undefined;
	readonly retained: boolean;
}

/** One, spoilt: mostly its payload, now and then its topic. */
export function drawn(spoiler: Spoiler): Message {
	const [topic, payload] = spoiler.pick(RIGHT);
	return {
		topic: spoiler.below(20) === 0 ? spoiler.spoil(topic) : topic,
		payload: spoiler.below(50) === 0 ? undefined : spoiler.spoil(payload),
		retained: spoiler.below(20) === 0,
	};
}

/** Which actions a message may have asked for. */
export function meaningOf({ topic, payload, retained }: Message): readonly string[] {
	const base = [MANAGER, LIMITS].find((each) => topic.startsWith(`${each}/m2e/`));
	return base === undefined || payload === undefined || retained ? [] : meant(topic.slice(base.length + 5), payload);
}

/** Spoilt messages into the facade of a charger that charges, over a broker that is well, or comes and goes. */
export class Onslaught {
	readonly figures: Figures = { wrong: [], asked: {}, requests: 0, replies: 0, beats: 0, connections: 0 };
	readonly #calm: boolean;
	readonly #spoiler: Spoiler;
	readonly #face: ManagerFace;
	readonly #broker: StandIn;
	readonly #owed: (() => void)[] = [];
	/** What the last messages may have asked for: limits are asked for a little later. */
	#meant: readonly string[] = [];
	#limits = false;
	#unlocks = false;
	#now = 0;

	constructor(calm: boolean, seed: number) {
		this.#calm = calm;
		this.#spoiler = new Spoiler(seed);
		const values = new Map<string, number | string>(SEEN_KEYS.map((key) => [key, kindOf(key)?.is === "text" ? "" : 0]));
		values.set("stage", 3);
		values.set("set.lock.fitted", 1);
		const window = {
			clear: true,
			get: (key: string) => values.get(key),
			ask: (action: string, told: object, answered: (outcome: Outcome) => void) => this.#asked(action, told, answered),
		};
		this.#face = new ManagerFace(window, { clock: () => 1_780_000_000_000 + this.#now });
		this.#broker = new StandIn(this.#face);
		this.#pass();
	}

	/** Sends so many. */
	send(count: number): void {
		for (let i = 0; i < count; i++) {
			this.#sendOne(drawn(this.#spoiler));
			if (this.#calm || this.#spoiler.below(3) === 0) this.#pass();
			if (!this.#calm && this.#spoiler.below(100) === 0) this.#broker.suffer(this.#spoiler);
		}
	}

	/** All is well with the broker, and nobody sends anything any more: it beats and answers as before. */
	rest(): void {
		this.#broker.recover();
		for (let i = 0; i < 400; i++) this.#pass();
		const { beats, replies } = this.figures;
		this.#face.message(`${MANAGER}/m2e/get_evse`, `{${HEADERS}}`, false);
		for (let i = 0; i < 20; i++) this.#pass();
		if (this.figures.beats < beats + 3) this.figures.wrong.push("its heart does not beat afterwards");
		if (this.figures.replies !== replies + 1) this.figures.wrong.push("it does not answer afterwards");
	}

	#sendOne(message: Message): void {
		this.#meant = meaningOf(message);
		this.#limits ||= this.#meant.includes("limit");
		this.#unlocks ||= this.#meant.includes("unlock");
		if (this.#meant.length > 0) this.figures.requests += 1;
		try {
			if (this.#broker.isThere) this.#face.message(message.topic, message.payload, message.retained);
		} catch (error) {
			this.#complain(message.topic, `makes it throw ${error}`);
		}
		this.#meant = [];
	}

	#asked(action: string, told: object, answered: (outcome: Outcome) => void): void {
		this.figures.asked[action] = (this.figures.asked[action] ?? 0) + 1;
		// a plug is wanted once the transaction was asked to end
		const later = (this.#limits && (action === "limit" || action === "unlimit")) || (this.#unlocks && action === "unlock");
		const may = this.#meant.includes(action) || later;
		if (!may) this.#complain(action, `was asked for by nobody: ${JSON.stringify(told)}`);
		const wrong = wrongArguments(actionOf(action)?.arguments ?? [], told as { readonly [name: string]: unknown });
		if (wrong !== "") this.#complain(action, `${JSON.stringify(told)}: ${wrong}`);
		const answer = (): void => answered(this.#spoiler.below(4) === 0 ? { refused: "busy" } : { done: "" });
		if (this.#spoiler.below(2) === 0) answer();
		else this.#owed.push(answer);
	}

	#pass(): void {
		this.#now += 100;
		for (const answer of this.#owed.splice(0)) answer();
		if (this.#spoiler.below(20) === 0) this.#face.event("ChargingStarted", { session: 1, energyWh: 7 });
		if (this.#spoiler.below(5) === 0) this.#face.seen([this.#spoiler.pick(SEEN_KEYS)]);
		try {
			this.#broker.tick(this.#now);
		} catch (error) {
			this.#complain("time", `makes it throw ${error}`);
		}
		this.#hear();
	}

	#hear(): void {
		for (const { topic, payload } of this.#broker.heard.splice(0)) {
			if (topic.endsWith("/heartbeat")) this.figures.beats += 1;
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

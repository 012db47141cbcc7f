// SPDX-License-Identifier: Apache-2.0
/** The face: a charger seen through the window as topics of MQTT (3.1.1). It has no socket: an adapter carries its messages to a broker. */

import type { Broker, Message, Session, Speaker } from "../broker/broker.js";
import { Kept } from "../broker/kept.js";
import { Outbox } from "../broker/outbox.js";
import { Charger, type Window } from "../link/charger.js";
import type { Hearer } from "../link/mirror.js";
import { baseOf } from "./base.js";
import { MISSED } from "./discovery/entities.js";
import { BIRTH, BORN, discoveryOf, discoveryTopic, TOLD_OF } from "./discovery/message.js";
import { receive } from "./reception.js";
import { ANSWER, DO, EVENT, payloadOf, placesOf, READING_TOPICS, SET, STATUS, TOPICS } from "./topics.js";
import { Values } from "./values.js";

/** What a face needs of its host beside the window. */
export interface Surroundings {
	/** By chance, from 0 to below 1: so that not all chargers answer Home Assistant at the same moment. */
	readonly random?: () => number;
}

const ONLINE = "online";
const OFFLINE = "offline";
/** Events and answers that wait for a broker, at most. */
const MOST_EVENTS = 32;
const MOST_ANSWERS = 16;
/** A broker that owes an acknowledgement for so long is none, ms. */
const PATIENCE_MS = 30_000;
/** After the birth of Home Assistant it is told what there is within these, ms. */
const SOON_MS = 1_000;
const LATE_MS = 5_000;
const NEVER = Number.POSITIVE_INFINITY;
const LAST_NUMBER = 65_535;

/** One charger's. It hears what the window tells. Nothing that comes from a broker makes it throw. */
export class MqttFace implements Hearer, Speaker {
	readonly charger: Charger;
	readonly #random: () => number;
	readonly #values = new Values(TOPICS.length, READING_TOPICS);
	readonly #events = new Kept(MOST_EVENTS);
	readonly #answers = new Kept(MOST_ANSWERS);
	#broker: Broker | undefined;
	#outbox: Outbox | undefined;
	/** What topics begin with over this connection. */
	#base = "";
	/** What was told over this connection: whether the charger is there, and the topic of what Home Assistant was told. */
	#status = "";
	#discovery = "";
	#discoverAt = NEVER;
	/** The charger was seen at least once. */
	#ready = false;
	#missed = false;
	#number = 0;
	/** Events told so far: whoever gets one twice can tell by its number. */
	#count = 0;
	#now = 0;

	constructor(window: Window, { random = () => 0.5 }: Surroundings = {}) {
		this.charger = new Charger(window);
		this.#random = random;
	}

	/** What a connection is to be made with; undefined until the charger was seen, because it says so. */
	get session(): Session | undefined {
		if (!this.#ready) return undefined;
		const base = baseOf(this.charger);
		return {
			will: { topic: `${base}/${STATUS}`, payload: OFFLINE },
			name: `pilotlight-${discoveryTopic(this.charger, base).split("/")[2]}`,
		};
	}

	/** There is a connection, made with the session. */
	connected(broker: Broker): void {
		this.#broker = broker;
		this.#outbox = new Outbox(broker, () => this.#next());
		this.#base = baseOf(this.charger);
		this.#status = "";
		this.#discovery = "";
		this.#discoverAt = this.#now;
		this.#values.changeAll();
		this.#events.anew();
		this.#answers.anew();
		broker.subscribe([`${this.#base}/${SET}/#`, `${this.#base}/${DO}/#`, BIRTH]);
		this.#outbox.send();
	}

	/** The connection is gone. */
	disconnected(): void {
		this.#broker = undefined;
		this.#outbox = undefined;
	}

	/** The broker has room again. */
	flush(): void {
		this.#outbox?.send();
	}

	/** The broker has acknowledged a message. */
	acknowledged(id: number): void {
		this.#events.acknowledge(id);
		this.#answers.acknowledge(id);
		this.flush();
	}

	/** A message has come; `payload` is undefined of what is no UTF-8, `retained` says that it was kept for us. */
	message(topic: string, payload: string | undefined, retained: boolean): void {
		if (topic === BIRTH) this.#greet(payload);
		else if (topic.startsWith(`${this.#base}/`)) this.#receive(topic.slice(this.#base.length + 1), payload, retained);
	}

	/** The window tells of changes. */
	seen(keys: readonly string[]): void {
		this.#values.change(0);
		for (const key of keys) for (const place of placesOf(key)) this.#values.change(place);
		if (this.#broker !== undefined && keys.some((key) => TOLD_OF.includes(key))) this.#discoverAt = Math.min(this.#discoverAt, this.#now);
	}

	/** The window tells of an event. */
	event(name: string, payload: { readonly [key: string]: unknown }): void {
		this.#count += 1;
		this.#events.add(EVENT, JSON.stringify({ event_type: name, n: this.#count, ...payload }));
	}

	/** Events were lost on the way from the charger. */
	missed(): void {
		this.#missed = true;
	}

	/** Time has passed; to be called some times a second. Times are those of whoever holds the face, ms, and never go back. */
	tick(now: number): void {
		this.#now = now;
		this.#ready ||= this.charger.window.clear;
		this.#tellOfLosses();
		this.#outbox?.send();
		const owed = Math.max(this.#events.owed(now), this.#answers.owed(now));
		if (this.#hasLeft || owed >= PATIENCE_MS) this.#broker?.hangUp();
	}

	/** Home Assistant has started, and may have forgotten. */
	#greet(payload: string | undefined): void {
		if (payload !== BORN || this.#discoverAt !== NEVER) return;
		this.#discoverAt = this.#now + Math.round(SOON_MS + this.#random() * (LATE_MS - SOON_MS));
		this.#values.changeAll();
	}

	#receive(path: string, payload: string | undefined, retained: boolean): void {
		const [first] = path.split("/", 1);
		if (first !== SET && first !== DO) return;
		receive(this.charger.window, path, payload, retained, (json) => {
			this.#answers.add(ANSWER, json);
			this.flush();
		});
	}

	/** Once there is room for it: what is lost is not lost silently. */
	#tellOfLosses(): void {
		const [events, answers] = [this.#events.dropped, this.#answers.dropped];
		if ((!this.#missed && events + answers === 0) || this.#broker === undefined || this.#events.length >= MOST_EVENTS) return;
		this.#missed = false;
		this.#events.dropped = 0;
		this.#answers.dropped = 0;
		this.event(MISSED, { events, answers });
	}

	/** Another base has been set: everything has to be told anew below it, over a connection with another will. */
	get #leaves(): boolean {
		return this.charger.window.clear && baseOf(this.charger) !== this.#base;
	}

	get #hasLeft(): boolean {
		return this.#broker !== undefined && this.#leaves && this.#status === OFFLINE && this.#discovery === "" && this.#outbox?.idle === true;
	}

	/** The next message, in the order of what matters more. */
	#next(): Message | undefined {
		return (
			this.#nextStatus() ?? this.#nextDiscovery() ?? this.#nextKept(this.#answers) ?? this.#nextKept(this.#events) ?? this.#nextValue()
		);
	}

	#nextStatus(): Message | undefined {
		const status = this.charger.window.clear && !this.#leaves ? ONLINE : OFFLINE;
		if (status === this.#status) return undefined;
		this.#status = status;
		return retained(`${this.#base}/${STATUS}`, status);
	}

	/** A device that has another name now is taken away first. */
	#nextDiscovery(): Message | undefined {
		const topic = this.#leaves ? "" : discoveryTopic(this.charger, this.#base);
		const before = this.#discovery;
		if (before !== "" && before !== topic) {
			this.#discovery = "";
			return retained(before, "");
		}
		if (topic === "" || this.#now < this.#discoverAt) return undefined;
		this.#discoverAt = NEVER;
		this.#discovery = topic;
		return retained(topic, discoveryOf(this.charger, this.#base));
	}

	#nextKept(kept: Kept): Message | undefined {
		const next = kept.next(() => this.#nextNumber(), this.#now);
		return next === undefined ? undefined : { topic: `${this.#base}/${next.topic}`, payload: next.payload, retain: false, id: next.id };
	}

	#nextNumber(): number {
		this.#number = this.#number < LAST_NUMBER ? this.#number + 1 : 1;
		return this.#number;
	}

	/** What nobody sees is not told. */
	#nextValue(): Message | undefined {
		const place = this.charger.window.clear && !this.#leaves ? this.#values.take(this.#now) : -1;
		return place < 0 ? undefined : retained(`${this.#base}/${TOPICS[place].path}`, payloadOf(TOPICS[place], this.charger));
	}
}

function retained(topic: string, payload: string): Message {
	return { topic, payload, retain: true, id: 0 };
}

// SPDX-License-Identifier: Apache-2.0
/** The client: all parts of one module over one connection to a broker, with discovery, heartbeats and communication checks. */
import type { Broker, Session, Speaker } from "../../broker/broker.js";
import { Outbox } from "../../broker/outbox.js";
import { Companion } from "./companion.js";
import { apisOf } from "./discovery.js";
import { requestIn } from "./envelope.js";
import { Heartbeat } from "./heartbeat.js";
import type { Part } from "./part.js";
import { Post } from "./post.js";
import { BEACON, DISCOVER, GET, QUERY, topicOf } from "./topics.js";

/** A broker that owes an acknowledgement for so long is none, ms. */
const PATIENCE_MS = 30_000;
/** The longest message that is taken, bytes: an example of the specification has 2.5 kB, a schedule of a day 20 kB. */
const LONGEST = 32_768;
const CHECK = "communication_check";
const HEARTBEAT = "heartbeat";

/** One interface with its other side. */
interface Spoken {
	readonly part: Part;
	/** What topics for it begin with. */
	readonly base: string;
	readonly companion: Companion;
	readonly heartbeat: Heartbeat;
}

/** One module's. Nothing that comes from a broker makes it throw. */
export class Client implements Speaker {
	readonly post = new Post();
	readonly module: string;
	#spoken: readonly Spoken[] = [];
	#broker: Broker | undefined;
	#outbox: Outbox | undefined;
	/** It speaks once there was something to speak of, and its heart beats while there is. */
	#ready = false;
	#well = false;
	#now = 0;

	constructor(module: string) {
		this.module = module;
	}

	/** Which interfaces are spoken. */
	speak(parts: readonly Part[]): void {
		this.#spoken = parts.map((part) => ({
			part,
			base: topicOf(part.type, this.module, "m2e", ""),
			companion: new Companion(),
			heartbeat: new Heartbeat(),
		}));
	}

	get session(): Session | undefined {
		return this.#ready ? { name: `pilotlight-${this.module}`, longest: LONGEST } : undefined;
	}

	/** Whether what is told is how it is now; an other side that hears no heart beat believes nothing. */
	set well(well: boolean) {
		this.#well = well;
		this.#ready ||= well;
	}

	/** How it is with the other side of an interface. */
	companion(type: string): Companion | undefined {
		return this.#spoken.find(({ part }) => part.type === type)?.companion;
	}

	connected(broker: Broker): void {
		this.#broker = broker;
		this.#outbox = new Outbox(broker, () => this.post.next(this.#now));
		this.post.anew();
		broker.subscribe([DISCOVER, `${QUERY}/+`, ...this.#spoken.map(({ base }) => `${base}#`)]);
		this.post.tell(BEACON, "{}");
		this.flush();
	}

	disconnected(): void {
		this.#broker = undefined;
		this.#outbox = undefined;
	}

	flush(): void {
		this.#outbox?.send();
	}

	acknowledged(id: number): void {
		this.post.acknowledge(id);
		this.flush();
	}

	/** What a broker has kept was meant for another moment. */
	message(topic: string, payload: string | undefined, retained: boolean): void {
		if (payload === undefined || retained) return;
		const spoken = this.#spoken.find(({ base }) => topic.startsWith(base));
		if (topic === DISCOVER) this.#discover(payload, () => true);
		else if (topic.startsWith(`${QUERY}/`)) this.#discover(payload, (type) => topic === `${QUERY}/${type}`);
		else if (spoken !== undefined) this.#receive(spoken, topic.slice(spoken.base.length), payload);
		this.flush();
	}

	tick(now: number): void {
		this.#now = now;
		for (const spoken of this.#spoken) this.#watch(spoken, now);
		this.flush();
		if (this.post.owed(now) >= PATIENCE_MS) this.#broker?.hangUp();
	}

	/** Replies to a request; nobody may have asked for one. */
	reply(replyTo: string, payload: unknown): void {
		if (replyTo !== "") this.post.tell(replyTo, JSON.stringify(payload));
		this.flush();
	}

	#watch({ part, companion, heartbeat }: Spoken, now: number): void {
		companion.tick(now);
		const beat = this.#well ? heartbeat.due(now) : undefined;
		if (beat !== undefined) this.post.beat(topicOf(part.type, this.module, "e2m", HEARTBEAT), `${beat}`);
	}

	#discover(payload: string, asked: (type: string) => boolean): void {
		const types = this.#spoken.map(({ part }) => part.type).filter(asked);
		const replyTo = requestIn(payload)?.replyTo ?? "";
		if (replyTo !== "" && types.length > 0) this.post.tell(replyTo, apisOf(types, this.module));
	}

	#receive({ part, companion }: Spoken, name: string, payload: string): void {
		if (name === CHECK) companion.hear(payload, this.#now);
		else if (name.endsWith(GET) && part.values.includes(name.slice(0, -GET.length)))
			this.#get(part.type, name.slice(0, -GET.length), payload);
		else part.receive(name, payload);
	}

	/** The value that was told last, or null. */
	#get(type: string, name: string, payload: string): void {
		const replyTo = requestIn(payload)?.replyTo ?? "";
		if (replyTo !== "") this.post.tell(replyTo, this.post.latched(topicOf(type, this.module, "e2m", name)));
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The client: EVerest's side of all parts of one module over one connection to a broker, with discovery, heartbeats and communication checks. */
import type { Broker, Session, Speaker } from "../../broker/broker.js";
import { Companion } from "./companion.js";
import { apisOf } from "./discovery.js";
import { requestIn } from "./envelope.js";
import { Heartbeat } from "./heartbeat.js";
import { Line } from "./line.js";
import type { ConsumedPart } from "./part.js";
import type { Post } from "./post.js";
import { BEACON, DISCOVER, GET, QUERY, topicOf } from "./topics.js";

const CHECK = "communication_check";
const HEARTBEAT = "heartbeat";

/** One interface with its other side. */
interface Spoken {
	readonly part: ConsumedPart;
	/** What topics for it begin with. */
	readonly base: string;
	readonly companion: Companion;
	readonly heartbeat: Heartbeat;
}

/** One module's. Nothing that comes from a broker makes it throw. */
export class Client implements Speaker {
	readonly #line: Line;
	#spoken: readonly Spoken[] = [];
	/** It speaks once there was something to speak of, and its heart beats while there is. */
	#ready = false;
	#well = false;
	#now = 0;

	constructor(module: string) {
		this.#line = new Line(module);
	}

	get module(): string {
		return this.#line.module;
	}

	get post(): Post {
		return this.#line.post;
	}

	/** Which interfaces are spoken. */
	speak(parts: readonly ConsumedPart[]): void {
		this.#spoken = parts.map((part) => ({
			part,
			base: topicOf(part.type, this.module, "m2e", ""),
			companion: new Companion(),
			heartbeat: new Heartbeat(),
		}));
	}

	get session(): Session | undefined {
		return this.#ready ? this.#line.session : undefined;
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
		this.#line.connect(broker);
		broker.subscribe([DISCOVER, `${QUERY}/+`, ...this.#spoken.map(({ base }) => `${base}#`)]);
		this.post.tell(BEACON, "{}");
		this.flush();
	}

	disconnected(): void {
		this.#line.disconnect();
	}

	flush(): void {
		this.#line.flush();
	}

	acknowledged(id: number): void {
		this.#line.acknowledge(id);
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
		this.#line.tick(now);
	}

	/** Replies to a request; nobody may have asked for one. */
	reply(replyTo: string, payload: unknown): void {
		this.#line.reply(replyTo, payload);
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

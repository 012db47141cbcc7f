// SPDX-License-Identifier: Apache-2.0
/** The line: one module's post over one connection to a broker. Nothing that comes from a broker makes it throw. */
import type { Broker, Session } from "../../broker/broker.js";
import { Outbox } from "../../broker/outbox.js";
import { Post } from "./post.js";

/** A broker that owes an acknowledgement for so long is none, ms. */
const PATIENCE_MS = 30_000;
/** The longest message that is taken, bytes: an example of the specification has 2.5 kB, a schedule of a day 20 kB. */
const LONGEST = 32_768;

/** One. Times are those of whoever holds it, ms. */
export class Line {
	readonly post = new Post();
	readonly module: string;
	#broker: Broker | undefined;
	#outbox: Outbox | undefined;
	#now = 0;

	constructor(module: string) {
		this.module = module;
	}

	/** What a connection for it is made with. */
	get session(): Session {
		return { name: `pilotlight-${this.module}`, longest: LONGEST };
	}

	/** Whether there is a connection. */
	get up(): boolean {
		return this.#broker !== undefined;
	}

	connect(broker: Broker): void {
		this.#broker = broker;
		this.#outbox = new Outbox(broker, () => this.post.next(this.#now));
		this.post.anew();
	}

	disconnect(): void {
		this.#broker = undefined;
		this.#outbox = undefined;
	}

	/** Sends what there is room for. */
	flush(): void {
		this.#outbox?.send();
	}

	acknowledge(id: number): void {
		this.post.acknowledge(id);
		this.flush();
	}

	/** Time has passed. */
	tick(now: number): void {
		this.#now = now;
		this.flush();
		if (this.post.owed(now) >= PATIENCE_MS) this.#broker?.hangUp();
	}

	/** Replies to a request; nobody may have asked for one. */
	reply(replyTo: string, payload: unknown): void {
		if (replyTo !== "") this.post.tell(replyTo, JSON.stringify(payload));
		this.flush();
	}
}

// SPDX-License-Identifier: Apache-2.0
/** The window over HTTP: a feed whose events are frames of a charger, and requests whose bodies are frames for it. */
import type { Relay } from "../link/relay.js";
import type { End } from "../link/window.js";
import { hexFrom } from "../login/base64.js";
import type { Crypto } from "../login/secret.js";
import { nothing, refusal, tooEarly } from "./answers.js";
import type { Reply, Request, Routes } from "./exchange.js";
import { Feed } from "./feed.js";
import { valueIn } from "./query.js";

/** Where it is. */
export const LINK = "/api/link";
/** Bytes of the name of a feed, which nobody guesses. */
const LENGTH = 12;
const AGAIN_MS = 10_000;

/** One who listens, and may ask. */
interface Line {
	readonly id: string;
	readonly feed: Feed;
	readonly end: End;
}

/** All of them. Times are those of whoever holds it, ms, and never go back. */
export class LinkRoutes implements Routes {
	readonly #relay: Relay;
	readonly #crypto: Pick<Crypto, "random">;
	#lines: readonly Line[] = [];
	#now = 0;

	constructor(relay: Relay, crypto: Pick<Crypto, "random">) {
		this.#relay = relay;
		this.#crypto = crypto;
	}

	/** Time has passed. */
	tick(now: number): void {
		this.#now = now;
		for (const { feed } of this.#lines) feed.tick(now);
	}

	answer({ method, query, body }: Request, answered: (reply: Reply) => void): void {
		if (method === "GET") answered(this.#open());
		else if (method === "POST") answered(this.#take(query, body));
		else answered(refusal(405, `${LINK} knows GET, POST, not ${method}`, [["Allow", "GET, POST"]]));
	}

	#open(): Reply {
		const id = hexFrom(this.#crypto.random(LENGTH));
		const feed: Feed = new Feed(this.#now, () => this.#end(id));
		const end = this.#relay.open((frame) => feed.send("", frame, this.#now));
		if (end === undefined) return tooEarly(503, "as many look in already as can; ask again when one has left", AGAIN_MS);
		this.#lines = [...this.#lines, { id, feed, end }];
		feed.send("hello", JSON.stringify({ id }), this.#now);
		return feed;
	}

	#end(id: string): void {
		this.#lines.find((line) => line.id === id)?.end.close();
		this.#lines = this.#lines.filter((line) => line.id !== id);
	}

	#take(query: string, frame: string): Reply {
		const line = this.#lineIn(query);
		if (line === undefined) return refusal(404, `there is no feed of this id; open one by GET ${LINK}, whose first event tells its id`);
		line.end.take(frame.trim());
		return nothing();
	}

	/** An id that cannot be read is none. */
	#lineIn(query: string): Line | undefined {
		try {
			const id = valueIn(query, "id");
			return this.#lines.find((line) => line.id === id);
		} catch {
			return undefined;
		}
	}
}

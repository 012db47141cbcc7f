// SPDX-License-Identifier: Apache-2.0
/** A charger behind the server that has sent the page: frames come as server-sent events, and go by one request each. */
import { Mirror } from "../../../../src/link/mirror.js";
import type { Link, Listener } from "../../model/link.js";

const PATH = "/api/link";
/** Time passes for the window this often, ms; a stream that has ended is opened anew after these pauses. */
const TICK_MS = 100;
const LEAST_PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 30_000;
const OK = 200;
const NOT_IN = 401;

/** The link. */
export class ServedLink implements Link {
	readonly how = "served";
	readonly view: Mirror;
	trouble = "";
	readonly #listeners: Listener[] = [];
	/** The session has ended: somebody has to log in. */
	readonly #out: () => void;
	#stream: EventSource | undefined;
	/** What the server calls this stream; empty until it has said so. */
	#id = "";
	#seen = false;
	/** One request after the other: the charger wants frames in their order. */
	#sending: Promise<void> = Promise.resolve();
	#pauseMs = LEAST_PAUSE_MS;

	constructor(out: () => void) {
		this.#out = out;
		this.view = new Mirror((frame) => this.#send(frame), {
			seen: () => this.#toAll((listener) => listener.seen?.()),
			event: (name, payload) => this.#toAll((listener) => listener.event?.(name, payload)),
			restarted: () => this.#toAll((listener) => listener.restarted?.()),
		});
		setInterval(() => this.#tick(), TICK_MS);
		this.#open();
	}

	readonly leave = (): void => {
		void fetch("/api/logout", { method: "POST" }).finally(this.#out);
	};

	hear(listener: Listener): void {
		this.#listeners.push(listener);
	}

	/** Until there is a stream for the first time nobody could answer; afterwards what is seen grows old all the same. */
	#tick(): void {
		if (this.#id !== "" || this.#seen) this.view.tick(Math.trunc(performance.now()));
		this.#toAll((listener) => listener.changed?.());
	}

	#open(): void {
		const stream = new EventSource(PATH);
		this.#stream = stream;
		stream.addEventListener("hello", ({ data }) => {
			this.#id = idIn(`${data}`);
			this.#seen = true;
			this.#pauseMs = LEAST_PAUSE_MS;
			this.trouble = "";
		});
		stream.addEventListener("message", ({ data }) => this.view.take(`${data}`));
		stream.addEventListener("error", () => this.#lose(stream));
	}

	/** A browser opens what was cut off by itself, but not what was refused; it says neither which it was, nor why. */
	#lose(stream: EventSource): void {
		if (stream !== this.#stream) return;
		stream.close();
		this.#id = "";
		this.#stream = undefined;
		setTimeout(() => void this.#openAgain(), this.#pauseMs);
		this.#pauseMs = Math.min(2 * this.#pauseMs, MOST_PAUSE_MS);
	}

	async #openAgain(): Promise<void> {
		const isIn = await fetch("/api/session")
			.then((response) => response.json())
			.then((session: { in?: boolean }) => session.in)
			.catch(() => undefined);
		if (isIn === false) this.#out();
		else this.#open();
	}

	#send(frame: string): void {
		const id = this.#id;
		if (id === "") return;
		this.#sending = this.#sending
			.then(() => fetch(`${PATH}?id=${encodeURIComponent(id)}`, { method: "POST", body: frame }))
			.then(({ status }) => {
				if (status === NOT_IN) this.#out();
				else if (status > OK + 99) this.trouble = `${status}`;
			})
			// nobody answers: the window asks again, or gives up by itself
			.catch(() => {});
	}

	#toAll(tell: (listener: Listener) => void): void {
		for (const listener of this.#listeners) tell(listener);
	}
}

/** The name of a stream, as it is or in a record. */
function idIn(data: string): string {
	try {
		const told: unknown = JSON.parse(data);
		return typeof told === "object" && told !== null && "id" in told ? `${told.id}` : `${told}`;
	} catch {
		return data;
	}
}

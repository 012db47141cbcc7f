// SPDX-License-Identifier: Apache-2.0
/** A server of HTTP for a small computer: four connections at a time, and 503 for who comes as well. */
import { Conversation, type Service, type Socket } from "./conversation.js";

/** Connections that are served at a time, and those that are told that there are too many. More are closed without a word. */
const SERVED = 4;
const REFUSED = 2;

/** Who hears what happens at a socket. */
export interface Events {
	readable(): void;
	writable(room: number): void;
	gone(): void;
}

/** Somebody wants to connect. */
export interface Caller {
	/** Takes the connection. */
	accept(events: Events): Socket;
	/** Does not. */
	dismiss(): void;
}

/** One server. */
export class HttpServer {
	/** Connections that there was no place for. */
	turnedAway = 0;
	readonly #service: Service;
	#served: Conversation[] = [];
	#refused: Conversation[] = [];
	#now = 0;

	constructor(service: Service) {
		this.#service = service;
	}

	/** Somebody wants to connect. */
	call(caller: Caller): void {
		this.#sweep();
		if (this.#served.length < SERVED) {
			this.#served.push(this.#take(caller));
			return;
		}
		this.turnedAway += 1;
		if (this.#refused.length >= REFUSED) caller.dismiss();
		else {
			const refused = this.#take(caller);
			this.#refused.push(refused);
			refused.refuse({ status: 503, text: `${SERVED} others are served at the moment; ask again` });
		}
	}

	/** Time has passed; to be called some times a second. */
	tick(now: number): void {
		this.#now = now;
		for (const each of [...this.#served, ...this.#refused]) each.tick(now);
		this.#sweep();
	}

	/** Ends all. */
	close(): void {
		for (const each of [...this.#served, ...this.#refused]) each.gone();
		this.#sweep();
	}

	#take(caller: Caller): Conversation {
		let conversation: Conversation | undefined;
		const socket = caller.accept({
			readable: () => conversation?.readable(),
			writable: (room) => conversation?.writable(room),
			gone: () => conversation?.gone(),
		});
		conversation = new Conversation(socket, this.#service, this.#now);
		return conversation;
	}

	#sweep(): void {
		this.#served = this.#served.filter(({ over }) => !over);
		this.#refused = this.#refused.filter(({ over }) => !over);
	}
}

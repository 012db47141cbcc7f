// SPDX-License-Identifier: Apache-2.0
/** The outbox: sends one message after another as the broker has room, long ones in pieces. It holds one message, and asks for the next when that is gone. */
import type { Broker, Message } from "./broker.js";
import { bytesOf, endOf } from "./utf8.js";

/** What stands before a payload beside its topic, bytes: the fixed header, the length of the topic, a number (MQTT 3.1.1 § 3.3). */
const HEAD_BYTES = 9;
/** A character has at most so many bytes: with less room no piece is sure to have one. */
const LEAST_BYTES = 4;

/** One connection's. */
export class Outbox {
	readonly #broker: Broker;
	readonly #next: () => Message | undefined;
	/** A client may say within a call that there is room again. */
	#sending = false;
	/** What is being sent, and how far that has come; −1 before its beginning. */
	#message: Message | undefined;
	#at = -1;

	/** `next` gives a message when there is one to send. */
	constructor(broker: Broker, next: () => Message | undefined) {
		this.#broker = broker;
		this.#next = next;
	}

	/** Whether nothing is being sent. */
	get idle(): boolean {
		return this.#message === undefined;
	}

	/** Sends what there is room for. */
	send(): void {
		if (this.#sending) return;
		this.#sending = true;
		while (this.#broker.room > 0) {
			this.#message ??= this.#next();
			if (this.#message === undefined || !this.#sendSome(this.#message)) break;
		}
		this.#sending = false;
	}

	/** False if there is too little room. */
	#sendSome(message: Message): boolean {
		const { topic, payload, retain, id } = message;
		const begins = this.#at < 0;
		const room = this.#broker.room - (begins ? HEAD_BYTES + bytesOf(topic) : 0);
		const bytes = begins ? bytesOf(payload) : LEAST_BYTES;
		if (room < Math.min(bytes, LEAST_BYTES)) return false;
		const from = Math.max(0, this.#at);
		const to = endOf(payload, from, room);
		if (begins) this.#broker.begin({ topic, bytes, retain, id }, payload.slice(0, to));
		else this.#broker.go(payload.slice(from, to));
		this.#at = to;
		if (to >= payload.length) this.#end();
		return true;
	}

	#end(): void {
		this.#message = undefined;
		this.#at = -1;
	}
}

// SPDX-License-Identifier: Apache-2.0
/** A server of the small computer with sockets that are none, in virtual time. */
import type { Socket } from "../../hosts/sdk/http/conversation.js";
import { type Events, HttpServer } from "../../hosts/sdk/http/server.js";
import type { Reply, Request } from "../../src/http/exchange.js";

/** What a socket has room for, as on the SDK's desk, bytes. */
export const ROOM = 1_536;

/** Texts of ASCII as bytes, on every engine. */
export function bytesOf(text: string): Uint8Array {
	return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

export function textOf(bytes: ArrayBuffer): string | undefined {
	const codes = [...new Uint8Array(bytes)];
	return codes.some((code) => code >= 0x80) ? undefined : codes.map((code) => String.fromCharCode(code)).join("");
}

/** One who has connected. */
export class Client implements Socket {
	readonly remoteAddress = "192.0.2.7";
	/** What was answered so far. */
	said = "";
	closed = false;
	dismissed = false;
	/** Takes what it is sent. */
	reads = true;
	events: Events | undefined;
	#coming = new Uint8Array(0);
	#room = ROOM;

	accept = (events: Events): Socket => {
		this.events = events;
		return this;
	};

	dismiss = (): void => {
		this.dismissed = true;
	};

	send(text: string): this {
		this.#coming = bytesOf(text) as Uint8Array<ArrayBuffer>;
		if (!this.closed) this.events?.readable();
		return this;
	}

	/** It takes what was sent, and there is room again. */
	drain(): void {
		if (this.closed || this.dismissed || !this.reads) return;
		this.#room = ROOM;
		this.events?.writable(ROOM);
	}

	read(): Uint8Array {
		const bytes = this.#coming;
		this.#coming = new Uint8Array(0);
		return bytes;
	}

	write(bytes: Uint8Array): number {
		if (this.closed) throw new Error("the socket is closed");
		if (bytes.length > this.#room) throw new Error("would block");
		this.said += textOf(bytes.slice().buffer) ?? "?";
		this.#room -= bytes.length;
		return this.#room;
	}

	close(): void {
		this.closed = true;
	}

	get status(): number {
		return Number(/^HTTP\/1\.1 (\d+) /.exec(this.said)?.[1] ?? 0);
	}

	/** The body as it was meant. */
	get body(): string {
		const at = this.said.indexOf("\r\n\r\n") + 4;
		return this.said.includes("\r\nTransfer-Encoding: chunked\r\n") ? joined(this.said.slice(at)) : this.said.slice(at);
	}
}

function joined(chunks: string): string {
	let [body, at] = ["", 0];
	for (;;) {
		const end = chunks.indexOf("\r\n", at);
		const length = Number.parseInt(chunks.slice(at, end), 16);
		if (!(length > 0)) return length === 0 && chunks.slice(end) === "\r\n\r\n" ? body : `${body}<broken off>`;
		body += chunks.slice(end + 2, end + 2 + length);
		at = end + 2 + length + 2;
	}
}

/** A server with rooms of routes, and time that passes. */
export class Rig {
	readonly server: HttpServer;
	readonly asked: Request[] = [];
	readonly complaints: string[] = [];
	readonly clients: Client[] = [];
	#now = 0;

	constructor(answer: (request: Request, answered: (reply: Reply) => void) => void = hello) {
		this.server = new HttpServer({
			receive: (request) => ({
				longest: request.path === "/large" ? 4_096 : request.path === "/none" ? 0 : 64,
				answer: (body, answered) => {
					this.asked.push({ ...request, body });
					answer({ ...request, body }, answered);
				},
			}),
			decode: textOf,
			encode: (text) => bytesOf(text).slice().buffer as ArrayBuffer,
			complain: (line) => this.complaints.push(line),
		});
	}

	call(): Client {
		const client = new Client();
		this.clients.push(client);
		this.server.call(client);
		client.drain();
		return client;
	}

	/** Asks, and waits for the end of the answer. */
	ask(text: string): Client {
		const client = this.call().send(text);
		this.pass(2_000);
		return client;
	}

	pass(ms: number): void {
		for (const end = this.#now + ms; this.#now < end; ) {
			this.#now += 100;
			this.server.tick(this.#now);
			for (const client of this.clients) client.drain();
		}
	}
}

export function hello(_: Request, answered: (reply: Reply) => void): void {
	answered({ status: 200, contentType: "text/plain", body: ["hel", "lo\n"] });
}

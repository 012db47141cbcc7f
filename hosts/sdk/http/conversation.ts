// SPDX-License-Identifier: Apache-2.0
/** One connection of HTTP: a request is read within its bounds, answered, and the connection is closed. Whoever is slow is left. */
import type { Reply, Request } from "../../../src/http/exchange.js";
import { type Head, type Manner, type Read, Reader, type Refusal } from "./reader.js";
import { type Encode, Writer } from "./writer.js";

/** A socket that was accepted. Whoever has one calls `readable`, `writable` and `gone` of its conversation. */
export interface Socket {
	readonly remoteAddress: string;
	/** What has come. */
	read(): Uint8Array;
	/** At most as many bytes as there is room for; gives the room that is left. */
	write(bytes: Uint8Array): number;
	close(): void;
}

/** What is to be done with a request whose head has come. */
export interface Received {
	/** Bytes of a body that are read at most; 0 for what is answered without it. */
	readonly longest: number;
	answer(body: string, answered: (reply: Reply) => void): void;
}

/** What all conversations of a server share. */
export interface Service extends Pick<Manner, "decode"> {
	/** The head of a request has come; its body is an empty text as yet. */
	receive(request: Request): Received;
	readonly encode: Encode;
	/** Hears of what must not happen. */
	complain(line: string): void;
}

/** A request has come within this time, and what is sent is taken, ms. */
const PATIENCE_MS = 10_000;
/** After its answer a connection is read for so long at most, ms: what has come and was not read would break the answer off. */
const LINGER_MS = 500;
const CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

/** One. Nothing in it throws: what routes throw is an answer, too. */
export class Conversation {
	/** The socket is closed. */
	over = false;
	readonly #socket: Socket;
	readonly #service: Service;
	readonly #reader: Reader;
	#received: Received | undefined;
	#writer: Writer | undefined;
	#asked = false;
	#room = 0;
	/** Whoever asks was told that the body may come. */
	#encouraged = false;
	#now: number;
	/** Until when something has to happen, ms. */
	#until: number;
	#lingers = false;

	constructor(socket: Socket, service: Service, now: number) {
		this.#socket = socket;
		this.#now = now;
		this.#until = now + PATIENCE_MS;
		this.#service = service;
		this.#reader = new Reader({ longest: (head) => this.#receive(head), decode: (bytes) => service.decode(bytes) });
	}

	/** Answers without having asked anybody. */
	refuse({ status, text }: Refusal): void {
		this.#asked = true;
		this.#answer({ status, contentType: "text/plain; charset=utf-8", body: [`${text}\n`] }, { method: "GET", minor: 0 });
	}

	/** Bytes have come. */
	readable(): void {
		this.#try(() => {
			const bytes = this.#socket.read();
			if (this.#asked) return;
			const read = this.#reader.take(bytes);
			if (read === undefined) this.#encourage();
			else if ("status" in read) this.refuse(read);
			else this.#ask(read);
		});
	}

	/** There is room for so many bytes. */
	writable(room: number): void {
		this.#room = room;
		this.#encourage();
		this.#pump();
	}

	/** Whoever asked is gone. */
	gone(): void {
		this.#close();
	}

	/** Time has passed. */
	tick(now: number): void {
		this.#now = now;
		if (this.over) return;
		// pieces that were not there before; and whoever waits for nothing but us is not slow
		this.#pump();
		if (this.#asked && this.#room > 0 && !this.#lingers) this.#until = now + PATIENCE_MS;
		if (now < this.#until) return;
		if (this.#asked) this.#close();
		else this.refuse({ status: 408, text: `a request comes within ${PATIENCE_MS / 1_000} s` });
	}

	#receive({ method, path, query, headers }: Head): number {
		this.#received = this.#service.receive({ method, path, query, headers, body: "", from: this.#socket.remoteAddress });
		return this.#received.longest;
	}

	#ask(read: Read): void {
		this.#asked = true;
		this.#try(() => this.#received?.answer(read.body, (reply) => this.#answer(reply, read)));
	}

	#answer(reply: Reply, read: { readonly method: string; readonly minor: 0 | 1 }): void {
		if (this.over || this.#writer !== undefined) {
			if ("close" in reply) reply.close();
			return;
		}
		this.#writer = new Writer(reply, read, this.#service.encode);
		this.#until = this.#now + PATIENCE_MS;
		if ("wakes" in reply) reply.wakes(() => this.#pump());
		this.#pump();
	}

	#encourage(): void {
		if (this.#asked || this.#encouraged || !this.#reader.hesitates || this.#room < CONTINUE.length) return;
		this.#encouraged = true;
		this.#send(new Uint8Array(this.#service.encode(CONTINUE)));
	}

	/** Sends what there is, as far as there is room. */
	#pump(): void {
		const writer = this.#writer;
		if (writer === undefined || this.#lingers) return;
		this.#try(() => {
			for (let bytes = writer.next(this.#room); bytes !== undefined && !this.over; bytes = writer.next(this.#room)) this.#send(bytes);
			if (writer.over && this.#room > 0) this.#linger();
		});
	}

	#send(bytes: Uint8Array): void {
		this.#room = this.#socket.write(bytes);
		this.#until = this.#now + PATIENCE_MS;
	}

	#linger(): void {
		this.#lingers = true;
		this.#until = this.#now + LINGER_MS;
	}

	/** A mistake ends this connection, and nothing else. */
	#try(deed: () => void): void {
		try {
			if (!this.over) deed();
		} catch (error) {
			this.#service.complain(`HTTP: ${(error as Error).message}`);
			if (this.#asked && this.#writer === undefined) this.refuse({ status: 500, text: "a mistake of the server" });
			else this.#close();
		}
	}

	#close(): void {
		if (this.over) return;
		this.over = true;
		try {
			this.#writer?.close();
			this.#socket.close();
		} catch {
			// it has closed itself
		}
	}
}

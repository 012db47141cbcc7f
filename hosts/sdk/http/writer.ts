// SPDX-License-Identifier: Apache-2.0
/** An answer as bytes, piece by piece, as whoever asked has room for them. One request is answered over a connection. */
import { frozen } from "../../../src/control/frozen.js";
import type { Reply } from "../../../src/http/exchange.js";

/** How texts become bytes. */
export type Encode = (text: string) => ArrayBuffer;

/** The words of a status (RFC 9110 § 15); what is left out is said by its number alone. */
const REASONS: { readonly [status: number]: string } = frozen({
	200: "OK",
	204: "No Content",
	301: "Moved Permanently",
	302: "Found",
	303: "See Other",
	304: "Not Modified",
	400: "Bad Request",
	401: "Unauthorized",
	403: "Forbidden",
	404: "Not Found",
	405: "Method Not Allowed",
	408: "Request Timeout",
	411: "Length Required",
	413: "Content Too Large",
	414: "URI Too Long",
	415: "Unsupported Media Type",
	429: "Too Many Requests",
	431: "Request Header Fields Too Large",
	500: "Internal Server Error",
	503: "Service Unavailable",
});

/** The bytes of one answer. */
export class Writer {
	/** Nothing more comes. */
	over = false;
	readonly #reply: Reply;
	readonly #encode: Encode;
	readonly #chunked: boolean;
	/** The answer to HEAD has no body. */
	readonly #bare: boolean;
	readonly #pieces: Iterator<string> | undefined;
	readonly #queue: Uint8Array[] = [];
	#bodyBegun = false;

	constructor(reply: Reply, { method, minor }: { readonly method: string; readonly minor: 0 | 1 }, encode: Encode) {
		this.#reply = reply;
		this.#encode = encode;
		this.#bare = method === "HEAD" || reply.status === 204 || reply.status === 304;
		this.#chunked = !("bytes" in reply) && minor === 1 && !this.#bare;
		this.#pieces = "body" in reply ? reply.body[Symbol.iterator]() : undefined;
		this.#queue.push(new Uint8Array(encode(this.#head())));
	}

	/** Up to so many bytes; undefined if there are none at the moment. */
	next(room: number): Uint8Array | undefined {
		while (this.#queue.length === 0 && !this.over) if (!this.#fill()) return undefined;
		const [first] = this.#queue;
		if (first === undefined || room <= 0) return undefined;
		if (first.length <= room) return this.#queue.shift();
		this.#queue[0] = first.subarray(room);
		return first.subarray(0, room);
	}

	/** Nobody reads any further. */
	close(): void {
		this.over = true;
		this.#queue.length = 0;
		if ("close" in this.#reply) this.#reply.close();
		this.#pieces?.return?.();
	}

	#head(): string {
		const { status, contentType, headers = [] } = this.#reply;
		const length = "bytes" in this.#reply ? [`Content-Length: ${this.#reply.bytes.length}`] : [];
		const lines = [
			`HTTP/1.1 ${status} ${REASONS[status] ?? ""}`,
			`Content-Type: ${contentType}`,
			...headers.map(([name, value]) => `${name}: ${value}`),
			...(this.#chunked ? ["Transfer-Encoding: chunked"] : length),
			"Connection: close",
		];
		return `${lines.join("\r\n")}\r\n\r\n`;
	}

	/** Takes more of the answer. False if there is nothing at the moment. */
	#fill(): boolean {
		if (this.#bare) this.close();
		else if ("bytes" in this.#reply) this.#fillBytes(this.#reply.bytes);
		else return this.#fillPiece();
		return true;
	}

	#fillBytes(bytes: Uint8Array): void {
		if (this.#bodyBegun) this.over = true;
		else this.#queue.push(bytes);
		this.#bodyBegun = true;
	}

	#fillPiece(): boolean {
		const piece = this.#piece();
		if (piece === undefined) return false;
		if (piece === null) this.#end();
		else if (piece !== "") this.#chunk(new Uint8Array(this.#encode(piece)));
		return true;
	}

	/** The next piece; undefined if there is none yet, null if there are no more. */
	#piece(): string | undefined | null {
		const reply = this.#reply;
		if ("next" in reply) return reply.over ? null : reply.next();
		const { done, value } = this.#pieces?.next() ?? { done: true, value: "" };
		return done ? null : value;
	}

	#chunk(bytes: Uint8Array): void {
		if (!this.#chunked) this.#queue.push(bytes);
		else this.#queue.push(this.#bytes(`${bytes.length.toString(16)}\r\n`), bytes, this.#bytes("\r\n"));
	}

	#end(): void {
		if (this.#chunked) this.#queue.push(this.#bytes("0\r\n\r\n"));
		this.over = true;
	}

	#bytes(text: string): Uint8Array {
		return new Uint8Array(this.#encode(text));
	}
}

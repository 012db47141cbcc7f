// SPDX-License-Identifier: Apache-2.0
/** Reads one request of HTTP/1.1 (RFC 9112) from bytes as they come, and never holds more of it than it may have: why it is not the SDK's server stands in docs/decisions/outside.md. */
import { frozen } from "../../../src/control/frozen.js";

/** Bytes of the first line, and of all headers. */
const LINE_BYTES = 512;
const HEAD_BYTES = 2_048;
/** What ends a head, and the bytes that it ends with. */
const END = "\r\n\r\n";

/** What is not read any further: an answer at once. */
export interface Refusal {
	readonly status: number;
	readonly text: string;
}

/** The head of a request as it came. */
export interface Head {
	readonly method: string;
	readonly path: string;
	readonly query: string;
	readonly headers: { readonly [name: string]: string | undefined };
	/** Of HTTP: 0 or 1. Whoever speaks 1.0 knows no chunks. */
	readonly minor: 0 | 1;
}

/** All of a request. */
export interface Read extends Head {
	readonly body: string;
}

/** What has to be known to read. */
export interface Manner {
	/** The head has come: bytes that its body may have; 0 if it is answered without one. */
	longest(head: Head): number;
	/** Undefined of what is no UTF-8. */
	decode(bytes: ArrayBuffer): string | undefined;
}

/** One request's. */
export class Reader {
	readonly #manner: Manner;
	#text = "";
	#head: Head | undefined;
	/** The body, and how much of it has come. */
	#body = new Uint8Array(0);
	#filled = 0;

	constructor(manner: Manner) {
		this.#manner = manner;
	}

	/** Whether the head has come, and whoever asks waits to be told that the body may come (RFC 9110 § 10.1.1). */
	get hesitates(): boolean {
		return this.#filled === 0 && this.#head?.headers.expect?.toLowerCase() === "100-continue";
	}

	/** Bytes have come. Gives the request once it is whole, or why it is none; undefined while more has to come. What comes behind it is no concern of ours. */
	take(bytes: Uint8Array): Read | Refusal | undefined {
		let rest = bytes;
		if (this.#head === undefined) {
			const head = this.#takeHead(bytes);
			if (head === undefined || "status" in head) return head;
			rest = head.rest;
		}
		const count = Math.min(rest.length, this.#body.length - this.#filled);
		this.#body.set(rest.subarray(0, count), this.#filled);
		this.#filled += count;
		return this.#filled < this.#body.length ? undefined : this.#whole(this.#head as Head);
	}

	#takeHead(bytes: Uint8Array): { readonly rest: Uint8Array } | Refusal | undefined {
		const before = this.#text.length;
		// one more than there may be, so that too much is seen to be too much
		const room = HEAD_BYTES + 1 - before;
		const some = bytes.subarray(0, room);
		if (some.some((byte) => byte >= 0x80 || byte === 0)) return { status: 400, text: "the head of a request is ASCII" };
		this.#text += this.#manner.decode(some.slice().buffer) ?? "";
		const end = this.#text.indexOf(END);
		const line = this.#text.indexOf("\r\n");
		if ((line < 0 ? this.#text.length : line) > LINE_BYTES) return { status: 414, text: `a first line of more than ${LINE_BYTES} bytes` };
		if (end < 0) return this.#text.length > HEAD_BYTES ? { status: 431, text: `headers of more than ${HEAD_BYTES} bytes` } : undefined;
		const head = headIn(this.#text.slice(0, end));
		if ("status" in head) return head;
		const length = this.#lengthOf(head);
		if (typeof length !== "number") return length;
		this.#text = "";
		this.#head = head;
		this.#body = new Uint8Array(length);
		return { rest: bytes.subarray(end + END.length - before) };
	}

	#lengthOf(head: Head): number | Refusal {
		const { headers } = head;
		if (headers["transfer-encoding"] !== undefined) return { status: 411, text: "a body is sent with its Content-Length here" };
		const said = headers["content-length"] ?? "0";
		if (!/^\d{1,9}$/.test(said)) return { status: 400, text: `"${said}" is no Content-Length` };
		const most = this.#manner.longest(head);
		if (most === 0) return 0;
		return Number(said) <= most ? Number(said) : { status: 413, text: `a body of ${said} bytes; at most ${most}` };
	}

	#whole(head: Head): Read | Refusal {
		const body = this.#body.length === 0 ? "" : this.#manner.decode(this.#body.buffer);
		return body === undefined ? { status: 400, text: "the body is no UTF-8" } : { ...head, body };
	}
}

function headIn(text: string): Head | Refusal {
	const [first, ...lines] = text.split("\r\n");
	const [method = "", target = "", version = "", ...excess] = first.split(" ");
	if (!/^[A-Z]{1,16}$/.test(method) || !target.startsWith("/") || !/^HTTP\/1\.[01]$/.test(version) || excess.length > 0)
		return { status: 400, text: "a request begins with METHOD /path HTTP/1.1" };
	const headers: { [name: string]: string } = {};
	for (const line of lines) {
		const wrong = takeHeader(headers, line);
		if (wrong !== "") return { status: 400, text: wrong };
	}
	const mark = target.indexOf("?");
	const path = mark < 0 ? target : target.slice(0, mark);
	return { method, path, query: mark < 0 ? "" : target.slice(mark + 1), headers, minor: version.endsWith("0") ? 0 : 1 };
}

/** Takes a header in; gives what is wrong with it, or an empty text. Of two with one name each may mean another one to somebody on the way: none is believed. */
function takeHeader(headers: { [name: string]: string }, line: string): string {
	const colon = line.indexOf(":");
	const name = line.slice(0, Math.max(0, colon)).toLowerCase();
	if (!/^[a-z0-9_-]{1,64}$/.test(name)) return "a header is Name: value";
	if (ONCE.includes(name) && Object.hasOwn(headers, name)) return `two headers ${name}`;
	const value = line.slice(colon + 1).trim();
	headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
	return "";
}

const ONCE: readonly string[] = frozen([
	"host",
	"content-length",
	"transfer-encoding",
	"authorization",
	"origin",
	"cookie",
	"content-type",
]);

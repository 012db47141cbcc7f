// SPDX-License-Identifier: Apache-2.0
/** What a request of HTTP asks, and why it asks nothing. */
import type { IncomingMessage } from "node:http";
import type { Request } from "../../../src/haystack/exchange.js";

/** Where the ops are. */
export const BASE = "/haystack/";
/** The largest body that is taken, bytes. A larger one is read to its end if that is near, so that its sender hears why it is refused. */
const LARGEST = 65_536;
const LARGEST_UNREAD = 16 * LARGEST;
const METHODS = ["GET", "POST"];
/** A page that somebody has been lured to may have a name that leads to this computer, but not these. */
const OWN_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** Why a request is not served, to be said with HTTP's status. */
export interface Refusal {
	readonly status: number;
	readonly headers?: readonly (readonly [name: string, value: string])[];
	readonly text: string;
}

/** Where a request goes. */
export interface Address {
	readonly op: string;
	readonly query: string;
}

/** Where it goes; undefined if there is nothing. */
export function addressOf({ url = "" }: IncomingMessage): Address | undefined {
	const question = url.indexOf("?");
	const path = question < 0 ? url : url.slice(0, question);
	const op = path.startsWith(BASE) ? path.slice(BASE.length) : "";
	return /^[A-Za-z]\w*$/.test(op) ? { op, query: question < 0 ? "" : url.slice(question + 1) } : undefined;
}

/** What is wrong with it before anybody looks at who has sent it; undefined if nothing is. `open`: nobody has to log in. */
export function refusalOf(incoming: IncomingMessage, open: boolean): Refusal | undefined {
	const { method = "", headers } = incoming;
	if (!METHODS.includes(method)) return { status: 501, text: `${method} is not served; write GET or POST` };
	if (addressOf(incoming) === undefined)
		return { status: 404, text: `there is nothing here; an op is at ${BASE}OP, for instance ${BASE}about` };
	const name = headers.host?.replace(/:\d+$/, "").toLowerCase() ?? "";
	if (open && !OWN_NAMES.includes(name))
		return { status: 403, text: `without a login this computer is ${OWN_NAMES.join(" or ")}, not ${name}` };
	return undefined;
}

/** The whole request, or why it is none. A GET has no body: phable sends an empty grid with some, and `Content-Type: json` with others. */
export async function requestIn(incoming: IncomingMessage, { op, query }: Address): Promise<Request | Refusal> {
	const { method = "", headers } = incoming;
	const { accept, "content-type": contentType } = headers;
	const bytes = await bodyOf(incoming);
	if (bytes === undefined) return { status: 413, headers: [["Connection", "close"]], text: `a body has ${LARGEST} bytes at most` };
	const asked = { method, op, query, ...(accept === undefined ? {} : { accept }) };
	if (method === "GET") return { ...asked, body: "" };
	if (contentType === undefined)
		return { status: 400, text: "Content-Type is missing; write text/zinc, or what else the op filetypes lists" };
	const body = textOf(bytes);
	return body === undefined ? { status: 400, text: "the body is no UTF-8" } : { ...asked, contentType, body };
}

/** The bytes, or undefined of too many. A sender that is gone is an error, which nobody hears. */
async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of incoming.iterator({ destroyOnReturn: false })) {
		length += part.length;
		if (length <= LARGEST) parts.push(part);
		else if (length > LARGEST_UNREAD) break;
	}
	return length > LARGEST ? undefined : Buffer.concat(parts);
}

function textOf(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

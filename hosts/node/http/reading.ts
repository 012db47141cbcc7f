// SPDX-License-Identifier: Apache-2.0
/** What a request of HTTP asks, and why its body is none. */
import type { IncomingMessage } from "node:http";
import type { Request } from "../../../src/http/exchange.js";

/** A body that is too long is read to its end if that is near, so that its sender hears why it is refused: so many bytes. */
const LARGEST_UNREAD = 1_048_576;

/** Why a request is not served, to be said with HTTP's status. */
export interface Refusal {
	readonly status: number;
	readonly headers?: readonly (readonly [name: string, value: string])[];
	readonly text: string;
}

/** The head of a request, without its body. */
export function headOf({ method = "", url = "", headers, socket }: IncomingMessage): Request {
	const question = url.indexOf("?");
	return {
		method,
		path: question < 0 ? url : url.slice(0, question),
		query: question < 0 ? "" : url.slice(question + 1),
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])),
		body: "",
		from: socket.remoteAddress ?? "",
	};
}

/** The body, of so many bytes at most, or why it is none. A sender that is gone is an error, which nobody hears. */
export async function bodyOf(incoming: IncomingMessage, longest: number): Promise<string | Refusal> {
	const bytes = await bytesOf(incoming, longest);
	if (bytes === undefined) return { status: 413, headers: [["Connection", "close"]], text: `a body has ${longest} bytes at most` };
	return textOf(bytes) ?? { status: 400, text: "the body is no UTF-8" };
}

/** The bytes, or undefined of too many. */
async function bytesOf(incoming: IncomingMessage, longest: number): Promise<Uint8Array | undefined> {
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of incoming.iterator({ destroyOnReturn: false })) {
		length += part.length;
		if (length <= longest) parts.push(part);
		else if (length > LARGEST_UNREAD) break;
	}
	return length > longest ? undefined : Buffer.concat(parts);
}

function textOf(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

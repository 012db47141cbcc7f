// SPDX-License-Identifier: Apache-2.0
/** Sends an answer piece by piece, no faster than whoever asked takes it. */
import type { ServerResponse } from "node:http";
import type { Bytes, Head, Reply, Response, Stream } from "../../../src/http/exchange.js";
import type { Refusal } from "./reading.js";

/** Pieces go out together until they are so long, characters. */
const LENGTH = 16_384;

/** Refuses a request in words. */
export function refuse(outgoing: ServerResponse, { status, headers = [], text }: Refusal): void {
	const all = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", ...Object.fromEntries(headers) };
	outgoing.writeHead(status, { ...all, "Content-Type": "text/plain; charset=utf-8" });
	outgoing.end(`${text}\n`);
}

/** Sends an answer. What its body throws is thrown, after whoever asked was told by an early end if it was too late for a status. */
export async function send(outgoing: ServerResponse, reply: Reply): Promise<void> {
	if ("body" in reply) await sendText(outgoing, reply);
	else if ("bytes" in reply) sendBytes(outgoing, reply);
	else follow(outgoing, reply);
}

function begin(outgoing: ServerResponse, { status, contentType, headers = [] }: Head): ServerResponse {
	return outgoing.writeHead(status, { ...Object.fromEntries(headers), "Content-Type": contentType });
}

function sendBytes(outgoing: ServerResponse, reply: Bytes): void {
	outgoing.setHeader("Content-Length", reply.bytes.length);
	begin(outgoing, reply).end(reply.bytes);
}

async function sendText(outgoing: ServerResponse, reply: Response): Promise<void> {
	let text = "";
	const head = (): ServerResponse => (outgoing.headersSent ? outgoing : begin(outgoing, reply));
	for (const piece of reply.body) {
		text += piece;
		if (text.length < LENGTH) continue;
		if (!(await taken(head(), text))) return;
		text = "";
	}
	head().end(text);
}

/** Hands a text over. True once more may come, which others may do something before; false if nobody takes it any more. */
async function taken(outgoing: ServerResponse, text: string): Promise<boolean> {
	if (outgoing.destroyed) return false;
	const more = outgoing.write(text);
	await new Promise<void>((resolve) => {
		if (more) setImmediate(resolve);
		else wake(outgoing, resolve);
	});
	return !outgoing.destroyed;
}

/** Calls once there is room, or nobody any more. */
function wake(outgoing: ServerResponse, resolve: () => void): void {
	const woken = (): void => {
		outgoing.off("drain", woken).off("close", woken);
		resolve();
	};
	outgoing.on("drain", woken).on("close", woken);
}

/** Sends what comes by and by, until it is over or nobody listens any more. */
function follow(outgoing: ServerResponse, stream: Stream): void {
	const pump = (): void => {
		if (stream.over) outgoing.destroy();
		while (!outgoing.destroyed && !outgoing.writableNeedDrain) {
			const piece = stream.next();
			if (piece === undefined) return;
			outgoing.write(piece);
		}
	};
	begin(outgoing, stream).flushHeaders();
	outgoing.on("drain", pump).once("close", () => stream.close());
	stream.wakes(pump);
	pump();
}

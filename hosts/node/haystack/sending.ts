// SPDX-License-Identifier: Apache-2.0
/** Sends an answer piece by piece, no faster than whoever asked takes it. */
import type { ServerResponse } from "node:http";
import type { Response } from "../../../src/haystack/exchange.js";
import type { Refusal } from "./reading.js";

/** Pieces go out together until they are so long, characters. */
const LENGTH = 16_384;

/** Nothing that is answered is true for long. */
const FRESH = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** Refuses a request in words. */
export function refuse(outgoing: ServerResponse, { status, headers = [], text }: Refusal): void {
	outgoing.writeHead(status, { ...FRESH, ...Object.fromEntries(headers), "Content-Type": "text/plain; charset=utf-8" });
	outgoing.end(`${text}\n`);
}

/** Sends an answer. What its body throws is thrown, after whoever asked was told by an early end if it was too late for a status. */
export async function send(outgoing: ServerResponse, { status, contentType, body }: Response): Promise<void> {
	let text = "";
	const head = (): ServerResponse =>
		outgoing.headersSent ? outgoing : outgoing.writeHead(status, { ...FRESH, "Content-Type": contentType });
	for (const piece of body) {
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

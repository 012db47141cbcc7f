// SPDX-License-Identifier: Apache-2.0
/** Ops that stand in for a charger's: they say what they were asked, much, late, or what must not be. */
import type { Ops, Request, Response } from "../../../src/haystack/exchange.js";

/** The answer of `about`. */
export const ABOUT = 'ver:"3.0"\nproductName\n"Pilotlight"\n';
const ZINC = "text/zinc; charset=utf-8";
const PIECES = 4_000;
const PIECE = "0123456789abcdef".repeat(1_024);

/** The ops, and what has been seen of them. */
export class StandIn implements Ops {
	readonly asked: Request[] = [];
	/** Pieces that were made of the answer of `much`, and whether it has ended. */
	made = 0;
	over = false;

	answer(request: Request, answered: (response: Response) => void): void {
		this.asked.push(request);
		const say = (body: Iterable<string>, status = 200): void => answered({ status, contentType: ZINC, body });
		if (request.op === "wrong") throw new Error("out of order");
		if (request.op === "late") setTimeout(() => say([ABOUT]), 100);
		else if (request.op === "much") say(this.#much());
		else if (request.op === "broken") say(broken());
		else if (request.op === "echo") say([JSON.stringify(request)]);
		else if (request.op === "close") say([], request.method === "GET" ? 405 : 200);
		else if (request.op === "about") say([ABOUT]);
		else say(["no such op"], 404);
	}

	*#much(): Iterable<string> {
		try {
			for (; this.made < PIECES; this.made++) yield PIECE;
		} finally {
			this.over = true;
		}
	}
}

function* broken(): Iterable<string> {
	yield PIECE;
	throw new Error("out of rows");
}

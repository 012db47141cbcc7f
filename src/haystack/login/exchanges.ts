// SPDX-License-Identifier: Apache-2.0
/** Logins that have begun and are not over: a bounded number, each for a short time. */
import { hexFrom } from "../../login/base64.js";
import type { Crypto, Secret } from "../../login/secret.js";
import type { First } from "./scram.js";

/** How long one may take, ms: a person types nothing between its messages. */
const LIFE_MS = 60_000;
/** So many at most, and of those so many from the same place; the oldest makes room. */
const MOST = 32;
const MOST_OF_ONE = 4;
/** Bytes of the token that the client gives back with each message. */
const LENGTH = 16;

/** One login. */
export interface Exchange {
	/** Hexadecimal digits: phable reads no others. The same from the first message to the last. */
	readonly token: string;
	readonly from: string;
	readonly at: number;
	readonly name: string;
	/** Of the user, or made up if there is none of that name. */
	readonly secret: Secret;
	/** What the client has said first and was answered, with the nonce of both. */
	asked: { readonly first: First; readonly challenge: string; readonly nonce: string } | undefined;
}

/** All of them. Times are ms, and never go back. */
export class Exchanges {
	readonly #crypto: Crypto;
	#open: Exchange[] = [];

	constructor(crypto: Crypto) {
		this.#crypto = crypto;
	}

	/** Somebody begins. */
	begin(from: string, name: string, secret: Secret, now: number): Exchange {
		this.#open = this.#open.filter(({ at }) => now - at < LIFE_MS);
		if (this.#open.filter((exchange) => exchange.from === from).length >= MOST_OF_ONE)
			this.end(this.#open.find((exchange) => exchange.from === from));
		if (this.#open.length >= MOST) this.end(this.#open[0]);
		const exchange = { token: hexFrom(this.#crypto.random(LENGTH)), from, at: now, name, secret, asked: undefined };
		this.#open.push(exchange);
		return exchange;
	}

	/** The one with a token; undefined if there is none any more. */
	find(token: string, now: number): Exchange | undefined {
		return this.#open.find((exchange) => exchange.token === token && now - exchange.at < LIFE_MS);
	}

	/** It is over. */
	end(over: Exchange | undefined): void {
		this.#open = this.#open.filter((exchange) => exchange !== over);
	}
}

// SPDX-License-Identifier: Apache-2.0
/** Who is logged in: tokens, which end when somebody says so, or when nobody has used them for a while. */
import { bytesOf, hexFrom } from "./base64.js";
import { type Crypto, isSame } from "./secret.js";

/** A token that was not used for so long is none any more, ms. */
const IDLE_MS = 1_800_000;
/** So many at most; who logs in then ends the one that was not used longest. */
const MOST = 16;
/** Bytes of a token. */
const LENGTH = 16;

interface Held {
	readonly bytes: Uint8Array;
	readonly user: string;
	usedAt: number;
}

/** Tokens of all users. Times are ms, and never go back. */
export class Tokens {
	readonly #crypto: Crypto;
	#held: Held[] = [];

	constructor(crypto: Crypto) {
		this.#crypto = crypto;
	}

	/** A token for a user: hexadecimal digits. */
	issue(user: string, now: number): string {
		this.#held = this.#held.filter((held) => isLive(held, now)).sort((a, b) => b.usedAt - a.usedAt);
		this.#held.length = Math.min(this.#held.length, MOST - 1);
		const token = hexFrom(this.#crypto.random(LENGTH));
		this.#held.push({ bytes: bytesOf(token), user, usedAt: now });
		return token;
	}

	/** Whose token is used; undefined if it is none. */
	use(token: string, now: number): string | undefined {
		const held = this.#find(token, now);
		if (held !== undefined) held.usedAt = now;
		return held?.user;
	}

	/** Ends a token. */
	end(token: string, now: number): void {
		const ended = this.#find(token, now);
		this.#held = this.#held.filter((held) => held !== ended);
	}

	/** Ends all. */
	endAll(): void {
		this.#held = [];
	}

	/** Looks at each, so that the time says nothing. */
	#find(token: string, now: number): Held | undefined {
		const bytes = asciiOf(token);
		let found: Held | undefined;
		for (const held of this.#held) if (isSame(bytes, held.bytes) && isLive(held, now)) found = held;
		return found;
	}
}

/** Whatever was written, as bytes; what is no ASCII is no token. */
function asciiOf(token: string): Uint8Array {
	return Uint8Array.from(token, (character) => Math.min(character.charCodeAt(0), 255));
}

function isLive({ usedAt }: Held, now: number): boolean {
	return now - usedAt < IDLE_MS;
}

// SPDX-License-Identifier: Apache-2.0
/** Cards and other tokens: what one looks like, when two are the same, and when one was shown twice. */
import { frozen } from "../control/frozen.js";
import type { Listener } from "./events.js";

/** What a token may be, by OCPP 2.0.1's IdTokenEnumType; NoAuthorization is nobody's to show. */
export const TOKEN_KINDS = frozen(["Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress"] as const);

/** One of them. */
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** What a reader reads. */
const CARDS: readonly TokenKind[] = frozen(["ISO14443", "ISO15693"] as const);

/** Tokens are at most so long: EVerest and OCPP, 36 characters. */
const LONGEST = 36;
/** identifierString of OCPP 2.0.1. */
const LETTERS = /^[A-Za-z0-9*_=:+|@.-]*$/;

/** What is wrong with a token; an empty text if nothing. */
export function wrongWithToken(token: string): string {
	if (token === "" || token.length > LONGEST) return `a token has 1 to ${LONGEST} characters`;
	return LETTERS.test(token) ? "" : `${JSON.stringify(token)} is no token: it has letters, digits and * - _ = : + | @ . only`;
}

/** Whether two tokens are the same: readers differ in how they write the letters of a number. */
export function sameToken(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** The reader: it may tell a card again for as long as that is held to it. */
export class Reader {
	#token = "";
	#at = Number.NEGATIVE_INFINITY;
	readonly #tell: Listener;

	constructor(tell: Listener) {
		this.#tell = tell;
	}

	/** Something is shown; that it was a card is told, whatever comes of it. */
	show(token: string, tokenKind: TokenKind): void {
		if (CARDS.includes(tokenKind)) this.#tell("CardShown", { token, tokenKind });
	}

	/** Whether this is still the card that was accepted before. Times are on the port's clock, ms. */
	holds(token: string, ms: number, withinMs: number): boolean {
		const still = sameToken(token, this.#token) && ms - this.#at < withinMs;
		if (still) this.#at = ms;
		return still;
	}

	/** A card was accepted. */
	note(token: string, ms: number): void {
		this.#token = token;
		this.#at = ms;
	}

	/** Another one was shown, or somebody has undone what it did: it may be shown again at once. */
	forget(): void {
		this.#token = "";
	}
}

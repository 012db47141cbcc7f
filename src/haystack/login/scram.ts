// SPDX-License-Identifier: Apache-2.0
/** The server's half of SCRAM (RFC 5802, RFC 7677), without channel binding: messages as texts, keys as bytes, cryptography from outside. */
import { frozen } from "../../control/frozen.js";
import { base64From, bytesFromBase64, bytesOf } from "../../login/base64.js";
import { type Crypto, isSame, type Secret } from "../../login/secret.js";

/** No channel binding: because the client has none, or because it takes the server to have none (RFC 5802 § 6). */
const WAYS: readonly string[] = frozen(["n", "y"]);
const ESCAPED: { readonly [digits: string]: string } = frozen({ "2C": ",", "3D": "=" });

/** What the client says first. */
export interface First {
	/** How it would bind channels: "n,," or "y,,". */
	readonly binding: string;
	readonly name: string;
	readonly nonce: string;
	/** The message without the binding. */
	readonly bare: string;
}

/** What the client says last. */
export interface Final {
	readonly binding: Uint8Array;
	readonly nonce: string;
	readonly proof: Uint8Array;
	readonly withoutProof: string;
}

/** Reads a client-first-message; undefined of what is none, or wants what there is not: channel binding, another identity, extensions that must be known. */
export function firstIn(message: string): First | undefined {
	const [way, identity, name, nonce] = message.split(",", 4);
	if (!WAYS.includes(way) || identity !== "" || !isGiven("n", name) || !isGiven("r", nonce)) return undefined;
	const called = unescaped(name.slice(2));
	return called === undefined
		? undefined
		: { binding: `${way},,`, name: called, nonce: nonce.slice(2), bare: message.slice(way.length + 2) };
}

/** Whether an attribute is there that has to be there. */
function isGiven(letter: string, attribute: string | undefined): attribute is string {
	return attribute?.startsWith(`${letter}=`) === true && attribute.length > 2;
}

/** A name with its commas and equals signs; undefined of one that has others. */
function unescaped(name: string): string | undefined {
	const [start, ...parts] = name.split("=");
	const wrong = parts.some((part) => ESCAPED[part.slice(0, 2)] === undefined);
	return wrong ? undefined : start + parts.map((part) => ESCAPED[part.slice(0, 2)] + part.slice(2)).join("");
}

/** The server-first-message. `nonce` is that of both. */
export function challengeOf({ salt, iterations }: Secret, nonce: string): string {
	return `r=${nonce},s=${base64From(salt)},i=${iterations}`;
}

/** Reads a client-final-message; undefined of what is none. */
export function finalIn(message: string): Final | undefined {
	const end = message.lastIndexOf(",p=");
	const withoutProof = message.slice(0, Math.max(end, 0));
	const [way, nonce] = withoutProof.split(",", 2);
	if (!isGiven("c", way) || !isGiven("r", nonce)) return undefined;
	const binding = bytesFromBase64(way.slice(2));
	const proof = bytesFromBase64(message.slice(end + 3));
	return binding === undefined || proof === undefined ? undefined : { binding, nonce: nonce.slice(2), proof, withoutProof };
}

/** The server-final-message for who has proved to know the password; undefined for who has not. `challenge` is what was answered to `first`, `nonce` that in it. */
export function verdictOn(
	crypto: Crypto,
	secret: Secret,
	first: First,
	challenge: string,
	nonce: string,
	final: Final,
): string | undefined {
	const said = bytesOf(`${first.bare},${challenge},${final.withoutProof}`);
	const signature = crypto.hmac(secret.storedKey, said);
	const key = signature.map((byte, at) => byte ^ (final.proof[at] ?? 0));
	const proved = isSame(crypto.sha256(key), secret.storedKey) && final.proof.length === signature.length;
	const meant = isSame(final.binding, bytesOf(first.binding)) && final.nonce === nonce;
	return proved && meant ? `v=${base64From(crypto.hmac(secret.serverKey, said))}` : undefined;
}

// SPDX-License-Identifier: Apache-2.0
/** What is kept of a password (RFC 5802), by cryptography from outside: with it one can tell who knows the password, and cannot log in. */
import { bytesOf } from "./base64.js";

/** Shorter passwords are soon guessed, and longer ones keep the engine busy, characters. */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 64;

/** SHA-256 and what is made of it, as the platform has it. */
export interface Crypto {
	sha256(bytes: Uint8Array): Uint8Array;
	hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array;
	/** 32 bytes. */
	pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array;
	random(count: number): Uint8Array;
}

/** What is kept. */
export interface Secret {
	/** 16 bytes or more: NIST SP 800-132, and haystack-py takes no less. */
	readonly salt: Uint8Array;
	/** 4096 or more: RFC 7677. */
	readonly iterations: number;
	readonly storedKey: Uint8Array;
	readonly serverKey: Uint8Array;
}

/** What is to be kept of a password. It is taken as it is written: SASLprep is left out, as clients of Haystack do. */
export function secretOf(crypto: Crypto, password: string, salt: Uint8Array, iterations: number): Secret {
	const salted = crypto.pbkdf2(bytesOf(password), salt, iterations);
	const storedKey = crypto.sha256(crypto.hmac(salted, bytesOf("Client Key")));
	return { salt, iterations, storedKey, serverKey: crypto.hmac(salted, bytesOf("Server Key")) };
}

/** Whether this is the password. It takes as long as the iterations do. */
export function isPassword(crypto: Crypto, { salt, iterations, storedKey }: Secret, password: string): boolean {
	return isSame(secretOf(crypto, password, salt, iterations).storedKey, storedKey);
}

/** What is wrong with a new password; an empty text if nothing is. */
export function wrongPassword(password: string): string {
	const { length } = password;
	if (length < SHORTEST_PASSWORD) return `${length} characters are too few; a password has ${SHORTEST_PASSWORD} or more`;
	if (length > LONGEST_PASSWORD) return `${length} characters are too many; a password has ${LONGEST_PASSWORD} at most`;
	// clients write what is no ASCII as different bytes (RFC 7617, 2.1; RFC 8265)
	return [...password].every((letter) => letter >= " " && letter <= "~")
		? ""
		: "it has characters that are not plain ASCII; write letters, digits, spaces and signs";
}

/** Whether bytes are the same, in a time that does not tell where they differ. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
	let difference = a.length ^ b.length;
	for (let at = 0; at < b.length; at++) difference |= (a[at] ?? 0) ^ b[at];
	return difference === 0;
}

// SPDX-License-Identifier: Apache-2.0
/** Base64 (RFC 4648) and UTF-8, as login messages have them. */
import { frozen } from "../control/frozen.js";

const COMMON = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const ALPHABETS = frozen({ plain: `${COMMON}+/`, url: `${COMMON}-_` });

/** The plain alphabet, padded, as SCRAM writes keys and salts (RFC 5802). */
export function base64From(bytes: Uint8Array): string {
	const text = digits(bytes, ALPHABETS.plain);
	return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

/** The alphabet of addresses, not padded, as docHaystack Auth wants what stands in headers. */
export function base64UrlFrom(bytes: Uint8Array): string {
	return digits(bytes, ALPHABETS.url);
}

function digits(bytes: Uint8Array, alphabet: string): string {
	let text = "";
	for (let at = 0; at < bytes.length; at += 3) {
		const triple = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		const count = Math.min(bytes.length - at, 3) + 1;
		for (let i = 0; i < count; i++) text += alphabet[(triple >> (18 - 6 * i)) & 63];
	}
	return text;
}

/** The bytes of either alphabet, padded or not, because clients mix them; undefined of what is no base64. */
export function bytesFromBase64(text: string): Uint8Array | undefined {
	const end = text.indexOf("=");
	const length = end < 0 ? text.length : end;
	if (length % 4 === 1 || !isPadding(text, length)) return undefined;
	const bytes = new Uint8Array(Math.floor((length * 3) / 4));
	let bits = 0;
	let at = 0;
	for (let i = 0; i < length; i++) {
		const digit = digitOf(text[i]);
		if (digit < 0) return undefined;
		bits = (bits << 6) | digit;
		if (i % 4 > 0) bytes[at++] = (bits >> (6 - 2 * (i % 4))) & 255;
	}
	return bytes;
}

/** Whether nothing stands behind the digits, or what fills their last four up. */
function isPadding(text: string, from: number): boolean {
	return from === text.length || (text.length % 4 === 0 && text.slice(from) === "==".slice(0, text.length - from));
}

function digitOf(character: string): number {
	const digit = ALPHABETS.plain.indexOf(character);
	return digit < 0 ? ALPHABETS.url.indexOf(character) : digit;
}

/** The UTF-8 of a text. Half of a surrogate pair is an error, URIError. */
export function bytesOf(text: string): Uint8Array {
	const escaped = encodeURIComponent(text);
	const bytes: number[] = [];
	for (let at = 0; at < escaped.length; at += escaped[at] === "%" ? 3 : 1)
		bytes.push(escaped[at] === "%" ? Number.parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at));
	return Uint8Array.from(bytes);
}

/** The text of UTF-8; undefined of what is none. */
export function textOf(bytes: Uint8Array): string | undefined {
	let escaped = "";
	for (const byte of bytes) escaped += `%${hexOf(byte)}`;
	try {
		const text = decodeURIComponent(escaped);
		// XS takes C0 80 for the character 0
		return bytesOf(text).length === bytes.length ? text : undefined;
	} catch {
		return undefined;
	}
}

/** Two hexadecimal digits for each byte. */
export function hexFrom(bytes: Uint8Array): string {
	let text = "";
	for (const byte of bytes) text += hexOf(byte);
	return text;
}

function hexOf(byte: number): string {
	return (byte < 16 ? "0" : "") + byte.toString(16);
}

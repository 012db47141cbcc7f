// SPDX-License-Identifier: Apache-2.0
/** How long texts are as UTF-8 (RFC 3629), so that they can be sent in pieces that end with a character. */

import { frozen } from "../control/frozen.js";

/** Most texts are plain, and then the engine itself counts. */
const PLAIN = frozen(/^[ -~]*$/);

/** Bytes of a character; half of a pair counts as the replacement that every encoder makes of it. */
function bytesAt(text: string, at: number): number {
	const point = text.codePointAt(at) ?? 0;
	if (point < 0x80) return 1;
	if (point < 0x800) return 2;
	return point < 0x1_0000 ? 3 : 4;
}

/** Bytes of a text. */
export function bytesOf(text: string): number {
	if (PLAIN.test(text)) return text.length;
	let bytes = 0;
	for (let at = 0; at < text.length; at += bytesAt(text, at) === 4 ? 2 : 1) bytes += bytesAt(text, at);
	return bytes;
}

/** Where a piece ends that begins at `from` and has at most so many bytes: the place behind it. */
export function endOf(text: string, from: number, bytes: number): number {
	const plain = Math.min(text.length, from + bytes);
	if (PLAIN.test(text.slice(from, plain))) return plain;
	let left = bytes;
	let at = from;
	while (at < text.length) {
		const size = bytesAt(text, at);
		if (size > left) return at;
		left -= size;
		at += size === 4 ? 2 : 1;
	}
	return at;
}

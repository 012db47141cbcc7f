// SPDX-License-Identifier: Apache-2.0
/** How long texts are as UTF-8 (RFC 3629), so that they can be sent in pieces that end with a character. */

import { frozen } from "../control/frozen.js";

/** Most texts have none, and then the engine itself counts. */
const ODD = frozen(/[^ -~]/);

/** Bytes of a character; half of a pair counts as the replacement that every encoder makes of it. */
function bytesIn(character: string): number {
	const point = character.codePointAt(0) ?? 0;
	if (point < 0x80) return 1;
	if (point < 0x800) return 2;
	return point < 0x1_0000 ? 3 : 4;
}

/** Bytes of a text. */
export function bytesOf(text: string): number {
	if (!ODD.test(text)) return text.length;
	let bytes = 0;
	for (const character of text) bytes += bytesIn(character);
	return bytes;
}

/** Where a piece ends that begins at `from` and has at most so many bytes: the place behind it. A character above FFFF has one place on some engines, and two on others. */
export function endOf(text: string, from: number, bytes: number): number {
	const part = text.slice(from, from + bytes);
	if (!ODD.test(part)) return from + part.length;
	let left = bytes;
	let at = from;
	for (const character of part) {
		left -= bytesIn(character);
		if (left < 0) break;
		at += character.length;
	}
	return at;
}

// SPDX-License-Identifier: Apache-2.0
/** UTF-8, which XS has no decoder for: strict in both directions (RFC 3629). */

const LAST = 0x10ffff;
const REPLACEMENT = 0xfffd;

/** The bytes of a text; half of a surrogate pair becomes the replacement character. */
export function utf8From(text: string): number[] {
	const bytes: number[] = [];
	for (const character of text) putPoint(bytes, character.codePointAt(0) as number);
	return bytes;
}

function putPoint(bytes: number[], point: number): void {
	if (point >= 0xd800 && point < 0xe000) putPoint(bytes, REPLACEMENT);
	else if (point < 0x80) bytes.push(point);
	else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point));
	else if (point < 0x1_0000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
	else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
}

function tail(point: number): number {
	return 0x80 | (point & 0x3f);
}

/** The text of so many bytes from a place; undefined of what is no UTF-8. */
export function textFrom(bytes: Uint8Array, from: number, to: number): string | undefined {
	let text = "";
	for (let at = from; at < to; ) {
		const length = lengthOf(bytes[at]);
		const point = length === 0 || at + length > to ? -1 : pointAt(bytes, at, length);
		if (point < 0) return undefined;
		text += String.fromCodePoint(point);
		at += length;
	}
	return text;
}

/** How many bytes a character has that begins so; 0 if none does. */
function lengthOf(first: number): number {
	if (first < 0x80) return 1;
	if (first < 0xc2 || first > 0xf4) return 0;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function pointAt(bytes: Uint8Array, at: number, length: number): number {
	if (length === 1) return bytes[at];
	let point = bytes[at] & (0x7f >> length);
	for (let i = 1; i < length; i++) {
		if ((bytes[at + i] & 0xc0) !== 0x80) return -1;
		point = (point << 6) | (bytes[at + i] & 0x3f);
	}
	const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x1_0000;
	return point < least || point > LAST || (point >= 0xd800 && point < 0xe000) ? -1 : point;
}

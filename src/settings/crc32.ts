// SPDX-License-Identifier: Apache-2.0
/** CRC-32 (IEEE 802.3, reflected 0xEDB88320) of a text of single bytes, a nibble at a time. */
import { frozen } from "../control/frozen.js";

/** What a nibble turns the remainder into. */
const NIBBLES = frozen([
	0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8,
	0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
]);

/** As eight digits of hexadecimal. Of each character the low byte counts. */
export function crc32(text: string): string {
	let rest = -1;
	for (let i = 0; i < text.length; i++) {
		rest ^= text.charCodeAt(i) & 0xff;
		rest = NIBBLES[rest & 15] ^ (rest >>> 4);
		rest = NIBBLES[rest & 15] ^ (rest >>> 4);
	}
	return hex(~rest);
}

/** Two halves: neither of them leaves 31 bits. */
function hex(value: number): string {
	return `${digits((value >>> 16) & 0xffff)}${digits(value & 0xffff)}`;
}

function digits(half: number): string {
	return half.toString(16).padStart(4, "0");
}

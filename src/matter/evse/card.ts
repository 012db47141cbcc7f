// SPDX-License-Identifier: Apache-2.0
/** The number of a card, as the event RFID has it. */

/** ISO 14443-3: 4, 7 or 10 bytes. */
const UID = /^(?:[0-9a-f]{8}|[0-9a-f]{14}|[0-9a-f]{20})$/i;

/** The bytes of a card's number in hexadecimal; undefined of what is no such number. */
export function uidOf(token: string): Uint8Array | undefined {
	if (!UID.test(token)) return undefined;
	return Uint8Array.from({ length: token.length / 2 }, (_, place) => Number.parseInt(token.slice(2 * place, 2 * place + 2), 16));
}
